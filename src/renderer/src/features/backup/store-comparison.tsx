import { VisuallyHidden } from '@mantine/core'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { StoreSummary } from '#shared/backup/backup.contract.ts'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './backup-cards.module.css'
import { daysText } from './days-text.ts'

type Inspected = Output<'backup.inspectBackup'>
type Comparison = NonNullable<Inspected['comparison']>
type Part = Comparison['lost']

/** The book and the backup side by side, and in words what putting the backup back would lose and gain. */
export function StoreComparison({ backup, current, comparison }: Inspected) {
  const lines: readonly (readonly [string, (store: StoreSummary) => string])[] = [
    [t('backup.unit'), (store) => store.unitName ?? t('backup.none')],
    [t('backup.entries'), (store) => formatCount(store.entries)],
    [t('backup.revisions'), (store) => formatCount(store.revisions)],
    [
      t('backup.lastEntry'),
      (store) => (store.lastEntryAt === null ? t('backup.none') : instantText(store.lastEntryAt)),
    ],
    [t('backup.days'), entryDaysText],
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
              <td>{current === null ? t('backup.unreadable') : textOf(current)}</td>
              <td>{textOf(backup)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.notices}>
        {current !== null && isOtherUnit(backup, current) && (
          <Notice tone="error">{t('backup.otherUnit', { unit: backup.unitName ?? '' })}</Notice>
        )}
        {current === null || comparison === null ? (
          <Notice tone="warning">{t('backup.notCompared')}</Notice>
        ) : (
          <Differences comparison={comparison} isOtherBook={isOtherBook(backup, current, comparison)} />
        )}
      </div>
    </>
  )
}

function isOtherUnit(backup: StoreSummary, current: StoreSummary): boolean {
  return current.unitCode !== null && backup.unitCode !== current.unitCode
}

function entryDaysText({ firstOn, lastOn }: StoreSummary): string {
  if (firstOn === null || lastOn === null) return t('backup.none')
  return `${formatDate(localDate(firstOn))} – ${formatDate(localDate(lastOn))}`
}

/** Both were written in, and no entry is the same. */
function isOtherBook(backup: StoreSummary, current: StoreSummary, { common }: Comparison): boolean {
  return common === 0 && backup.entries > 0 && current.entries > 0
}

interface DifferencesProps {
  readonly comparison: Comparison
  readonly isOtherBook: boolean
}

function Differences({ comparison: { lost, gained }, isOtherBook: isOther }: DifferencesProps) {
  const isSame = lost.entries + gained.entries === 0
  return (
    <>
      {isOther && <Notice tone="error">{t('backup.otherBook')}</Notice>}
      {lost.entries > 0 && (
        <Notice tone="warning" title={t('backup.loses', { count: formatCount(lost.entries), span: spanText(lost) })}>
          {touchedText(lost)}
        </Notice>
      )}
      {gained.entries > 0 && (
        <Notice tone="info" title={t('backup.gains', { count: formatCount(gained.entries), span: spanText(gained) })}>
          {touchedText(gained)}
        </Notice>
      )}
      {isSame && <Notice tone="info">{t('backup.sameEntries')}</Notice>}
    </>
  )
}

function spanText({ firstAt, lastAt }: Part): string {
  const [from, to] = [instantText(firstAt ?? ''), instantText(lastAt ?? '')]
  return from === to ? t('backup.spanOne', { at: from }) : t('backup.span', { from, to })
}

function touchedText({ days }: Part): string {
  return days.length === 0 ? t('backup.touchesNone') : t('backup.touches', { days: daysText(days) })
}
