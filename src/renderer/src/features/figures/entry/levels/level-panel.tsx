import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { issuesOfRefusal } from '#renderer/rpc/use-group-saver.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import type { CellRef } from '#renderer/ui/grid/grid.types.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { findIndicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { issueText } from '#shared/texts/messages.ts'
import { namesOf } from '../entry-names.ts'
import styles from '../entry-panel.module.css'
import type { LevelSheet } from './level-sheet.ts'

interface LevelPanelProps {
  readonly sheet: LevelSheet
  readonly active: CellRef | null
}

/** The current level: what is wrong with it, and what it has been, by day and by whom. */
export function LevelPanel({ sheet, active }: LevelPanelProps) {
  const { book, saving } = sheet
  if (active === null || findIndicator(active.colId) === undefined)
    return <p className={styles.empty}>{t('entry.levelsPanelEmpty')}</p>
  const { rowId, colId } = active
  const rows = book.whole === null ? book.rows : [...book.rows, book.whole]
  const names = namesOf(rows)
  const failed = [...saving.cells.values()].filter(
    (cell) => cell.place.unitCode === rowId && cell.place.on === book.on && cell.state === 'failed',
  )
  const unread = failed.filter((cell) => cell.value === undefined)
  const refused =
    failed.length > unread.length ? issuesOfRefusal(saving.error).filter(({ where }) => where.unitCode === rowId) : []
  const warnings = sheet.issues.filter(({ where }) => where.unitCode === rowId && where.indicator === colId)
  return (
    <>
      <h2 className={styles.title}>
        {t('entry.cellTitle', { unit: names.unit(rowId), indicator: indicatorLabel(colId, book.on) })}
      </h2>
      {unread.map((cell) => (
        <Notice key={cell.key} tone="error">
          {t('services.unreadMessage', { text: cell.text })}
        </Notice>
      ))}
      {refused.map((issue) => (
        <Notice key={issue.code} tone="error">
          {issueText(issue, names)}
        </Notice>
      ))}
      {warnings.map((issue) => (
        <Notice key={issue.code} tone="warning">
          {issueText(issue, names)}
        </Notice>
      ))}
      <LevelHistory unitCode={rowId} indicator={colId} />
    </>
  )
}

function LevelHistory({ unitCode, indicator }: { readonly unitCode: string; readonly indicator: string }) {
  const levels = useBackendQuery('figures.getLevelHistory', { unitCode, indicator }, { keepPrevious: true }).data ?? []
  return (
    <section className={styles.history} aria-label={t('entry.levelsHistory')}>
      <h3 className={styles.title}>{t('entry.levelsHistory')}</h3>
      {levels.length === 0 ? (
        <p className={styles.empty}>{t('entry.historyNone')}</p>
      ) : (
        <ol>
          {levels.map(({ on, value, author, at, document }) => (
            <li key={on}>
              <strong>{formatCount(value)}</strong>
              <span>{formatDate(on)}</span>
              <span>{[author, instantText(at), document].filter((text) => text !== '').join(' · ')}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
