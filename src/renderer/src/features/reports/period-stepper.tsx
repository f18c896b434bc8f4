import { ActionIcon } from '@mantine/core'
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActions } from '#renderer/ui/actions/action-registry.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import styles from './period-stepper.module.css'
import { steppedSearch } from './report-period.ts'
import type { ReportSearch } from './report-search.ts'

type Step = Partial<ReportSearch>

interface PeriodStepperProps {
  readonly period: Period
  readonly today: LocalDate
  readonly onChange: (search: Step) => void
}

/** The period in words, stepped by its own length: ‹ ›, Alt+←/→, Ctrl+; for the one of today. */
export function PeriodStepper({ period, today, onChange }: PeriodStepperProps) {
  const back = useMemo(() => steppedSearch(period, -1), [period])
  const forward = useMemo(() => steppedSearch(period, 1), [period])
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    const step = (label: string, to: Step | null, shortcut: string): UserAction => ({
      id: `period.step.${shortcut}`,
      label,
      group,
      shortcuts: [shortcut],
      isEnabled: to !== null,
      run: () => to !== null && onChange(to),
    })
    return [
      step(t('reports.previousPeriod'), back, 'Alt+←'),
      step(t('reports.nextPeriod'), forward, 'Alt+→'),
      step(t('reports.currentPeriod'), { on: today, from: undefined }, 'Ctrl+;'),
    ]
  }, [back, forward, today, onChange])
  useActions(actions)
  return (
    <div className={styles.stepper} role="group" aria-label={t('reports.period')}>
      <StepButton label={t('reports.previousPeriod')} to={back} Icon={ChevronLeft} onChange={onChange} />
      <span className={styles.label} aria-live="polite">
        {periodLabel(period)}
      </span>
      <StepButton label={t('reports.nextPeriod')} to={forward} Icon={ChevronRight} onChange={onChange} />
    </div>
  )
}

interface StepButtonProps {
  readonly label: string
  /** Where it leads; null where the years end. */
  readonly to: Step | null
  readonly Icon: LucideIcon
  readonly onChange: (search: Step) => void
}

function StepButton({ label, to, Icon, onChange }: StepButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      size={32}
      color="gray"
      aria-label={label}
      disabled={to === null}
      onClick={() => to !== null && onChange(to)}
    >
      <Icon aria-hidden size={16} />
    </ActionIcon>
  )
}
