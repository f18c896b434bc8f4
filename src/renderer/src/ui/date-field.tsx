import { type KeyboardEvent, useId, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { readDateText } from '#shared/kernel/date-text.ts'
import { formatDate, formatDayOfWeek, type LocalDate, partsOf } from '#shared/kernel/local-date.ts'
import styles from './date-field.module.css'

interface DateFieldProps {
  readonly value: LocalDate
  readonly onChange: (date: LocalDate) => void
  readonly label: string
  /** Shows 'Thứ Bảy, 15/04/2023' while nothing is being typed. */
  readonly isSpelledOut?: boolean
}

/** A date typed as people write it; a text without a year takes the year shown. Enter takes it, Esc gives the old one back. */
export function DateField({ value, onChange, label, isSpelledOut = false }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isUnread, setIsUnread] = useState(false)
  const messageId = useId()
  const stop = (): void => {
    setTyped(null)
    setIsUnread(false)
  }
  const take = (text: string): boolean => {
    const reading = readDateText(text, { year: partsOf(value).year })
    if (reading.kind !== 'date') return false
    stop()
    if (reading.value !== value) onChange(reading.value)
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && typed !== null) {
      setIsUnread(!take(typed))
      event.preventDefault()
    } else if (event.key === 'Escape') {
      stop()
    }
  }
  const shown = isSpelledOut ? `${formatDayOfWeek(value)}, ${formatDate(value)}` : formatDate(value)
  return (
    <span className={styles.field}>
      <input
        className={styles.input}
        data-spelled-out={isSpelledOut || undefined}
        aria-label={label}
        aria-invalid={isUnread}
        aria-describedby={isUnread ? messageId : undefined}
        value={typed ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (typed !== null && !take(typed)) stop()
        }}
      />
      {isUnread && (
        <span id={messageId} role="alert" className={styles.message}>
          {t('frame.notADate')}
        </span>
      )}
    </span>
  )
}
