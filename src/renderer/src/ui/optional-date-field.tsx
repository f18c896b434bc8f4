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
}

/** A date that may be left out, typed as people write it. Enter or leaving the field takes it; a text that is none stays, marked. */
export function OptionalDateField({ label, value, onChange }: OptionalDateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isUnread, setIsUnread] = useState(false)
  const put = (date: LocalDate | undefined): void => {
    setTyped(null)
    setIsUnread(false)
    if (date !== value) onChange(date)
  }
  const take = (text: string): void => {
    if (text.trim() === '') return put(undefined)
    const reading = readDateText(text)
    if (reading.kind === 'date') put(reading.value)
    else setIsUnread(true)
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
        if (event.key === 'Enter' && typed !== null) take(typed)
      }}
      error={isUnread ? t('frame.notADate') : undefined}
      rightSection={
        value !== undefined && (
          <CloseButton size="sm" aria-label={t('frame.clearField', { label })} onClick={() => put(undefined)} />
        )
      }
    />
  )
}
