import { Loader } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { blankRowsToExplain } from '#shared/figures/day.rules.ts'
import type { DayBook, DayState, DayStatus } from '#shared/figures/figures.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { isDayLocked, isRowLocked } from '../day-lock.ts'
import { DayStatePills } from '../day-state-pills.tsx'
import { useUnlockEnd } from '../use-unlock-end.ts'
import { AdjustmentsPanel } from './adjustments-panel.tsx'
import { CellPanel } from './cell-panel.tsx'
import { ClosePanel, type Reasons } from './close-panel.tsx'
import { type AskedStep, DayActions } from './day-actions.tsx'
import { DayPills } from './day-pills.tsx'
import { dayGridRows, dayTotalsLabel } from './day-rows.ts'
import { DayStrip } from './day-strip.tsx'
import { EntryFooter } from './entry-footer.tsx'
import styles from './entry-layout.module.css'
import { namesOf } from './entry-names.ts'
import { type EntryPlace, useUnitChoice } from './entry-search.ts'
import { dayFigures, sheetCells } from './entry-sheet.ts'
import { EntryTableView, gridLabels } from './entry-table-view.tsx'
import { EntryViewSwitch } from './entry-view-switch.tsx'
import { type EntryWithin, isOf, WithinTools } from './entry-within.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { ReopenPanel } from './reopen-panel.tsx'
import { UndoStrip } from './undo-strip.tsx'
import { UnlockPanel } from './unlock-panel.tsx'
import { useEntryActions } from './use-entry-actions.ts'
import { useEntryColumns } from './use-entry-columns.ts'
import { type EntryTable, useEntryTable } from './use-entry-table.ts'
import { usePercentFormat } from '#renderer/rpc/use-percent-format.ts'
import { useUndoOffer } from './use-undo-offer.ts'

interface DayEntryProps {
  readonly place: EntryPlace
  readonly today: LocalDate
  readonly within: EntryWithin | undefined
}

/** Loads the day; while another day is on its way the one before stays on screen, locked. */
export function DayEntry({ place, today, within }: DayEntryProps) {
  const code = within?.code
  const answer = useBackendQuery(
    'figures.getDay',
    { on: place.on, ...(code === undefined ? {} : { within: code }) },
    { keepPrevious: true },
  )
  if (answer.data !== undefined) {
    return <DayBookView book={answer.data} answeredAtMs={answer.dataUpdatedAt} {...{ place, today, within }} />
  }
  return (
    <Screen title={t('entry.title')} tools={<DateStepper value={place.on} today={today} onChange={place.goTo.day} />}>
      <div className={styles.center}>
        {answer.isError ? (
          <div className={styles.failure}>
            <Notice tone="error" title={t('entry.loadFailed')}>
              {errorText(answer.error)}
            </Notice>
          </div>
        ) : (
          <Loader aria-label={t('entry.loading')} />
        )}
      </div>
    </Screen>
  )
}

interface DayBookViewProps extends DayEntryProps {
  readonly book: DayBook
  readonly answeredAtMs: number
}

type Panel = 'cell' | AskedStep | 'history' | 'adjustments'

/** Steps that are asked about only while the day can take them. */
const stepStatus: Readonly<Record<AskedStep, DayStatus>> = { close: 'open', reopen: 'closed', unlock: 'approved' }

function panelOf(asked: Panel, status: DayStatus): Panel {
  return isStep(asked) && stepStatus[asked] !== status ? 'cell' : asked
}

function isStep(panel: Panel): panel is AskedStep {
  return panel in stepStatus
}

function DayBookView({ book, answeredAtMs, place, today, within }: DayBookViewProps) {
  const { on, status } = book.state
  const may = useMay('figures.recordFigures')
  const mayRecord = may.isGiven
  const { columns, choose } = useEntryColumns(on, book.cells, book.issues)
  const table = useEntryTable(
    useMemo(() => dayFigures(book, answeredAtMs, mayRecord), [book, answeredAtMs, mayRecord]),
    columns,
  )
  const [asked, setPanel] = useState<Panel>('cell')
  const panel = panelOf(asked, status)
  const rows = useMemo(
    () => dayGridRows(book.rows, (unitCode) => mayRecord && !isRowLocked(book.state, unitCode)),
    [book.rows, book.state, mayRecord],
  )
  const labels = useMemo(() => gridLabels(t('entry.grid', { date: formatDate(on) }), t('entry.rowHeadUnit')), [on])
  const names = useMemo(() => namesOf(book.rows), [book.rows])
  const unit = table.active?.rowId ?? book.rows[0]?.code ?? ''
  const chooseUnit = useUnitChoice(place)
  const goToMonth = useCallback(() => place.goTo.month(unit, on), [place.goTo, unit, on])
  const showHistory = useCallback(() => setPanel('history'), [])
  const showAdjustments = useCallback(() => setPanel('adjustments'), [])
  const askToClose = useCallback(() => setPanel('close'), [])
  useEntryActions({
    table,
    other: { label: t('entry.actionMonth'), go: goToMonth },
    onClose: status === 'open' && mayRecord && within === undefined ? askToClose : null,
    onHistory: showHistory,
    onAdjustments: showAdjustments,
  })
  useUnlockEnd(book.state.unlocks)
  const isLocked = !mayRecord || isDayLocked(book.state)
  const undo = useUndoOffer(on, table, !isLocked)
  return (
    <Screen
      title={t('entry.title')}
      tools={
        <>
          <WithinTools within={within} onChoose={chooseUnit} />
          <DateStepper value={place.on} today={today} onChange={place.goTo.day} />
          <EntryViewSwitch value="day" place={place} onTurn={goToMonth} />
        </>
      }
      status={
        within === undefined ? (
          <DayPills book={book} sheet={table.sheet} />
        ) : (
          <DayStatePills state={book.state} isBrief />
        )
      }
      footer={
        <EntryFooter table={table} on={on} onChooseColumns={choose} onHistory={showHistory}>
          {within === undefined && (
            <DayActions state={book.state} table={table} asked={isStep(panel) ? panel : null} onAsk={setPanel} />
          )}
        </EntryFooter>
      }
    >
      <EntryTableView
        {...{ table, rows, labels }}
        totalsLabel={dayTotalsLabel(book, table.sheet)}
        documentId={`day ${on} ${within?.code ?? ''}`}
        readOnly={isLocked || place.on !== on || !isOf(book, within)}
        onExhausted={undo.onExhausted}
        strip={<DayStrip state={book.state} names={names} needs={may.needs} onAdjustments={showAdjustments} />}
        question={undo.offer !== null && <UndoStrip {...undo} offer={undo.offer} names={names} />}
        isPanelWide={panel !== 'cell'}
        panel={<DayPanel {...{ book, table, names, panel, isLocked }} onDone={() => setPanel('cell')} />}
      />
    </Screen>
  )
}

interface DayPanelProps {
  readonly book: DayBook
  readonly table: EntryTable
  readonly names: IssueNames
  readonly panel: Panel
  readonly isLocked: boolean
  readonly onDone: () => void
}

function DayPanel({ book, table, names, panel, isLocked, onDone }: DayPanelProps) {
  const { on } = book.state
  const closing = useReasons(book.state)
  const format = usePercentFormat()
  const leave = (): void => {
    onDone()
    table.grid?.focus()
  }
  switch (panel) {
    case 'cell':
      return <CellPanel table={table} names={names} format={format} />
    case 'close': {
      const blanks = blankRowsToExplain({ ...book, cells: sheetCells(table.sheet) })
      return <ClosePanel {...{ on, table, names, blanks }} {...closing} onDone={leave} />
    }
    case 'reopen':
      return <ReopenPanel on={on} onDone={leave} />
    case 'unlock':
      return <UnlockPanel on={on} rows={book.rows} currentRow={table.active?.rowId ?? null} onDone={leave} />
    case 'history':
      return <HistoryPanel key={on} {...{ on, table, names, isLocked }} onDone={leave} />
    case 'adjustments':
      return <AdjustmentsPanel on={on} names={names} onDone={leave} />
  }
}

/** Reasons for a day: those of an earlier closing, and what is written now, kept while its panel is closed. */
function useReasons({ on, reasons }: DayState): {
  readonly reasons: Reasons
  readonly onWrite: (key: string, reason: string) => void
} {
  const [byDay, setByDay] = useState<Readonly<Record<string, Reasons>>>({})
  const given = useMemo(() => Object.fromEntries(reasons.map(({ key, reason }) => [key, reason])), [reasons])
  const onWrite = useCallback(
    (key: string, reason: string) => setByDay((days) => ({ ...days, [on]: { ...days[on], [key]: reason } })),
    [on],
  )
  return { reasons: { ...given, ...byDay[on] }, onWrite }
}
