import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import type { Span } from '#shared/importing/understanding.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import styles from './side.module.css'

interface SpanFieldsProps {
  readonly value: Span | null
  readonly onChange: (span: Span) => void
}

/** A day, or the first and the last day of a period; taken by the button, so that half a period is never taken. */
export function SpanFields({ value, onChange }: SpanFieldsProps) {
  const [from, setFrom] = useState<LocalDate | undefined>(value?.from)
  const [to, setTo] = useState<LocalDate | undefined>(value === null || value.from === value.to ? undefined : value.to)
  const [isLastUnread, setIsLastUnread] = useState(false)
  const span = from === undefined ? null : { from, to: to ?? from }
  const isBackwards = span !== null && span.from > span.to
  const isSame = span !== null && span.from === value?.from && span.to === value.to
  return (
    <div className={styles.span}>
      <OptionalDateField label={t('importing.day')} value={from} onChange={setFrom} />
      <OptionalDateField label={t('importing.lastDay')} value={to} onChange={setTo} onUnread={setIsLastUnread} />
      <Button
        variant="default"
        disabled={span === null || isLastUnread || isBackwards || isSame}
        onClick={() => span !== null && onChange(span)}
      >
        {t('importing.takeDay')}
      </Button>
      {isBackwards && (
        <p className={styles.spanProblem} role="alert">
          {t('importing.daysBackwards')}
        </p>
      )}
    </div>
  )
}
