import { useElementSize } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { EntryGrid } from '#renderer/ui/grid/entry-grid.tsx'
import type { CellRef, EntryGridHandle, EntryGridProps } from '#renderer/ui/grid/grid.types.ts'
import { gridWords } from '#renderer/ui/grid/grid-words.ts'
import { UnsavedCells } from '#renderer/ui/grid/unsaved-cells.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { PeriodStepper, type StepWords } from '#renderer/ui/period-stepper.tsx'
import type { Campaign, CampaignProgress } from '#shared/campaigns/campaigns.schema.ts'
import type { Output } from '#shared/contract/contract.ts'
import { addDays, datesBetween, formatDate, type LocalDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import { type Period, periodContaining } from '#shared/kernel/period.ts'
import styles from './campaign-entry.module.css'
import {
  campaignSheet,
  type CampaignSheet,
  sheetCells,
  sheetColumns,
  sheetEdits,
  sheetRows,
  sheetTotals,
} from './campaign-sheet.ts'
import { campaignsSaver } from './campaigns-saver.ts'
import { cellMessages } from './cell-messages.ts'
import { widened } from './column-widths.ts'

const weekWords: StepWords = {
  label: t('campaigns.week'),
  back: t('campaigns.previousWeek'),
  forward: t('campaigns.nextWeek'),
  current: t('campaigns.thisWeek'),
}

/** Names of the lines, as the style sheet has it. */
const headPx = 200

interface CampaignEntryProps {
  readonly campaign: Campaign
  readonly progress: CampaignProgress
  readonly on: LocalDate
}

/** Figures of a campaign by day: lines × the days of a week. */
export function CampaignEntry({ campaign, progress, on }: CampaignEntryProps) {
  const opened = maxDate(campaign.from, minDate(campaign.to, on))
  const [at, setAt] = useState(opened)
  const week = periodContaining('week', 'calendar', at)
  const answer = useBackendQuery(
    'campaigns.getDays',
    { id: campaign.id, from: week.from, to: week.to },
    { keepPrevious: true },
  )
  return (
    <div className={styles.entry}>
      <div className={styles.tools}>
        <PeriodStepper
          isInner
          words={weekWords}
          value={t('campaigns.weekValue', { from: formatDate(week.from), to: formatDate(week.to) })}
          onBack={() => setAt(addDays(week.from, -7))}
          onForward={() => setAt(addDays(week.from, 7))}
          onCurrent={() => setAt(opened)}
        />
        <p className={styles.hint}>{t('campaigns.sideHint')}</p>
      </div>
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {answer.data === undefined && !answer.isError && <Loading />}
      {answer.data !== undefined && (
        <WeekGrid
          days={answer.data}
          week={week}
          progress={progress}
          answeredAtMs={answer.dataUpdatedAt}
          isShown={!answer.isPlaceholderData}
        />
      )}
    </div>
  )
}

interface WeekGridProps {
  readonly days: Output<'campaigns.getDays'>
  readonly week: Period
  readonly progress: CampaignProgress
  readonly answeredAtMs: number
  /** False while the answer is still of another week. */
  readonly isShown: boolean
}

function WeekGrid({ days, week, progress, answeredAtMs, isShown }: WeekGridProps) {
  const may = useMay('campaigns.recordFigures')
  const saving = useGroupSaver(campaignsSaver)
  const [grid, setGrid] = useState<EntryGridHandle | null>(null)
  const [active, setActive] = useState<CellRef | null>(null)
  const { campaign } = days
  const dates = useMemo(() => datesBetween(week.from, week.to), [week.from, week.to])
  const sheet = useMemo(
    () => campaignSheet(days, dates, progress, saving, answeredAtMs),
    [days, dates, progress, saving, answeredAtMs],
  )
  const { ref, width } = useElementSize()
  const columns = useMemo(
    () => widened(sheetColumns({ campaign, days: dates }), width, headPx),
    [campaign, dates, width],
  )
  const rows = useMemo(() => sheetRows({ campaign }, may.isGiven), [campaign, may.isGiven])
  const getCell = useMemo(() => sheetCells(sheet), [sheet])
  const totals = useMemo(() => sheetTotals(sheet), [sheet])
  const labels = useMemo(
    () =>
      gridWords(
        t('campaigns.grid', { name: campaign.name, from: formatDate(week.from), to: formatDate(week.to) }),
        t('campaigns.line'),
      ),
    [campaign.name, week.from, week.to],
  )
  const onEdit = useCallback<EntryGridProps['onEdit']>(
    (edits, { cause }) => campaignsSaver.record(sheetEdits(sheet, edits), cause),
    [sheet],
  )
  useEffect(() => grid?.focus(), [grid])
  return (
    <>
      <div ref={ref} className={styles.grid}>
        <EntryGrid
          {...{ columns, rows, getCell, totals, labels, onEdit }}
          ref={setGrid}
          totalsLabel={t('campaigns.totalRow')}
          documentId={`campaign ${campaign.id} ${week.from}`}
          readOnly={!may.isGiven || !isShown}
          onActiveChange={setActive}
        />
      </div>
      <footer className={styles.foot}>
        <p className={styles.message} role="status">
          {messageOf(sheet, active) ?? stripOf(campaign, week, may.needs)}
        </p>
        <UnsavedCells
          count={saving.failed}
          reason={saving.error === null ? '' : errorText(saving.error)}
          onRetry={() => campaignsSaver.retry()}
          onDiscard={() => campaignsSaver.discardFailed()}
        />
      </footer>
    </>
  )
}

function messageOf(sheet: CampaignSheet, active: CellRef | null): string | undefined {
  return active === null ? undefined : cellMessages(sheet, active.rowId)[0]
}

function stripOf({ from, to }: Campaign, week: Period, needs: string | undefined): string {
  if (needs !== undefined) return t('campaigns.readOnly', { needs })
  return week.to < from || week.from > to
    ? t('campaigns.outsideWeek', { from: formatDate(from), to: formatDate(to) })
    : ''
}
