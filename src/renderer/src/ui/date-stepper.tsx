import { ActionIcon, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useDisclosure } from '@mantine/hooks'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { addDays, type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { useActions } from './actions/action-registry.ts'
import { DateField } from './date-field.tsx'
import styles from './date-stepper.module.css'

interface DateStepperProps {
  readonly value: LocalDate
  /** The backend's today, where Ctrl+; goes; undefined until it is known. */
  readonly today: LocalDate | undefined
  readonly onChange: (date: LocalDate) => void
}

/** A day that is stepped (‹ ›, Alt+←/→), typed (05/03/2026), picked on a calendar, or set to today (Ctrl+;). */
export function DateStepper({ value, today, onChange }: DateStepperProps) {
  const [isOpen, calendar] = useDisclosure(false)
  useDateActions(value, today, onChange)
  const pick = (text: string | null): void => {
    const date = text === null ? null : parseLocalDate(text)
    calendar.close()
    if (date !== null) onChange(date)
  }
  return (
    <div className={styles.stepper} role="group" aria-label={t('frame.dateField')}>
      <ActionIcon
        variant="subtle"
        size={32}
        color="gray"
        aria-label={t('frame.previousDay')}
        onClick={() => onChange(addDays(value, -1))}
      >
        <ChevronLeft aria-hidden size={16} />
      </ActionIcon>
      <DateField value={value} onChange={onChange} label={t('frame.dateField')} isSpelledOut />
      <Popover opened={isOpen} onChange={calendar.toggle} position="bottom" shadow="md" trapFocus>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            size={32}
            color="gray"
            aria-label={t('frame.pickDate')}
            onClick={calendar.toggle}
          >
            <CalendarDays aria-hidden size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker value={value} defaultDate={value} onChange={pick} />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="subtle"
        size={32}
        color="gray"
        aria-label={t('frame.nextDay')}
        onClick={() => onChange(addDays(value, 1))}
      >
        <ChevronRight aria-hidden size={16} />
      </ActionIcon>
    </div>
  )
}

function useDateActions(value: LocalDate, today: LocalDate | undefined, onChange: (date: LocalDate) => void): void {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [
      {
        id: 'date.previous',
        label: t('frame.previousDay'),
        group,
        shortcuts: ['Alt+←'],
        run: () => onChange(addDays(value, -1)),
      },
      {
        id: 'date.next',
        label: t('frame.nextDay'),
        group,
        shortcuts: ['Alt+→'],
        run: () => onChange(addDays(value, 1)),
      },
      {
        id: 'date.today',
        label: t('frame.backToToday'),
        group,
        shortcuts: ['Ctrl+;'],
        isEnabled: today !== undefined,
        run: () => today !== undefined && onChange(today),
      },
    ]
  }, [value, today, onChange])
  useActions(actions)
}
