import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useMemo } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { t } from '#renderer/texts/vi.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { NewUnitFields } from './new-unit-fields.tsx'
import { newUnit, type ReorganisationDraft } from './reorganisation-draft.ts'
import styles from './reorganisation.module.css'
import { groupOptions, placeOptions, rowOptions } from './unit-options.ts'

interface ChangeFieldsProps {
  readonly draft: ReorganisationDraft
  readonly units: readonly Unit[]
  readonly onChange: (changes: Partial<ReorganisationDraft>) => void
}

/** Which units, as the kind of reorganisation asks for them. */
export function ChangeFields(props: ChangeFieldsProps) {
  switch (props.draft.kind) {
    case 'merge':
    case 'split':
      return <NewUnits {...props} />
    case 'rename':
      return <Renames {...props} />
    case 'move':
      return <Moves {...props} />
  }
}

function NewUnits({ draft, units, onChange }: ChangeFieldsProps) {
  const rows = useMemo(() => rowOptions(units), [units])
  const places = useMemo(() => placeOptions(units), [units])
  return (
    <>
      {draft.newUnits.map((unit, index) => (
        <NewUnitFields
          key={unit.key}
          unit={unit}
          order={index + 1}
          draft={draft}
          rows={rows}
          places={places}
          onChange={(changes) =>
            onChange({
              newUnits: draft.newUnits.map((one) => (one.key === unit.key ? { ...one, ...changes } : one)),
            })
          }
          onRemove={
            draft.newUnits.length === 1
              ? undefined
              : () => onChange({ newUnits: draft.newUnits.filter(({ key }) => key !== unit.key) })
          }
        />
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => onChange({ newUnits: [...draft.newUnits, newUnit(units)] })}
      >
        {t('reorganisation.addUnit')}
      </Button>
      {units.some((unit) => isGroup(unit) && unit.parentCode !== null) && (
        <Groups draft={draft} units={units} onChange={onChange} />
      )}
    </>
  )
}

/** Districts or clusters that end: into another one, or with the old communes. */
function Groups({ draft, units, onChange }: ChangeFieldsProps) {
  const groups = useMemo(() => groupOptions(units), [units])
  return (
    <fieldset className={styles.block}>
      <legend>{t('reorganisation.groups')}</legend>
      {draft.kind === 'merge' && (
        <div className={styles.line}>
          <Select
            label={t('reorganisation.endedGroup')}
            placeholder={t('reorganisation.pickHint')}
            data={groups}
            clearable
            searchable
            value={draft.endedGroup === '' ? null : draft.endedGroup}
            onChange={(endedGroup) => onChange({ endedGroup: endedGroup ?? '' })}
          />
          <Select
            label={t('reorganisation.heirGroup')}
            placeholder={t('reorganisation.pickHint')}
            data={groups.filter(({ value }) => value !== draft.endedGroup)}
            clearable
            searchable
            value={draft.heirGroup === '' ? null : draft.heirGroup}
            onChange={(heirGroup) => onChange({ heirGroup: heirGroup ?? '' })}
          />
        </div>
      )}
      <MultiSelect
        label={t('reorganisation.endedGroups')}
        placeholder={draft.endedGroups.length === 0 ? t('reorganisation.pickHint') : ''}
        data={groups}
        searchable
        value={[...draft.endedGroups]}
        onChange={(endedGroups) => onChange({ endedGroups })}
      />
    </fieldset>
  )
}

function Renames({ draft, units, onChange }: ChangeFieldsProps) {
  const rows = useMemo(() => [...groupOptions(units), ...rowOptions(units)], [units])
  const put = (key: string, changes: { unitCode?: string; name?: string }): void =>
    onChange({ renames: draft.renames.map((one) => (one.key === key ? { ...one, ...changes } : one)) })
  return (
    <>
      {draft.renames.map(({ key, unitCode, name }) => (
        <div key={key} className={styles.line}>
          <Select
            label={t('reorganisation.renamed')}
            placeholder={t('reorganisation.pickHint')}
            data={rows}
            searchable
            limit={100}
            value={unitCode === '' ? null : unitCode}
            onChange={(code) => put(key, { unitCode: code ?? '' })}
          />
          <TextInput
            label={t('reorganisation.newName')}
            maxLength={120}
            value={name}
            onChange={({ currentTarget: { value } }) => put(key, { name: value })}
          />
          {draft.renames.length > 1 && (
            <ActionIcon
              variant="subtle"
              aria-label={t('reorganisation.removeLine')}
              onClick={() => onChange({ renames: draft.renames.filter((one) => one.key !== key) })}
            >
              <X size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => onChange({ renames: [...draft.renames, { key: newClientId(), unitCode: '', name: '' }] })}
      >
        {t('reorganisation.addLine')}
      </Button>
    </>
  )
}

function Moves({ draft, units, onChange }: ChangeFieldsProps) {
  const rows = useMemo(() => rowOptions(units), [units])
  const places = useMemo(() => placeOptions(units), [units])
  return (
    <>
      <MultiSelect
        label={t('reorganisation.moved')}
        placeholder={draft.moved.length === 0 ? t('reorganisation.pickHint') : ''}
        data={rows}
        searchable
        limit={100}
        value={[...draft.moved]}
        onChange={(moved) => onChange({ moved })}
      />
      <Select
        label={t('reorganisation.moveTo')}
        placeholder={t('reorganisation.pickHint')}
        data={places}
        searchable
        value={draft.moveTo === '' ? null : draft.moveTo}
        onChange={(moveTo) => onChange({ moveTo: moveTo ?? '' })}
      />
    </>
  )
}
