import { Textarea } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'

/** Letters a reason has at the least. */
export const shortestReason = 3

interface ReasonFieldProps {
  readonly value: string
  readonly onChange: (reason: string) => void
  /** Why the step it explains was refused; null while it was not. */
  readonly error: Error | null
}

/** Why a step is taken, in the person's own words. */
export function ReasonField({ value, onChange, error }: ReasonFieldProps) {
  return (
    <Textarea
      label={t('entry.reason')}
      description={t('entry.reasonTooShort')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error === null ? undefined : errorText(error)}
      maxLength={300}
      minRows={3}
      autosize
    />
  )
}
