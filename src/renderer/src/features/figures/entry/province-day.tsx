import { Loader } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { GridLayout } from '#renderer/ui/grid/grid-layout.tsx'
import type { CellRef } from '#renderer/ui/grid/grid.types.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { UnitChooser } from '#renderer/ui/unit-chooser.tsx'
import type { UnitsDay } from '#shared/figures/units-day.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { DayStatePills } from '../day-state-pills.tsx'
import { AdjustmentsPanel } from './adjustments-panel.tsx'
import { type AskedStep, DayActions } from './day-actions.tsx'
import { DayStrip } from './day-strip.tsx'
import styles from './entry-layout.module.css'
import { namesOf } from './entry-names.ts'
import type { EntryPlace } from './entry-search.ts'
import { gridLabels } from './entry-table-view.tsx'
import { EntryViewSwitch } from './entry-view-switch.tsx'
import { gridColumns } from './grid-cells.ts'
import { ProvinceClose } from './province-close.tsx'
import { ProvinceFooter } from './province-footer.tsx'
import { ProvinceUnitPanel } from './province-unit-panel.tsx'
import { reportedUnits, unitCells, unitRows, unitTotals } from './province-rows.ts'
import { ReopenPanel } from './reopen-panel.tsx'
import { UnlockPanel } from './unlock-panel.tsx'
import { useEntryColumns } from './use-entry-columns.ts'

interface ProvinceDayProps {
  readonly place: EntryPlace
  readonly today: LocalDate
  readonly groups: readonly Unit[]
}

/** The day of the whole province, a row for each unit that reports to it; figures are typed inside the units. */
export function ProvinceDay({ place, today, groups }: ProvinceDayProps) {
  const answer = useBackendQuery('figures.getUnitsDay', { on: place.on }, { keepPrevious: true })
  const choose = useCallback((code: string | undefined) => place.goTo.day(place.on, code), [place.goTo, place.on])
  const tools = (
    <>
      <UnitChooser units={groups} value={undefined} onChoose={choose} />
      <DateStepper value={place.on} today={today} onChange={place.goTo.day} />
      <EntryViewSwitch value="day" place={place} />
    </>
  )
  if (answer.data !== undefined) return <ProvinceDayView day={answer.data} {...{ place, tools, choose }} />
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

interface ProvinceDayViewProps {
  readonly day: UnitsDay
  readonly place: EntryPlace
  readonly tools: React.ReactNode
  readonly choose: (code: string | undefined) => void
}

type Panel = 'unit' | AskedStep | 'adjustments'

/** Nothing is typed here, so there is nothing to wait for and nothing to undo. */
const noTable = { saver: { settled: async () => true }, grid: null }
const nothing = (): void => undefined

function ProvinceDayView({ day, place, tools, choose }: ProvinceDayViewProps) {
  const { state, units } = day
  const { on } = state
  const may = useMay('figures.recordFigures')
  const reportedCells = useMemo(
    () =>
      units.flatMap(({ figures }) =>
        Object.entries(figures).map(([indicator, { total }]) => ({ indicator, fixed: total, draft: null })),
      ),
    [units],
  )
  const { columns, choose: chooseColumns } = useEntryColumns(on, reportedCells, noIssues)
  const [active, setActive] = useState<CellRef | null>(null)
  const [panel, setPanel] = useState<Panel>('unit')
  const rows = useMemo(() => unitRows(units), [units])
  const getCell = useMemo(() => unitCells(units, columns), [units, columns])
  const totals = useMemo(() => unitTotals(units, columns), [units, columns])
  const shown = useMemo(() => gridColumns(columns, totals), [columns, totals])
  const labels = useMemo(() => gridLabels(t('entry.gridUnits', { date: formatDate(on) }), t('entry.rowHeadUnit')), [on])
  const names = useMemo(() => namesOf(units.map(({ unit }) => unit)), [units])
  const chosen = units.find(({ unit }) => unit.code === active?.rowId) ?? units[0]
  const reported = reportedUnits(units)
  const open = useCallback(() => choose(chosen?.unit.code), [choose, chosen?.unit.code])
  useActions(
    useMemo(
      () => [
        {
          id: 'entry.open-unit',
          label: t('entry.openUnit'),
          group: t('entry.groupHere'),
          shortcuts: ['Ctrl+Enter'],
          run: open,
        },
      ],
      [open],
    ),
  )
  const leave = (): void => setPanel('unit')
  return (
    <Screen
      title={t('entry.title')}
      tools={tools}
      status={
        <>
          <DayStatePills state={state} isBrief />
          {state.isRestDay && <Pill tone="neutral">{state.restDayName ?? t('entry.restDay')}</Pill>}
        </>
      }
      footer={
        <ProvinceFooter {...{ on, units, columns }} onChooseColumns={chooseColumns}>
          <DayActions state={state} table={noTable} asked={panel === 'unit' ? null : asStep(panel)} onAsk={setPanel} />
        </ProvinceFooter>
      }
    >
      <GridLayout
        {...{ rows, getCell, totals, labels }}
        columns={shown}
        totalsLabel={t('entry.totalUnits', { reported: reported.reported, count: reported.due })}
        documentId={`units ${on}`}
        readOnly
        onEdit={nothing}
        onActiveChange={setActive}
        strip={stripText(may.needs)}
        panelLabel={t('entry.panel')}
        isPanelWide={panel !== 'unit'}
        panel={
          <>
            <DayStrip state={state} names={names} needs={undefined} onAdjustments={() => setPanel('adjustments')} />
            <Asked {...{ panel, day, chosen, leave, open, place }} />
          </>
        }
      />
    </Screen>
  )
}

const noIssues: [] = []

function asStep(panel: Panel): AskedStep | null {
  return panel === 'unit' || panel === 'adjustments' ? null : panel
}

function stripText(needs: string | undefined): string {
  return needs === undefined ? t('entry.stripUnits') : t('entry.stripReadOnly', { needs })
}

interface AskedProps {
  readonly panel: Panel
  readonly day: UnitsDay
  readonly chosen: UnitsDay['units'][number] | undefined
  readonly leave: () => void
  readonly open: () => void
  readonly place: EntryPlace
}

function Asked({ panel, day, chosen, leave, open, place }: AskedProps) {
  const { on } = day.state
  switch (panel) {
    case 'unit':
      return chosen === undefined ? null : <ProvinceUnitPanel day={chosen} onOpen={open} />
    case 'close':
      return <ProvinceClose state={day.state} onGoTo={(code) => place.goTo.day(on, code)} onDone={leave} />
    case 'reopen':
      return <ReopenPanel on={on} onDone={leave} />
    case 'unlock':
      return <UnlockPanel on={on} rows={day.units.map(({ unit }) => unit)} currentRow={null} onDone={leave} />
    case 'adjustments':
      return <AdjustmentsPanel on={on} names={namesOf(day.units.map(({ unit }) => unit))} onDone={leave} />
  }
}
