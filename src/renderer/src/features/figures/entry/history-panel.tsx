import { Loader } from '@mantine/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { HistoryItem } from './history-item.tsx'
import styles from './history-panel.module.css'
import { forgetEntries } from './remembered-entries.ts'
import { SidePanel } from './side-panel.tsx'
import type { EntryTable } from './use-entry-table.ts'

export type HistoryStep = 'undo' | 'redo' | 'restore'

interface HistoryPanelProps {
  readonly on: LocalDate
  readonly table: EntryTable
  readonly names: IssueNames
  /** Nothing of the day may be changed, so nothing can be taken back. */
  readonly isLocked: boolean
  readonly onDone: () => void
}

/** What was recorded for a day, newest first, and the ways back. */
export function HistoryPanel({ on, table, names, isLocked, onDone }: HistoryPanelProps) {
  const answer = useBackendQuery('figures.listEntries', { on })
  const [asked, setAsked] = useState<{ readonly entryId: number; readonly step: HistoryStep } | null>(null)
  const list = useFocusAfterQuestion(asked?.entryId ?? null)
  // The steps the grid remembers lead from figures that stand no more.
  const leaveChanged = (): void => {
    setAsked(null)
    forgetEntries()
    table.forgetSteps()
  }
  return (
    <SidePanel title={t('entry.historyTitle', { date: formatDate(on) })} onCancel={onDone}>
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {answer.isPending && <Loader size="sm" aria-label={t('entry.historyLoading')} />}
      {answer.data?.length === 0 && <p className={styles.muted}>{t('entry.historyEmpty')}</p>}
      {isLocked && answer.data !== undefined && answer.data.length > 0 && (
        <Notice tone="info">{t('entry.historyLocked')}</Notice>
      )}
      <ol ref={list} className={styles.entries}>
        {answer.data?.map((entry, index) => (
          <HistoryItem
            key={entry.entryId}
            {...{ entry, on, names, isLocked }}
            isNewest={index === 0}
            asked={asked?.entryId === entry.entryId ? asked.step : null}
            onAsk={(step) => setAsked(step === null ? null : { entryId: entry.entryId, step })}
            onChanged={leaveChanged}
            settled={table.saver.settled.bind(table.saver)}
          />
        ))}
      </ol>
    </SidePanel>
  )
}

/** When a question goes, the keyboard stays at its entry. */
function useFocusAfterQuestion(askedOf: number | null): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null)
  const lastAsked = useRef<number | null>(null)
  useEffect(() => {
    const entryId = lastAsked.current
    lastAsked.current = askedOf
    if (askedOf !== null || entryId === null) return
    list.current?.querySelector<HTMLElement>(`[data-entry="${entryId}"] button`)?.focus()
  }, [askedOf])
  return list
}
