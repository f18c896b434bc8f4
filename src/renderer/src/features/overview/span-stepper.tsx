import { SegmentedControl } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { PeriodStepper, periodWords } from '#renderer/ui/period-stepper.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { nextPeriod, type Period, previousPeriod } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import { type OverviewSpan, overviewSpans } from './overview-search.ts'

interface SpanStepperProps {
  readonly span: OverviewSpan
  readonly period: Period
  readonly today: LocalDate
  readonly onStep: (on: LocalDate) => void
  readonly onSpan: (span: OverviewSpan) => void
}

const spanTexts: Readonly<Record<OverviewSpan, string>> = {
  month: t('overview.month'),
  quarter: t('overview.quarter'),
  year: t('overview.year'),
}

/** The span in words, stepped by its own length, and how long it is. */
export function SpanStepper({ span, period, today, onStep, onSpan }: SpanStepperProps) {
  const back = useMemo(() => stepTo(previousPeriod(period), onStep), [period, onStep])
  const forward = useMemo(() => stepTo(nextPeriod(period), onStep), [period, onStep])
  const current = useCallback(() => onStep(today), [onStep, today])
  return (
    <>
      <PeriodStepper
        words={periodWords}
        value={periodLabel(period)}
        onBack={back}
        onForward={forward}
        onCurrent={current}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('overview.span')}
        value={span}
        data={overviewSpans.map((value) => ({ value, label: spanTexts[value] }))}
        onChange={onSpan}
      />
    </>
  )
}

function stepTo(period: Period | null, onStep: (on: LocalDate) => void): (() => void) | undefined {
  return period === null ? undefined : () => onStep(period.to)
}
