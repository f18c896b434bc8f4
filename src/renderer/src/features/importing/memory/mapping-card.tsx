import { Button, TextInput } from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { meaningLabel } from '#shared/importing/meaning-label.rules.ts'
import { decodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { Mapping } from '#shared/importing/importing.schema.ts'
import { meaningGroups } from '../sheet/meaning-options.ts'
import { PickPopover } from '../side/pick-popover.tsx'
import type { RowNames } from '../unit-names.ts'
import styles from './memory.module.css'
import { shownHeader } from './shown-header.ts'

interface MappingCardProps {
  readonly mapping: Mapping
  readonly names: RowNames
  readonly may: Permission
}

/** One header that was taught: what each of its columns is taken for from now on. */
export function MappingCard({ mapping, names, may }: MappingCardProps) {
  const { fingerprint, name, columns, uses, updatedAt, updatedBy } = mapping
  const put = useBackendCommand('importing.putMemory')
  const forget = useBackendCommand('importing.forgetMemory')
  const error = put.error ?? forget.error
  const change = (changes: Partial<Pick<Mapping, 'name' | 'columns'>>): void =>
    put.mutate({ mappings: [{ fingerprint, name, columns, ...changes }] })
  return (
    <li className={styles.mapping}>
      <details>
        <summary className={styles.mappingHead}>
          <strong className={styles.mappingName}>{name}</strong>
          <span className={styles.muted}>{t('importing.mappingUses', { count: uses })}</span>
        </summary>
        <div className={styles.mappingBody}>
          {error !== null && <span role="alert">{errorText(error)}</span>}
          <NameField key={name} name={name} isDisabled={!may.isGiven} onChange={(next) => change({ name: next })} />
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('importing.mappingHeader')}</th>
                <th scope="col">{t('importing.mappingMeaning')}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(columns).map(([header, meaning]) => (
                <tr key={header}>
                  <td>{header === '' ? t('importing.mappingNoHeader') : shownHeader(header)}</td>
                  <td>
                    <MeaningPick
                      header={header}
                      meaning={meaning}
                      names={names}
                      isDisabled={!may.isGiven}
                      onPick={(next) => change({ columns: { ...columns, [header]: next } })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.muted}>{t('importing.taught', { by: updatedBy, at: instantText(updatedAt) })}</p>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            leftSection={<Trash2 aria-hidden size={14} />}
            disabled={!may.isGiven}
            title={may.needs}
            loading={forget.isPending}
            onClick={() => forget.mutate({ fingerprints: [fingerprint] })}
          >
            {t('importing.forgetMapping')}
          </Button>
        </div>
      </details>
    </li>
  )
}

interface NameFieldProps {
  readonly name: string
  readonly isDisabled: boolean
  readonly onChange: (name: string) => void
}

function NameField({ name, isDisabled, onChange }: NameFieldProps) {
  const [typed, setTyped] = useState(name)
  const take = (): void => {
    if (typed.trim() !== '' && typed.trim() !== name) onChange(typed.trim())
    else setTyped(name)
  }
  return (
    <TextInput
      label={t('importing.mappingName')}
      maxLength={120}
      disabled={isDisabled}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  )
}

interface MeaningPickProps {
  readonly header: string
  readonly meaning: string
  readonly names: RowNames
  readonly isDisabled: boolean
  readonly onPick: (meaning: string) => void
}

function MeaningPick({ header, meaning, names, isDisabled, onPick }: MeaningPickProps) {
  const [isOpen, setOpen] = useState(false)
  const decoded = decodeMeaning(meaning)
  const text = decoded === null ? meaning : meaningLabel(decoded, names.on)
  const groups = useMemo(() => meaningGroups(names.on), [names.on])
  if (isDisabled) return text
  return (
    <PickPopover
      label={text}
      listLabel={t('importing.mappingPick', { header: shownHeader(header) })}
      groups={groups}
      chosen={meaning}
      isOpen={isOpen}
      onToggle={setOpen}
      onPick={onPick}
    />
  )
}
