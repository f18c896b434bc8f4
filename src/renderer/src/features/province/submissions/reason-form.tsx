import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import styles from './submissions.module.css'

interface ReasonFormProps {
  readonly label: string
  readonly action: string
  readonly isPending: boolean
  /** Something else has to be answered first. */
  readonly isHeld?: boolean
  readonly onGiven: (reason: string) => void
}

const leastLetters = 3

/** A reason that is asked for before something is done. */
export function ReasonForm({ label, action, isPending, isHeld = false, onGiven }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const isGiven = reason.trim().length >= leastLetters && !isHeld
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isGiven) onGiven(reason.trim())
  }
  return (
    <form className={styles.reason} onSubmit={submit}>
      <TextInput
        label={label}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!isGiven} loading={isPending}>
        {action}
      </Button>
    </form>
  )
}
