import { Loader } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { blankRowsToExplain } from '#shared/figures/day.rules.ts'
import type { DayBook } from '#shared/figures/figures.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { CellPanel } from './cell-panel.tsx'
import { ClosePanel, type Reasons } from './close-panel.tsx'
import { DayActions } from './day-actions.tsx'
import { DayPills } from './day-pills.tsx'
import { dayGridRows, dayTotalsLabel } from './day-rows.ts'
import { EntryFooter } from './entry-footer.tsx'
import styles from './entry-layout.module.css'
import { namesOf } from './entry-names.ts'
import type { EntryPlace } from './entry-search.ts'
import { dayFigures, sheetCells } from './entry-sheet.ts'
import { EntryTableView, gridLabels } from './entry-table-view.tsx'
import { EntryViewSwitch } from './entry-view-switch.tsx'
import { ReopenPanel } from './reopen-panel.tsx'
import { useEntryActions } from './use-entry-actions.ts'
import { useEntryColumns } from './use-entry-columns.ts'
import { type EntryTable, useEntryTable } from './use-entry-table.ts'
import { usePercentFormat } from './use-percent-format.ts'

interface DayEntryProps {
  readonly place: EntryPlace
  readonly today: LocalDate
}

/** Loads the day; while another day is on its way the one before stays on screen, locked. */
export function DayEntry({ place, today }: DayEntryProps) {
  const answer = useBackendQuery('figures.getDay', { on: place.on }, { keepPrevious: true })
  if (answer.data !== undefined) {
    return <DayBookView book={answer.data} answeredAtMs={answer.dataUpdatedAt} place={place} today={today} />
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

type Panel = 'cell' | 'close' | 'reopen'

function DayBookView({ book, answeredAtMs, place, today }: DayBookViewProps) {
  const { on, status } = book.state
  const isClosed = status === 'closed'
  const { columns, choose } = useEntryColumns(on, book.cells, book.issues)
  const table = useEntryTable(
    useMemo(() => dayFigures(book, answeredAtMs), [book, answeredAtMs]),
    columns,
  )
  const [asked, setPanel] = useState<Panel>('cell')
  const panel = asked === (isClosed ? 'reopen' : 'close') ? asked : 'cell'
  const askToClose = useCallback(() => setPanel('close'), [])
  const rows = useMemo(() => dayGridRows(book.rows), [book.rows])
  const labels = useMemo(() => gridLabels(t('entry.grid', { date: formatDate(on) }), t('entry.rowHeadUnit')), [on])
  const unit = table.active?.rowId ?? book.rows[0]?.code ?? ''
  const goToMonth = useCallback(() => place.goTo.month(unit, on), [place.goTo, unit, on])
  useEntryActions({
    table,
    other: { label: t('entry.actionMonth'), go: goToMonth },
    onClose: isClosed ? null : askToClose,
  })
  return (
    <Screen
      title={t('entry.title')}
      tools={
        <>
          <DateStepper value={place.on} today={today} onChange={place.goTo.day} />
          <EntryViewSwitch value="day" onChange={goToMonth} />
        </>
      }
      status={<DayPills book={book} sheet={table.sheet} />}
      footer={
        <EntryFooter table={table} on={on} onChooseColumns={choose}>
          <DayActions
            state={book.state}
            isAsked={panel !== 'cell'}
            onClose={askToClose}
            onReopen={() => setPanel('reopen')}
          />
        </EntryFooter>
      }
    >
      <EntryTableView
        {...{ table, rows, labels }}
        totalsLabel={dayTotalsLabel(book, table.sheet)}
        documentId={`day ${on}`}
        readOnly={isClosed || place.on !== on}
        isPanelWide={panel !== 'cell'}
        panel={<DayPanel book={book} table={table} panel={panel} onDone={() => setPanel('cell')} />}
      />
    </Screen>
  )
}

interface DayPanelProps {
  readonly book: DayBook
  readonly table: EntryTable
  readonly panel: Panel
  readonly onDone: () => void
}

function DayPanel({ book, table, panel, onDone }: DayPanelProps) {
  const closing = useReasons(book.state.on)
  const names = useMemo(() => namesOf(book.rows), [book.rows])
  const format = usePercentFormat()
  const leave = (): void => {
    onDone()
    table.grid?.focus()
  }
  if (panel === 'reopen') return <ReopenPanel on={book.state.on} onDone={leave} />
  if (panel === 'cell') return <CellPanel table={table} names={names} format={format} />
  const blanks = blankRowsToExplain({ ...book, cells: sheetCells(table.sheet) })
  return <ClosePanel on={book.state.on} {...{ table, names, blanks, ...closing }} onDone={leave} />
}

/** Reasons written for a day, kept while its panel is closed or another day is open. */
function useReasons(on: LocalDate): { reasons: Reasons; onWrite: (key: string, reason: string) => void } {
  const [byDay, setByDay] = useState<Readonly<Record<string, Reasons>>>({})
  const onWrite = useCallback(
    (key: string, reason: string) => setByDay((days) => ({ ...days, [on]: { ...days[on], [key]: reason } })),
    [on],
  )
  return { reasons: byDay[on] ?? {}, onWrite }
}
