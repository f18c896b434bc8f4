import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { readDateText } from '#shared/kernel/date-text.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'

interface DateFieldProps {
  readonly label: string
  readonly description?: string
  /** 'YYYY-MM-DD', or '' while there is none. */
  readonly value: string
  readonly onChange: (date: string) => void
  readonly error?: string | undefined
  readonly field?: string
  readonly className?: string | undefined
}

/** A date typed as people write it, or picked from a calendar. A text that is no date stays, marked, until it is mended. */
export function DateField({ label, description, value, onChange, error, field, className }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isUnread, setIsUnread] = useState(false)
  const date = parseLocalDate(value)
  const take = (text: string) => {
    const reading = readDateText(text)
    const isRead = reading.kind === 'date' || text.trim() === ''
    setIsUnread(!isRead)
    if (isRead) setTyped(null)
    onChange(reading.kind === 'date' ? reading.value : '')
  }
  return (
    <TextInput
      className={className}
      label={label}
      description={description}
      placeholder="dd/mm/yyyy"
      autoComplete="off"
      value={typed ?? (date === null ? '' : formatDate(date))}
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
          value={value}
          onPick={(picked) => {
            setTyped(null)
            setIsUnread(false)
            onChange(picked)
          }}
        />
      }
    />
  )
}

interface CalendarButtonProps {
  readonly label: string
  readonly value: string
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
          value={value === '' ? null : value}
          {...(value !== '' && { defaultDate: value })}
          onChange={(date) => {
            if (date !== null) onPick(date)
            setIsOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
