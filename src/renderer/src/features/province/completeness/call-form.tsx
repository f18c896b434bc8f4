import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Call, DueForm, Slot } from '#shared/province/completeness.schema.ts'
import styles from './completeness.module.css'
import { sentText } from './slot-words.ts'
import { told } from './told.ts'

interface CallFormProps {
  readonly unitCode: string
  readonly unitName: string
  readonly form: DueForm
  readonly slot: Slot
}

/** What was said on the telephone, in words; Enter writes it down. */
export function CallForm({ unitCode, unitName, form, slot }: CallFormProps) {
  const may = useMay('province.addCall')
  const { mutate, isPending } = useBackendCommand('province.addCall')
  const [result, setResult] = useState('')
  if (!may.isGiven) return null
  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (result.trim() === '') return
    const call = { unitCode, form, from: slot.from, to: slot.to, result }
    mutate(
      { clientId: newClientId(), call },
      told(t('completeness.callSaved'), () => setResult('')),
    )
  }
  return (
    <form className={styles.line} onSubmit={add}>
      <TextInput
        className={styles.grow}
        size="xs"
        aria-label={t('completeness.addCallTo', { unit: unitName })}
        placeholder={t('completeness.callPlaceholder')}
        maxLength={300}
        autoComplete="off"
        value={result}
        onChange={(event) => setResult(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="default" loading={isPending} disabled={result.trim() === ''}>
        {t('completeness.addCall')}
      </Button>
    </form>
  )
}

/** Calls that were made, the newest first. */
export function CallLines({ calls }: { readonly calls: readonly Call[] }) {
  if (calls.length === 0) return null
  return (
    <ul className={styles.quiet}>
      {calls.map(({ id, at, by, result }) => (
        <li key={id}>{t('completeness.callLine', { at: sentText(at), by, result })}</li>
      ))}
    </ul>
  )
}
