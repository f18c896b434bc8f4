import { ActionIcon } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { addMonths, type LocalDate, startOfMonth } from '#shared/kernel/local-date.ts'
import { monthParts } from './session-words.ts'
import styles from './sessions-layout.module.css'

interface MonthStepperProps {
  readonly on: LocalDate
  readonly today: LocalDate
  readonly onChange: (on: LocalDate) => void
}

/** The month shown: stepped with ‹ ›, Alt+←/→, back to this one with Ctrl+;. */
export function MonthStepper({ on, today, onChange }: MonthStepperProps) {
  const step = (months: number): void => onChange(addMonths(startOfMonth(on), months))
  useMonthActions(on, today, onChange)
  return (
    <div className={styles.stepper} role="group" aria-label={t('sessions.monthLabel')}>
      <ActionIcon
        variant="subtle"
        size={32}
        color="gray"
        aria-label={t('sessions.previousMonth')}
        onClick={() => step(-1)}
      >
        <ChevronLeft aria-hidden size={16} />
      </ActionIcon>
      <output>{t('sessions.month', monthParts(on))}</output>
      <ActionIcon variant="subtle" size={32} color="gray" aria-label={t('sessions.nextMonth')} onClick={() => step(1)}>
        <ChevronRight aria-hidden size={16} />
      </ActionIcon>
    </div>
  )
}

function useMonthActions(on: LocalDate, today: LocalDate, onChange: (on: LocalDate) => void): void {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    const step = (months: number) => () => onChange(addMonths(startOfMonth(on), months))
    return [
      { id: 'sessions.previous-month', label: t('sessions.previousMonth'), group, shortcuts: ['Alt+←'], run: step(-1) },
      { id: 'sessions.next-month', label: t('sessions.nextMonth'), group, shortcuts: ['Alt+→'], run: step(1) },
      {
        id: 'sessions.this-month',
        label: t('sessions.thisMonth'),
        group,
        shortcuts: ['Ctrl+;'],
        run: () => onChange(today),
      },
    ]
  }, [on, today, onChange])
  useActions(actions)
}
