import { ActionIcon } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from './actions/action-registry.ts'
import styles from './period-stepper.module.css'

interface PeriodStepperProps {
  /** The period in words. */
  readonly value: string
  readonly onBack: () => void
  readonly onForward: () => void
  readonly onCurrent: () => void
}

/** A month that is stepped: ‹ ›, Alt+←/→, Ctrl+; for the one of today. */
export function PeriodStepper({ value, onBack, onForward, onCurrent }: PeriodStepperProps) {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [
      { id: 'period.previous', label: t('entry.previousMonth'), group, shortcuts: ['Alt+←'], run: onBack },
      { id: 'period.next', label: t('entry.nextMonth'), group, shortcuts: ['Alt+→'], run: onForward },
      { id: 'period.current', label: t('entry.thisMonth'), group, shortcuts: ['Ctrl+;'], run: onCurrent },
    ]
  }, [onBack, onForward, onCurrent])
  useActions(actions)
  return (
    <div className={styles.stepper} role="group" aria-label={t('entry.monthLabel')}>
      <ActionIcon variant="subtle" size={32} color="gray" aria-label={t('entry.previousMonth')} onClick={onBack}>
        <ChevronLeft aria-hidden size={16} />
      </ActionIcon>
      <output>{value}</output>
      <ActionIcon variant="subtle" size={32} color="gray" aria-label={t('entry.nextMonth')} onClick={onForward}>
        <ChevronRight aria-hidden size={16} />
      </ActionIcon>
    </div>
  )
}
