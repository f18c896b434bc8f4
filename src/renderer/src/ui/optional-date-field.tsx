import { CloseButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { readDateText } from '#shared/kernel/date-text.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import styles from './optional-date-field.module.css'

interface OptionalDateFieldProps {
  readonly label: string
  readonly value: LocalDate | undefined
  readonly onChange: (date: LocalDate | undefined) => void
  /** Whether a text stands there that is no date, for forms in which no date at all means something. */
  readonly onUnread?: (isUnread: boolean) => void
}

/**
 * A date that may be left out, typed as people write it. Enter, Ctrl+S or leaving the field takes it; a text that is none
 * stays, marked, and takes the date that stood there away: nothing is done by a date that is not the one on the screen.
 */
export function OptionalDateField({ label, value, onChange, onUnread }: OptionalDateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isUnread, setIsUnread] = useState(false)
  const mark = (isWrong: boolean): void => {
    setIsUnread(isWrong)
    onUnread?.(isWrong)
  }
  const put = (date: LocalDate | undefined): void => {
    setTyped(null)
    mark(false)
    if (date !== value) onChange(date)
  }
  const take = (text: string): void => {
    if (text.trim() === '') return put(undefined)
    const reading = readDateText(text)
    if (reading.kind === 'date') return put(reading.value)
    mark(true)
    if (value !== undefined) onChange(undefined)
  }
  return (
    <TextInput
      className={styles.field}
      label={label}
      placeholder={t('setup.datePattern')}
      autoComplete="off"
      value={typed ?? (value === undefined ? '' : formatDate(value))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed !== null && take(typed)}
      onKeyDown={(event) => {
        const takes = event.key === 'Enter' || (event.ctrlKey && event.key.toLowerCase() === 's')
        if (takes && typed !== null) take(typed)
      }}
      error={isUnread ? t('frame.notADate') : undefined}
      rightSection={
        (value !== undefined || isUnread) && (
          <CloseButton size="sm" aria-label={t('frame.clearField', { label })} onClick={() => put(undefined)} />
        )
      }
    />
  )
}
