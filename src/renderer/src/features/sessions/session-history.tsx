import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { sessionTotals } from '#shared/sessions/session-figures.rules.ts'
import type { SessionChange } from '#shared/sessions/sessions.schema.ts'
import { sessionStatusTexts } from '#shared/texts/session.texts.ts'
import styles from './session-panel.module.css'
import { countText } from './session-words.ts'

/** What a session has been, newest first. */
export function SessionHistory({ history }: { readonly history: readonly SessionChange[] }) {
  return (
    <section className={styles.history} aria-label={t('sessions.history')}>
      <h3>
        {t('sessions.history')} · {t('sessions.historyCount', { count: history.length })}
      </h3>
      <ol>
        {history.map((change) => (
          <li key={change.entryId}>{changeText(change)}</li>
        ))}
      </ol>
    </section>
  )
}

function changeText({ at, author, plan, figures }: SessionChange): string {
  const when = { at: instantText(at), author }
  if (plan === null) return t('sessions.historyGone', when)
  const totals = sessionTotals(figures)
  const status = sessionStatusTexts[plan.status].toLocaleLowerCase('vi')
  const line = t('sessions.historyLine', { ...when, status, date: formatDate(plan.on) })
  const told =
    figures.length === 0
      ? []
      : [
          t('sessions.historyFigures', {
            card: countText(totals['CC_TOTAL']),
            collected: countText(totals['EID_COL']),
          }),
        ]
  return [line, ...told, ...(plan.cancelReason === '' ? [] : [plan.cancelReason])].join(', ')
}
