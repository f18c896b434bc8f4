import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './campaign-history.module.css'
import { eventLines } from './history-words.ts'

/** What was done to a campaign and its figures, newest first. */
export function CampaignHistory({ id }: { readonly id: string }) {
  const answer = useBackendQuery('campaigns.listHistory', { id })
  if (answer.isError) return <Notice tone="error">{errorText(answer.error)}</Notice>
  if (answer.data === undefined) return <Loading />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is reached by keyboard
    <section className={styles.history} aria-label={t('campaigns.historyTitle')} tabIndex={0}>
      {answer.data.length === 0 && <p>{t('campaigns.historyNone')}</p>}
      <ol>
        {answer.data.map((event) => (
          <li key={event.entryId} className={styles.item}>
            <p className={styles.by}>
              {instantText(event.at)} · {event.author}
            </p>
            {eventLines(event).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
