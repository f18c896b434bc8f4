import { VisuallyHidden } from '@mantine/core'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { StoreSummary } from '#shared/backup/backup.contract.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './backup-cards.module.css'

interface StoreComparisonProps {
  readonly backup: StoreSummary
  readonly current: StoreSummary
}

/** The book and the backup side by side, and in words what putting the backup back would lose and gain. */
export function StoreComparison({ backup, current }: StoreComparisonProps) {
  const lines: readonly (readonly [string, (store: StoreSummary) => string])[] = [
    [t('backup.unit'), (store) => store.unitName ?? t('backup.none')],
    [t('backup.entries'), (store) => formatCount(store.entries)],
    [t('backup.revisions'), (store) => formatCount(store.revisions)],
    [
      t('backup.lastEntry'),
      (store) => (store.lastEntryAt === null ? t('backup.none') : instantText(store.lastEntryAt)),
    ],
    [t('backup.days'), daysText],
  ]
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t('backup.compared')}</VisuallyHidden>
            </th>
            <th scope="col">{t('backup.current')}</th>
            <th scope="col">{t('backup.backup')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, textOf]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{textOf(current)}</td>
              <td>{textOf(backup)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.outcome}>
        {isOtherUnit(backup, current) && (
          <Notice tone="error">{t('backup.otherUnit', { unit: backup.unitName ?? '' })}</Notice>
        )}
        <Difference lost={current.entries - backup.entries} />
      </div>
    </>
  )
}

function isOtherUnit(backup: StoreSummary, current: StoreSummary): boolean {
  return current.unitCode !== null && backup.unitCode !== current.unitCode
}

function daysText({ firstOn, lastOn }: StoreSummary): string {
  if (firstOn === null || lastOn === null) return t('backup.none')
  return `${formatDate(localDate(firstOn))} – ${formatDate(localDate(lastOn))}`
}

function Difference({ lost }: { readonly lost: number }) {
  if (lost > 0) return <Notice tone="warning">{t('backup.loses', { count: formatCount(lost) })}</Notice>
  if (lost < 0) return <Notice tone="info">{t('backup.gains', { count: formatCount(-lost) })}</Notice>
  return <Notice tone="info">{t('backup.sameEntries')}</Notice>
}
