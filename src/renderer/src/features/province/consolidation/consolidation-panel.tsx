import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { PeriodStepper, periodWords } from '#renderer/ui/period-stepper.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { nextPeriod, type Period, periodContaining, previousPeriod } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { Reporting } from '#shared/settings/settings.schema.ts'
import type { ProvincePanelProps } from '../province-panel.ts'
import { type ConsolidationKind, consolidationKinds } from './consolidation-search.ts'
import styles from './consolidation.module.css'
import { ConsolidationView } from './consolidation-view.tsx'

/** "Tổng hợp": what the units come to over a period, and where every figure of it comes from. */
export function ConsolidationPanel(props: ProvincePanelProps) {
  const today = useToday()
  const reporting = useBackendQuery('settings.getReporting', {}).data
  if (today === undefined || reporting === undefined) {
    return (
      <Screen title={t('province.title')} tools={props.tools}>
        <Loading />
      </Screen>
    )
  }
  return <Loaded {...props} today={today} reporting={reporting} />
}

interface LoadedProps extends ProvincePanelProps {
  readonly today: LocalDate
  readonly reporting: Reporting
}

function Loaded({ search, tools, onChange, today, reporting }: LoadedProps) {
  const kind = search.span ?? 'month'
  const on = search.on ?? today
  const { calendar } = reporting
  const period = useMemo(() => periodContaining(kind, calendar, on), [kind, calendar, on])
  const changes = useBackendQuery('province.listReorganisationDays', {}).data ?? []
  const geography = changes.length === 0 ? undefined : search.geography
  const answer = useBackendQuery(
    'province.getConsolidation',
    { period, ...(geography === undefined ? {} : { geography }) },
    { keepPrevious: true },
  )
  const shownTools = (
    <>
      {tools}
      <Steps period={period} today={today} onChange={onChange} />
      <NativeSelect
        size="xs"
        className={styles.kind}
        aria-label={t('consolidation.kind')}
        value={kind}
        data={consolidationKinds.map((value) => ({ value, label: kindTexts[value] }))}
        onChange={({ currentTarget: { value } }) => onChange({ span: consolidationKinds.find((one) => one === value) })}
      />
    </>
  )
  const choice =
    changes.length === 0 ? undefined : (
      <SegmentedControl
        size="xs"
        aria-label={t('reports.geography')}
        value={geography ?? 'then'}
        data={[
          { value: 'then', label: t('reports.geographyThen') },
          { value: 'now', label: t('reports.geographyNow') },
        ]}
        onChange={(value) => onChange({ geography: value === 'now' ? 'now' : undefined })}
      />
    )
  if (answer.data === undefined) {
    return (
      <Screen title={t('province.title')} tools={shownTools}>
        {answer.isError ? (
          <Notice tone="error" title={t('consolidation.loadFailed')} actions={choice}>
            {errorText(answer.error)}
          </Notice>
        ) : (
          <Loading />
        )}
      </Screen>
    )
  }
  return (
    <ConsolidationView
      consolidation={answer.data}
      period={period}
      geography={geography ?? 'then'}
      onAsItWas={() => onChange({ geography: undefined })}
      isWaiting={answer.isPlaceholderData}
      reporting={reporting}
      tools={shownTools}
      choice={choice}
    />
  )
}

interface StepsProps extends Pick<ProvincePanelProps, 'onChange'> {
  readonly period: Period
  readonly today: LocalDate
}

function Steps({ period, today, onChange }: StepsProps) {
  const before = previousPeriod(period)
  const after = nextPeriod(period)
  const back = useCallback(() => onChange({ on: previousPeriod(period)?.to, unit: undefined }), [period, onChange])
  const forward = useCallback(() => onChange({ on: nextPeriod(period)?.to, unit: undefined }), [period, onChange])
  const current = useCallback(() => onChange({ on: today, unit: undefined }), [today, onChange])
  return (
    <PeriodStepper
      words={periodWords}
      value={periodLabel(period)}
      onBack={before === null ? undefined : back}
      onForward={after === null ? undefined : forward}
      onCurrent={current}
    />
  )
}

const kindTexts: Readonly<Record<ConsolidationKind, string>> = {
  day: t('completeness.kindDay'),
  week: t('completeness.kindWeek'),
  month: t('completeness.kindMonth'),
  quarter: t('completeness.kindQuarter'),
  'half-year': t('completeness.kindHalfYear'),
  'nine-months': t('completeness.kindNineMonths'),
  year: t('completeness.kindYear'),
}
