import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { AuditChange } from '#shared/audit/audit.schema.ts'
import { channelNote } from '#shared/figures/channel.rules.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './entry-detail.module.css'

const shownAtFirst = 60

/** One entry: when, who, how, what it did, and every figure before and after. */
export function EntryDetail({ id }: { readonly id: number | undefined }) {
  const { data, error, isError } = useBackendQuery(
    'audit.getEvent',
    { id: id ?? 1 },
    { enabled: id !== undefined, keepPrevious: true },
  )
  if (isError) return <Notice tone="error">{errorText(error)}</Notice>
  if (id === undefined || data === undefined || data === null)
    return <p className={styles.muted}>{t('audit.noneChosen')}</p>
  const { event, changes } = data
  return (
    <section aria-label={t('audit.detail', { number: formatCount(event.id) })}>
      <h2 className={styles.title}>{t('audit.detail', { number: formatCount(event.id) })}</h2>
      <p className={styles.muted}>
        {instantText(event.at)} · {event.author}
      </p>
      {event.lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
      {event.document !== '' && (
        <p className={styles.line}>
          {t('audit.document')}: {event.document}
        </p>
      )}
      <p className={styles.muted}>
        {t('audit.hash')} {event.hash}
      </p>
      {changes.length > 0 && <Changes key={event.id} changes={changes} />}
    </section>
  )
}

/** The figures before and after; the unit and the day are named where they differ, else the line above names them. */
function Changes({ changes }: { readonly changes: readonly AuditChange[] }) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? changes : changes.slice(0, shownAtFirst)
  const hasUnits = new Set(changes.map(({ unitCode }) => unitCode)).size > 1
  const hasDays = new Set(changes.map(daysText)).size > 1
  return (
    <>
      <h3 className={styles.heading}>{t('audit.changes')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            {hasUnits && <th scope="col">{t('audit.unit')}</th>}
            <th scope="col">{t('audit.indicator')}</th>
            {hasDays && <th scope="col">{t('audit.day')}</th>}
            <th scope="col" data-number>
              {t('audit.before')}
            </th>
            <th scope="col" data-number>
              {t('audit.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={[change.unitCode, change.indicator, change.channel, change.from, change.to].join(' ')}>
              {hasUnits && <td>{change.unitName}</td>}
              <td>
                {indicatorLabel(change.indicator, localDate(change.to))}
                {channelNote(change.channel)}
              </td>
              {hasDays && <td className={styles.days}>{daysText(change)}</td>}
              <td data-number>{countText(change.before)}</td>
              <td data-number>{change.draft === null ? countText(change.after) : `“${change.draft}”`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < changes.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setIsWhole(true)}>
          {t('audit.moreChanges', { count: formatCount(changes.length) })}
        </Button>
      )}
    </>
  )
}

function daysText({ from, to }: AuditChange): string {
  return from === to ? formatDate(localDate(from)) : `${formatDate(localDate(from))} – ${formatDate(localDate(to))}`
}

function countText(count: number | null): string {
  return count === null ? t('audit.blank') : formatCount(count)
}
