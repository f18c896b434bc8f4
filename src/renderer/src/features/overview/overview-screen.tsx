import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { type TargetMeasure, targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { minDate } from '#shared/kernel/local-date.ts'
import { periodContaining } from '#shared/kernel/period.ts'
import type { OverviewSearch } from './overview-search.ts'
import { OverviewView } from './overview-view.tsx'
import { SpanStepper } from './span-stepper.tsx'

const measureTexts: Readonly<Record<TargetMeasure, string>> = {
  CC: t('overview.measureCards'),
  COL: t('overview.measureCollected'),
  ACT: t('overview.measureActivated'),
}

/** "Tổng quan": charts that are looked at instead of read, each with its table, and every figure opens what it is made of. */
export function OverviewScreen() {
  const search = useSearch({ from: '/overview' })
  const today = useToday()
  const navigate = useNavigate()
  const reporting = useBackendQuery('settings.getReporting', {}).data
  const goTo = useCallback(
    (change: OverviewSearch) => void navigate({ to: '/overview', search: { ...search, ...change } }),
    [navigate, search],
  )
  const step = useCallback((on: OverviewSearch['on']) => goTo({ on }), [goTo])
  const span = search.span ?? 'month'
  const measure = search.measure ?? 'ACT'
  const on = search.on ?? today
  const period = useMemo(
    () => (on === undefined || reporting === undefined ? undefined : periodContaining(span, reporting.calendar, on)),
    [on, reporting, span],
  )
  if (period === undefined || today === undefined || reporting === undefined)
    return (
      <Screen title={t('overview.title')}>
        <Loading />
      </Screen>
    )
  // What has not come yet is not missing.
  const to = period.from <= today ? minDate(period.to, today) : period.to
  return (
    <Screen
      title={t('overview.title')}
      tools={
        <>
          <SpanStepper
            span={span}
            period={period}
            today={today}
            onStep={step}
            onSpan={(chosen) => goTo({ span: chosen })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('overview.measure')}
            value={measure}
            data={targetMeasures.map((value) => ({ value, label: measureTexts[value] }))}
            onChange={(chosen) => goTo({ measure: chosen })}
          />
        </>
      }
    >
      <OverviewView period={{ from: period.from, to, lastDay: period.to }} measure={measure} format={reporting} />
    </Screen>
  )
}
