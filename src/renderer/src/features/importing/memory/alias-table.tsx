import { ActionIcon } from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Alias } from '#shared/importing/importing.schema.ts'
import { PickPopover } from '../side/pick-popover.tsx'
import type { RowNames } from '../unit-names.ts'
import styles from './memory.module.css'

interface AliasTableProps {
  readonly aliases: readonly Alias[]
  readonly names: RowNames
  readonly may: Permission
}

/** Spellings of unit names, by whom they come from. */
export function AliasTable({ aliases, names, may }: AliasTableProps) {
  const put = useBackendCommand('importing.putMemory')
  const forget = useBackendCommand('importing.forgetMemory')
  const error = put.error ?? forget.error
  return (
    <>
      {error !== null && <p role="alert">{errorText(error)}</p>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('importing.aliasSender')}</th>
            <th scope="col">{t('importing.aliasText')}</th>
            <th scope="col">{t('importing.aliasUnit')}</th>
            <th scope="col" aria-label={t('importing.forget')} />
          </tr>
        </thead>
        <tbody>
          {aliases.map((alias) => {
            const { sender, text, unitCode } = alias
            return (
              <tr key={`${sender} ${text}`}>
                <td>{sender === '' ? t('importing.anySender') : sender}</td>
                <td>{text}</td>
                <td>
                  {may.isGiven ? (
                    <UnitPick
                      alias={alias}
                      names={names}
                      onPick={(code) => put.mutate({ aliases: [{ sender, text, unitCode: code }] })}
                    />
                  ) : (
                    names.unit(unitCode)
                  )}
                </td>
                <td className={styles.short}>
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    aria-label={t('importing.forgetAlias', { text })}
                    title={may.needs ?? t('importing.forget')}
                    disabled={!may.isGiven}
                    onClick={() => forget.mutate({ aliases: [{ sender, text }] })}
                  >
                    <Trash2 aria-hidden size={14} />
                  </ActionIcon>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

interface UnitPickProps {
  readonly alias: Alias
  readonly names: RowNames
  readonly onPick: (unitCode: string) => void
}

function UnitPick({ alias, names, onPick }: UnitPickProps) {
  const [isOpen, setOpen] = useState(false)
  const groups = useMemo(
    () => [
      {
        label: t('importing.groupUnits'),
        options: names.rows.map(({ code, name }) => ({ value: code, label: name, hint: code })),
      },
    ],
    [names],
  )
  return (
    <PickPopover
      label={names.unit(alias.unitCode)}
      listLabel={t('importing.aliasPick', { text: alias.text })}
      groups={groups}
      chosen={alias.unitCode}
      isOpen={isOpen}
      onToggle={setOpen}
      onPick={onPick}
    />
  )
}
