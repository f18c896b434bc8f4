import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { readDateText } from '#shared/kernel/date-text.ts'
import { formatDate, type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'

interface DateFieldProps {
  readonly label: string
  readonly description?: string
  /** 'YYYY-MM-DD', '' while there is none, or a text that could not be read as a date. */
  readonly value: string
  readonly onChange: (date: string) => void
  readonly error?: string | undefined
  readonly field?: string
  readonly className?: string | undefined
}

/**
 * A date typed as people write it, or picked from a calendar. A text that is no date is handed over as it is and stays,
 * marked, until it is mended.
 */
export function DateField({ label, description, value, onChange, error, field, className }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const date = parseLocalDate(value)
  const isUnread = date === null && value !== ''
  const take = (text: string) => {
    const reading = readDateText(text)
    setTyped(null)
    onChange(reading.kind === 'date' ? reading.value : text.trim())
  }
  return (
    <TextInput
      className={className}
      label={label}
      description={description}
      placeholder={t('setup.datePattern')}
      autoComplete="off"
      value={typed ?? (date === null ? value : formatDate(date))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed !== null && take(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && typed !== null) take(typed)
      }}
      error={isUnread ? t('setup.notADate') : error}
      data-field={field}
      rightSection={
        <CalendarButton
          label={`${label}: ${t('frame.pickDate')}`}
          value={date}
          onPick={(picked) => {
            setTyped(null)
            onChange(picked)
          }}
        />
      }
    />
  )
}

interface CalendarButtonProps {
  readonly label: string
  readonly value: LocalDate | null
  readonly onPick: (date: string) => void
}

function CalendarButton({ label, value, onPick }: CalendarButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={label} onClick={() => setIsOpen((was) => !was)}>
          <CalendarDays size={15} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={value}
          {...(value !== null && { defaultDate: value })}
          onChange={(date) => {
            if (date !== null) onPick(date)
            setIsOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
