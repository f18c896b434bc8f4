import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { GridLayout } from '#renderer/ui/grid/grid-layout.tsx'
import type { CellRef, EntryGridHandle, EntryGridProps } from '#renderer/ui/grid/grid.types.ts'
import { gridWords } from '#renderer/ui/grid/grid-words.ts'
import { UnsavedCells } from '#renderer/ui/grid/unsaved-cells.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { monthWords, PeriodStepper } from '#renderer/ui/period-stepper.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import footer from '#renderer/ui/screen-footer.module.css'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { nextPeriod, type Period, periodContaining, previousPeriod } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { ServicesBook } from '#shared/services/services.schema.ts'
import type { Reporting } from '#shared/settings/settings.schema.ts'
import { ServiceListPanel } from './service-list-panel.tsx'
import { ServicePanel } from './service-panel.tsx'
import {
  serviceCells,
  serviceColumns,
  serviceEdits,
  serviceGridRows,
  serviceSheet,
  serviceTotals,
} from './service-sheet.ts'
import { ServiceSums } from './service-sums.tsx'
import { servicesSaver } from './services-saver.ts'

const route = getRouteApi('/services')

/** "Dịch vụ công": what each online service received in a month, how much of it online, against its target. */
export function ServicesScreen() {
  const today = useToday()
  const reporting = useBackendQuery('settings.getReporting', {}).data
  const { on } = route.useSearch()
  if (today === undefined || reporting === undefined)
    return (
      <Screen title={t('services.title')}>
        <Loading />
      </Screen>
    )
  const month = periodContaining('month', reporting.calendar, on ?? today)
  return <Month key={reporting.calendar} month={month} today={today} reporting={reporting} />
}

interface MonthProps {
  readonly month: Period
  readonly today: LocalDate
  readonly reporting: Reporting
}

function Month({ month, today, reporting }: MonthProps) {
  const answer = useBackendQuery('services.getBook', { from: month.from, to: month.to }, { keepPrevious: true })
  const tools = <MonthStepper month={month} today={today} />
  if (answer.data !== undefined)
    return (
      <BookView
        book={answer.data}
        answeredAtMs={answer.dataUpdatedAt}
        tools={tools}
        month={month}
        reporting={reporting}
      />
    )
  return (
    <Screen title={t('services.title')} tools={tools}>
      {answer.isError ? <Notice tone="error">{errorText(answer.error)}</Notice> : <Loading />}
    </Screen>
  )
}

function MonthStepper({ month, today }: Pick<MonthProps, 'month' | 'today'>) {
  const navigate = route.useNavigate()
  const go = useCallback((to: LocalDate) => void navigate({ search: { on: to } }), [navigate])
  const back = useMemo(() => stepTo(previousPeriod(month), go), [go, month])
  const forward = useMemo(() => stepTo(nextPeriod(month), go), [go, month])
  const current = useCallback(() => go(today), [go, today])
  return (
    <PeriodStepper
      words={monthWords}
      value={periodLabel(month)}
      onBack={back}
      onForward={forward}
      onCurrent={current}
    />
  )
}

function stepTo(period: Period | null, go: (to: LocalDate) => void): (() => void) | undefined {
  return period === null ? undefined : () => go(period.from)
}

interface BookViewProps {
  readonly book: ServicesBook
  readonly answeredAtMs: number
  readonly tools: React.ReactNode
  readonly month: Period
  readonly reporting: Reporting
}

function BookView({ book, answeredAtMs, tools, month, reporting }: BookViewProps) {
  const may = useMay('services.recordFigures')
  const saving = useGroupSaver(servicesSaver)
  const records = useBackendQuery('services.listServices', {}).data
  const [grid, setGrid] = useState<EntryGridHandle | null>(null)
  const [active, setActive] = useState<CellRef | null>(null)
  const [isListOpen, setIsListOpen] = useState(false)
  const sheet = useMemo(() => serviceSheet(book, saving, answeredAtMs), [book, saving, answeredAtMs])
  const format = useMemo(() => ({ policy: reporting.policy, decimals: reporting.decimals }), [reporting])
  const columns = useMemo(() => monthColumns(book, reporting), [book, reporting])
  const rows = useMemo(() => serviceGridRows(sheet, may.isGiven), [sheet, may.isGiven])
  const getCell = useMemo(() => serviceCells(sheet, format), [sheet, format])
  const totals = useMemo(() => serviceTotals(sheet, format), [sheet, format])
  const labels = useMemo(
    () => gridWords(t('services.grid', { period: periodLabel(month) }), t('services.rowHead')),
    [month],
  )
  const onEdit = useCallback<EntryGridProps['onEdit']>(
    (edits, { cause }) => servicesSaver.record(serviceEdits(sheet, edits), cause),
    [sheet],
  )
  useEffect(() => grid?.focus(), [grid])
  const closeList = useCallback(() => {
    setIsListOpen(false)
    grid?.focus()
  }, [grid])
  const isShown = book.from === month.from && book.to === month.to
  const whole = sheet.rows.filter(({ now }) => now.received !== null && now.online !== null).length
  return (
    <Screen
      title={t('services.title')}
      tools={tools}
      footer={
        <>
          <ServiceSums sheet={sheet} format={format} />
          <div className={footer.actions}>
            <UnsavedCells
              count={saving.failed}
              reason={saving.error === null ? '' : errorText(saving.error)}
              onRetry={() => servicesSaver.retry()}
              onDiscard={() => servicesSaver.discardFailed()}
            />
            <Button
              variant="default"
              leftSection={<ListChecks aria-hidden size={16} />}
              aria-expanded={isListOpen}
              onClick={() => setIsListOpen((isOpen) => !isOpen)}
            >
              {t('services.openList')}
            </Button>
          </div>
        </>
      }
    >
      <GridLayout
        {...{ columns, rows, getCell, totals, labels, onEdit }}
        ref={setGrid}
        totalsLabel={t('services.total', { count: whole, all: sheet.rows.length })}
        documentId={`services ${book.from}`}
        readOnly={!may.isGiven || !isShown}
        onActiveChange={setActive}
        hasLongNames
        strip={stripOf(sheet.rows.length > 0 && isBlank(book), may.needs)}
        panelLabel={t('services.panel')}
        isPanelWide={isListOpen}
        panel={
          isListOpen && records !== undefined ? (
            <ServiceListPanel records={records} firstOn={book.from} onDone={closeList} />
          ) : (
            <ServicePanel sheet={sheet} code={active?.rowId} />
          )
        }
      />
    </Screen>
  )
}

function stripOf(isEmpty: boolean, needs: string | undefined): string | undefined {
  if (needs !== undefined) return t('services.readOnly', { needs })
  return isEmpty ? t('services.empty') : undefined
}

function isBlank({ rows }: ServicesBook): boolean {
  return rows.every(({ now }) => now.received === null && now.online === null)
}

function monthColumns({ from, before }: ServicesBook, { calendar }: Reporting) {
  const nameOf = (day: LocalDate): string => periodLabel(periodContaining('month', calendar, day))
  return serviceColumns(nameOf(from), before === null ? '' : nameOf(before.from))
}
