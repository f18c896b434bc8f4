import { Checkbox, TextInput } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { GridLayout } from '#renderer/ui/grid/grid-layout.tsx'
import type { CellRef, EntryGridHandle, EntryGridProps } from '#renderer/ui/grid/grid.types.ts'
import { gridWords } from '#renderer/ui/grid/grid-words.ts'
import { UnsavedCells } from '#renderer/ui/grid/unsaved-cells.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import footer from '#renderer/ui/screen-footer.module.css'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { firstCompared } from '#shared/reconciliation/reconciliation.rules.ts'
import type { Variance } from '#shared/reconciliation/reconciliation.schema.ts'
import { IndicatorChoice } from './indicator-choice.tsx'
import { nationalSaver } from './national-saver.ts'
import type { ReconciliationSearch } from './reconciliation-search.ts'
import styles from './reconciliation.module.css'
import { usePlacedRows } from './use-placed-rows.ts'
import { VariancePanel } from './variance-panel.tsx'
import {
  varianceCells,
  varianceColumns,
  varianceCounts,
  varianceEdits,
  varianceSheet,
  varianceTotals,
} from './variance-sheet.ts'

const route = getRouteApi('/reconciliation')

/** "Đối chiếu": what the national system shows beside the unit's own cumulatives, the difference, and why. */
export function ReconciliationScreen() {
  const today = useToday()
  const days = useBackendQuery('reconciliation.listDays', {}).data
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (changes: Partial<ReconciliationSearch>) => void navigate({ search: (now) => ({ ...now, ...changes }) }),
    [navigate],
  )
  if (today === undefined || days === undefined)
    return (
      <Screen title={t('reconciliation.title')}>
        <Loading />
      </Screen>
    )
  const on = search.on ?? days[0]?.on ?? today
  return <Compared on={on} today={today} search={search} onChange={change} />
}

interface ComparedProps {
  readonly on: LocalDate
  readonly today: LocalDate
  readonly search: ReconciliationSearch
  readonly onChange: (changes: Partial<ReconciliationSearch>) => void
}

function Compared(props: ComparedProps) {
  const { on, today, search, onChange } = props
  const asked = search.indicators ?? [...firstCompared]
  // The book's own side changes with every figure, from whatever screen: asked anew each time.
  const answer = useBackendQuery(
    'reconciliation.getVariances',
    { on, indicators: asked },
    { keepPrevious: true, isVolatile: true },
  )
  const tools = <DateStepper value={on} today={today} onChange={(day) => onChange({ on: day })} />
  if (answer.data !== undefined)
    return (
      <VarianceView
        {...props}
        received={answer.data}
        answeredAtMs={answer.dataUpdatedAt}
        isOther={answer.isPlaceholderData}
        tools={tools}
      />
    )
  return (
    <Screen title={t('reconciliation.title')} tools={tools}>
      {answer.isError ? <Notice tone="error">{errorText(answer.error)}</Notice> : <Loading />}
    </Screen>
  )
}

interface VarianceViewProps extends ComparedProps {
  readonly received: readonly Variance[]
  readonly answeredAtMs: number
  /** The figures on screen are those of another day, until the ones asked for are there. */
  readonly isOther: boolean
  readonly tools: React.ReactNode
}

function VarianceView({ on, search, onChange, received, answeredAtMs, isOther, tools }: VarianceViewProps) {
  const may = useMay('reconciliation.recordNational')
  const saving = useGroupSaver(nationalSaver)
  const [document, setDocument] = useState('')
  const [grid, setGrid] = useState<EntryGridHandle | null>(null)
  const [active, setActive] = useState<CellRef | null>(null)
  const shownOn = received[0]?.on ?? on
  const isDiffering = search.differing === true
  const sheet = useMemo(
    () => varianceSheet(shownOn, received, saving, answeredAtMs),
    [shownOn, received, saving, answeredAtMs],
  )
  const codes = sheet.indicators.join(' ')
  const columns = useMemo(() => varianceColumns({ indicators: codes.split(' '), on: shownOn }), [codes, shownOn])
  const { rows, hasLongNames } = usePlacedRows(sheet, isDiffering, may.isGiven)
  const getCell = useMemo(() => varianceCells(sheet), [sheet])
  const totals = useMemo(() => varianceTotals(sheet), [sheet])
  const labels = useMemo(
    () => gridWords(t('reconciliation.grid', { date: formatDate(shownOn) }), t('entry.rowHeadUnit')),
    [shownOn],
  )
  const onEdit = useCallback<EntryGridProps['onEdit']>(
    (edits, { cause }) => nationalSaver.record(varianceEdits(sheet, edits, document.trim()), cause),
    [sheet, document],
  )
  useEffect(() => grid?.focus(), [grid])
  const counts = varianceCounts(sheet)
  return (
    <Screen
      title={t('reconciliation.title')}
      tools={
        <>
          {tools}
          <Checkbox
            size="xs"
            label={t('reconciliation.differing')}
            checked={isDiffering}
            onChange={(event) => onChange({ differing: event.currentTarget.checked || undefined })}
          />
        </>
      }
      footer={
        <>
          <IndicatorChoice
            on={shownOn}
            shown={sheet.indicators}
            onChoose={(chosen) => onChange({ indicators: [...chosen] })}
          />
          <TextInput
            className={styles.document}
            aria-label={t('reconciliation.document')}
            placeholder={t('reconciliation.document')}
            value={document}
            maxLength={200}
            onChange={(event) => setDocument(event.currentTarget.value)}
          />
          <span className={styles.sums}>{t('reconciliation.counts', counts)}</span>
          <div className={footer.actions}>
            <UnsavedCells
              count={saving.failed}
              reason={saving.error === null ? '' : errorText(saving.error)}
              onRetry={() => nationalSaver.retry()}
              onDiscard={() => nationalSaver.discardFailed()}
            />
          </div>
        </>
      }
    >
      {rows.length === 0 || sheet.indicators.length === 0 ? (
        <Notice tone={isDiffering ? 'done' : 'info'}>
          {t(isDiffering ? 'reconciliation.noneDiffers' : 'reconciliation.noIndicators')}
        </Notice>
      ) : (
        <GridLayout
          {...{ columns, rows, getCell, totals, labels, onEdit, hasLongNames }}
          ref={setGrid}
          totalsLabel={t('reconciliation.total')}
          documentId={`national ${shownOn}`}
          readOnly={!may.isGiven || isOther}
          onActiveChange={setActive}
          strip={stripOf(counts.compared, may.needs)}
          panelLabel={t('entry.panel')}
          panel={<VariancePanel sheet={sheet} active={active} />}
        />
      )}
    </Screen>
  )
}

function stripOf(compared: number, needs: string | undefined): string | undefined {
  if (needs !== undefined) return t('services.readOnly', { needs })
  return compared === 0 ? t('reconciliation.empty') : undefined
}
