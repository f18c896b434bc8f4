import { Button } from '@mantine/core'
import { sourceTexts } from '#renderer/texts/entry.texts.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import { type RecordedEntry, sourceSchema } from '#shared/figures/figures.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { changeText } from './change-text.ts'
import { HistoryQuestion } from './history-question.tsx'
import styles from './history-panel.module.css'
import type { HistoryStep } from './history-panel.tsx'

export interface HistoryItemProps {
  readonly entry: RecordedEntry
  readonly on: LocalDate
  readonly names: IssueNames
  readonly isLocked: boolean
  readonly isNewest: boolean
  /** What is being asked about this entry. */
  readonly asked: HistoryStep | null
  readonly onAsk: (step: HistoryStep | null) => void
  readonly onChanged: () => void
  /** Resolves when everything typed is in the ledger; false when some of it could not be saved. */
  readonly settled: () => Promise<boolean>
}

/** One recording: when, who, how, what it changed, and the ways back from it. */
export function HistoryItem(props: HistoryItemProps) {
  const { entry, on, names, isLocked, isNewest, asked, onAsk } = props
  const isUndone = entry.undoneBy !== null
  const rest = entry.cells - entry.sample.length
  const elsewhere = entry.allCells - entry.cells
  return (
    <li className={styles.entry} data-entry={entry.entryId} data-undone={isUndone || undefined}>
      <div className={styles.line}>
        <h3 className={styles.heading}>{instantText(entry.at)}</h3>
        {isUndone && <Pill tone="neutral">{t('entry.historyUndone')}</Pill>}
      </div>
      <p className={styles.muted}>
        {t('entry.historyLine', { who: entry.author, how: howText(entry.source), count: entry.cells })}
        {elsewhere > 0 && ` ${t('entry.historyOtherDays', { count: elsewhere })}`}
      </p>
      {entry.document !== '' && (
        <p className={styles.muted}>{t('entry.historyDocument', { document: entry.document })}</p>
      )}
      <div className={styles.sample}>
        {entry.sample.map((change) => (
          <p key={`${change.unitCode} ${change.indicator} ${change.channel}`}>{changeText(change, on, names)}</p>
        ))}
        {rest > 0 && <p>{t('entry.historyMore', { count: rest })}</p>}
      </div>
      {asked !== null && <HistoryQuestion {...props} step={asked} />}
      {asked === null && !isLocked && (
        <div className={styles.buttons}>
          <Button variant="default" size="compact-xs" onClick={() => onAsk(isUndone ? 'redo' : 'undo')}>
            {t(isUndone ? 'entry.redo' : 'entry.undo')}
          </Button>
          {!isNewest && (
            <Button variant="subtle" size="compact-xs" onClick={() => onAsk('restore')}>
              {t('entry.restore')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function howText(source: string): string {
  const known = sourceSchema.safeParse(source)
  return known.success ? sourceTexts[known.data] : source
}
