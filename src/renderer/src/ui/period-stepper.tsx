import { ActionIcon, Button } from '@mantine/core'
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActions } from './actions/action-registry.ts'
import styles from './period-stepper.module.css'

/** What is stepped, and what its three steps are called. */
export interface StepWords {
  readonly label: string
  readonly back: string
  readonly forward: string
  readonly current: string
}

export const monthWords: StepWords = {
  label: t('entry.monthLabel'),
  back: t('entry.previousMonth'),
  forward: t('entry.nextMonth'),
  current: t('entry.thisMonth'),
}
export const periodWords: StepWords = {
  label: t('reports.period'),
  back: t('reports.previousPeriod'),
  forward: t('reports.nextPeriod'),
  current: t('reports.currentPeriod'),
}

interface PeriodStepperProps {
  readonly words: StepWords
  /** The period in words. */
  readonly value: string
  /** Undefined where the supported years end. Give memoised functions: they are offered as actions. */
  readonly onBack: (() => void) | undefined
  readonly onForward: (() => void) | undefined
  readonly onCurrent: () => void
  /** Heading of its actions in the help, where it is not the screen's. */
  readonly group?: string
  /** Inside a pane the keys stay with the stepper of the top bar, and a button leads to the current period. */
  readonly isInner?: boolean
}

const nothing: readonly UserAction[] = []

/** A period that is stepped by its own length: ‹ ›, Alt+←/→, Ctrl+; for the one of today. */
export function PeriodStepper(props: PeriodStepperProps) {
  const { words, value, onBack, onForward, onCurrent, group = t('frame.groupHere'), isInner = false } = props
  const { back, forward, current } = words
  const actions = useMemo(() => {
    const step = (label: string, shortcut: string, run: (() => void) | undefined): UserAction => ({
      id: `period.step.${shortcut}`,
      label,
      group,
      shortcuts: [shortcut],
      isEnabled: run !== undefined,
      run: () => run?.(),
    })
    return [step(back, 'Alt+←', onBack), step(forward, 'Alt+→', onForward), step(current, 'Ctrl+;', onCurrent)]
  }, [back, forward, current, group, onBack, onForward, onCurrent])
  useActions(isInner ? nothing : actions)
  return (
    <div className={styles.stepper} data-inner={isInner || undefined} role="group" aria-label={words.label}>
      <Step label={words.back} Icon={ChevronLeft} onStep={onBack} />
      <output>{value}</output>
      <Step label={words.forward} Icon={ChevronRight} onStep={onForward} />
      {isInner && (
        <Button variant="subtle" size="compact-xs" onClick={onCurrent}>
          {words.current}
        </Button>
      )}
    </div>
  )
}

interface StepProps {
  readonly label: string
  readonly Icon: LucideIcon
  readonly onStep: (() => void) | undefined
}

function Step({ label, Icon, onStep }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      size={32}
      color="gray"
      aria-label={label}
      disabled={onStep === undefined}
      onClick={onStep}
    >
      <Icon aria-hidden size={16} />
    </ActionIcon>
  )
}
