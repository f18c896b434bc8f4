import { ActionIcon, MultiSelect, Select, TextInput } from '@mantine/core'
import { X } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import { codesOf, endingIn, type NewUnitDraft, type ReorganisationDraft } from './reorganisation-draft.ts'
import styles from './reorganisation.module.css'
import type { RowOption, UnitOption } from './unit-options.ts'

interface NewUnitFieldsProps {
  readonly unit: NewUnitDraft
  readonly order: number
  readonly draft: ReorganisationDraft
  readonly rows: readonly RowOption[]
  readonly places: readonly UnitOption[]
  readonly onChange: (changes: Partial<NewUnitDraft>) => void
  readonly onRemove: (() => void) | undefined
}

/** One unit that begins: its name, code and place, and the units that go into it whole or in part. */
export function NewUnitFields({ unit, order, draft, rows, places, onChange, onRemove }: NewUnitFieldsProps) {
  const ending = endingIn(draft)
  const own = new Set([...unit.wholes, ...unit.parts])
  const free = rows.filter(({ value }) => own.has(value) || !ending.has(value))
  const partly = new Set(draft.newUnits.flatMap(({ parts }) => parts))
  const shared = rows.filter(({ value }) => own.has(value) || partly.has(value) || !ending.has(value))
  /** A new unit stands where its first old one stood, until somebody says otherwise. */
  const choose = (changes: Partial<Pick<NewUnitDraft, 'wholes' | 'parts'>>): void => {
    const first = (changes.wholes ?? changes.parts)?.[0]
    const place = rows.find(({ value }) => value === first)?.parentCode
    onChange(unit.parentCode === '' && place !== undefined ? { ...changes, parentCode: place } : changes)
  }
  return (
    <fieldset className={styles.block}>
      <legend>{t('reorganisation.newUnit', { order })}</legend>
      <div className={styles.line}>
        <TextInput
          className={styles.grow}
          label={t('reorganisation.unitName')}
          placeholder={t('reorganisation.unitNamePlaceholder')}
          maxLength={120}
          value={unit.name}
          onChange={({ currentTarget: { value } }) => onChange({ name: value })}
        />
        <TextInput
          className={styles.code}
          label={t('reorganisation.unitCode')}
          placeholder={codesOf(draft).get(unit.key)}
          maxLength={28}
          value={unit.code}
          onChange={({ currentTarget: { value } }) => onChange({ code: value })}
        />
        {places.length > 1 && (
          <Select
            className={styles.grow}
            label={t('reorganisation.unitPlace')}
            placeholder={t('reorganisation.pickHint')}
            data={places}
            searchable
            value={unit.parentCode === '' ? null : unit.parentCode}
            onChange={(parentCode) => onChange({ parentCode: parentCode ?? '' })}
          />
        )}
        {onRemove !== undefined && (
          <ActionIcon variant="subtle" aria-label={t('reorganisation.removeUnit', { order })} onClick={onRemove}>
            <X size={15} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <MultiSelect
        label={t('reorganisation.wholes')}
        placeholder={unit.wholes.length === 0 ? t('reorganisation.pickHint') : ''}
        data={free.filter(({ value }) => !unit.parts.includes(value))}
        searchable
        limit={100}
        value={[...unit.wholes]}
        onChange={(wholes) => choose({ wholes })}
      />
      <MultiSelect
        label={t('reorganisation.parts')}
        description={t('reorganisation.partsHint')}
        placeholder={unit.parts.length === 0 ? t('reorganisation.pickHint') : ''}
        data={shared.filter(({ value }) => !unit.wholes.includes(value))}
        searchable
        limit={100}
        value={[...unit.parts]}
        onChange={(parts) => choose({ parts })}
      />
    </fieldset>
  )
}
