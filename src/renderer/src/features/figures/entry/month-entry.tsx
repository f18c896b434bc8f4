import { Loader } from '@mantine/core'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { MonthBook } from '#shared/figures/figures.schema.ts'
import { endOfMonth, type LocalDate, monthOf } from '#shared/kernel/local-date.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { useUnlockEnd } from '../use-unlock-end.ts'
import { CellPanel } from './cell-panel.tsx'
import { EntryFooter } from './entry-footer.tsx'
import styles from './entry-layout.module.css'
import { namesOf } from './entry-names.ts'
import { type EntryPlace, useUnitChoice } from './entry-search.ts'
import { monthFigures } from './entry-sheet.ts'
import { EntryTableView, gridLabels } from './entry-table-view.tsx'
import { EntryViewSwitch } from './entry-view-switch.tsx'
import { type EntryWithin, WithinTools } from './entry-within.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { monthParts, MonthTools } from './month-tools.tsx'
import { monthGridRows, monthTotalsLabel } from './month-rows.ts'
import { UndoStrip } from './undo-strip.tsx'
import { useEntryActions } from './use-entry-actions.ts'
import { useEntryColumns } from './use-entry-columns.ts'
import { useEntryTable } from './use-entry-table.ts'
import { usePercentFormat } from '#renderer/rpc/use-percent-format.ts'
import { useUndoOffer } from './use-undo-offer.ts'

interface MonthEntryProps {
  readonly place: EntryPlace
  readonly today: LocalDate
  readonly within: EntryWithin | undefined
}

/** One row of the unit over the days of a month, for catching up on days that came late. */
export function MonthEntry({ place, today, within }: MonthEntryProps) {
  const code = within === undefined ? undefined : (within.code ?? within.groups[0]?.code)
  const units =
    useBackendQuery(
      'units.listRows',
      { on: place.on, ...(code === undefined ? {} : { within: code }) },
      { keepPrevious: true },
    ).data ?? []
  const isGroup = within?.groups.some((group) => group.code === place.unit) === true
  const unitCode = isGroup
    ? units.find((row) => row.parentCode === code || row.code === code)?.code
    : (place.unit ?? units[0]?.code)
  const answer = useBackendQuery(
    'figures.getMonth',
    { unitCode: unitCode ?? '', month: monthOf(place.on) },
    { enabled: unitCode !== undefined, keepPrevious: true },
  )
  const chooseUnit = useUnitChoice(place)
  const tools = (
    <>
      <WithinTools within={within} onChoose={chooseUnit} />
      <MonthTools place={place} today={today} units={units} unitCode={unitCode} />
    </>
  )
  if (answer.data !== undefined) {
    return (
      <MonthBookView
        book={answer.data}
        answeredAtMs={answer.dataUpdatedAt}
        {...{ place, today, within, units, unitCode, tools }}
      />
    )
  }
  return (
    <Screen title={t('entry.title')} tools={tools}>
      <div className={styles.center}>
        {answer.isError ? (
          <Notice tone="error" title={t('entry.loadFailed')}>
            {errorText(answer.error)}
          </Notice>
        ) : (
          <Loader aria-label={t('entry.loading')} />
        )}
      </div>
    </Screen>
  )
}

interface MonthBookViewProps extends MonthEntryProps {
  readonly book: MonthBook
  readonly answeredAtMs: number
  readonly units: readonly Unit[]
  readonly unitCode: string | undefined
  readonly tools: ReactNode
}

function MonthBookView({ book, answeredAtMs, place, today, units, unitCode, tools }: MonthBookViewProps) {
  const may = useMay('figures.recordFigures')
  const firstDay = book.days[0]?.on ?? place.on
  const lastDay = endOfMonth(firstDay)
  const { columns, choose } = useEntryColumns(lastDay, book.cells, book.issues)
  const table = useEntryTable(
    useMemo(() => monthFigures(book, today, answeredAtMs, may.isGiven), [book, today, answeredAtMs, may.isGiven]),
    columns,
  )
  const names = useMemo(() => namesOf([...units, book.unit]), [units, book.unit])
  const rows = useMemo(
    () => monthGridRows(book.days, today, { unitCode: book.unit.code, mayRecord: may.isGiven }),
    [book.days, book.unit.code, today, may.isGiven],
  )
  const month = monthOf(firstDay)
  const labels = useMemo(
    () => gridLabels(t('entry.gridMonth', { unit: book.unit.name, ...monthParts(firstDay) }), t('entry.rowHeadDay')),
    [book.unit.name, firstDay],
  )
  const format = usePercentFormat()
  const activeDay = table.sheet.rowById.get(table.active?.rowId ?? '')?.on ?? place.on
  const goToDay = useCallback(() => place.goTo.day(activeDay), [place.goTo, activeDay])
  const [historyOn, setHistoryOn] = useState<LocalDate | null>(null)
  const showHistory = useCallback(() => setHistoryOn(activeDay), [activeDay])
  const hideHistory = (): void => {
    setHistoryOn(null)
    table.grid?.focus()
  }
  useEntryActions({
    table,
    other: { label: t('entry.actionDay'), go: goToDay },
    onClose: null,
    onHistory: showHistory,
    onAdjustments: null,
  })
  useUnlockEnd(useMemo(() => book.days.flatMap((day) => day.unlocks), [book.days]))
  const isLocked = (on: LocalDate): boolean => table.sheet.rowById.get(on)?.isLocked ?? true
  const undo = useUndoOffer(activeDay, table, !isLocked(activeDay))
  const isOther = month !== monthOf(place.on) || (unitCode !== undefined && unitCode !== book.unit.code)
  return (
    <Screen
      title={t('entry.title')}
      tools={
        <>
          {tools}
          <EntryViewSwitch value="month" place={place} onTurn={goToDay} />
        </>
      }
      footer={<EntryFooter table={table} on={lastDay} onChooseColumns={choose} onHistory={showHistory} />}
    >
      <EntryTableView
        {...{ table, rows, labels }}
        totalsLabel={monthTotalsLabel(table.sheet)}
        documentId={`month ${book.unit.code} ${month}`}
        readOnly={isOther}
        onExhausted={undo.onExhausted}
        question={undo.offer !== null && <UndoStrip {...undo} offer={undo.offer} names={names} />}
        isPanelWide={historyOn !== null}
        panel={
          historyOn === null ? (
            <CellPanel table={table} names={names} format={format} />
          ) : (
            <HistoryPanel
              key={historyOn}
              {...{ table, names, on: historyOn, isLocked: isLocked(historyOn) }}
              onDone={hideHistory}
            />
          )
        }
      />
    </Screen>
  )
}
