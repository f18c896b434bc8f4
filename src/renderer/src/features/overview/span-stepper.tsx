import { ActionIcon, SegmentedControl } from '@mantine/core'
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActions } from '#renderer/ui/actions/action-registry.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { nextPeriod, type Period, previousPeriod } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import { type OverviewSpan, overviewSpans } from './overview-search.ts'
import styles from './overview.module.css'

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

/** The span in words, stepped by its own length: ‹ ›, Alt+←/→, Ctrl+; for the one of today. */
export function SpanStepper({ span, period, today, onStep, onSpan }: SpanStepperProps) {
  const back = useMemo(() => previousPeriod(period)?.to, [period])
  const forward = useMemo(() => nextPeriod(period)?.to, [period])
  const actions = useMemo(() => {
    const action = (label: string, shortcut: string, to: LocalDate | undefined): UserAction => ({
      id: `overview.step.${shortcut}`,
      label,
      group: t('frame.groupHere'),
      shortcuts: [shortcut],
      isEnabled: to !== undefined,
      run: () => to !== undefined && onStep(to),
    })
    return [
      action(t('reports.previousPeriod'), 'Alt+←', back),
      action(t('reports.nextPeriod'), 'Alt+→', forward),
      action(t('reports.currentPeriod'), 'Ctrl+;', today),
    ]
  }, [back, forward, today, onStep])
  useActions(actions)
  return (
    <>
      <div className={styles.stepper} role="group" aria-label={t('reports.period')}>
        <Step label={t('reports.previousPeriod')} to={back} Icon={ChevronLeft} onStep={onStep} />
        <span className={styles.period} aria-live="polite">
          {periodLabel(period)}
        </span>
        <Step label={t('reports.nextPeriod')} to={forward} Icon={ChevronRight} onStep={onStep} />
      </div>
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

interface StepProps {
  readonly label: string
  readonly to: LocalDate | undefined
  readonly Icon: LucideIcon
  readonly onStep: (on: LocalDate) => void
}

function Step({ label, to, Icon, onStep }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      size={32}
      color="gray"
      aria-label={label}
      disabled={to === undefined}
      onClick={() => to !== undefined && onStep(to)}
    >
      <Icon aria-hidden size={16} />
    </ActionIcon>
  )
}
