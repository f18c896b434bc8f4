import { Select } from '@mantine/core'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Input } from '#shared/contract/contract.ts'
import type { UnitRef } from '#shared/settings/setup-draft.schema.ts'
import type { CatalogueUnit } from '#shared/units/units.schema.ts'

const none: readonly CatalogueUnit[] = []

/** Units of the data set; empty until they are known. */
export function useCatalogueList<N extends 'units.listProvinces' | 'units.listChildren'>(
  name: N,
  input: Input<N>,
  isAsked: boolean,
) {
  return useBackendQuery(name, input, { enabled: isAsked }).data ?? none
}

interface CatalogueSelectProps {
  readonly label: string
  readonly field: string
  readonly units: readonly UnitRef[]
  readonly value: UnitRef | null
  readonly onChange: (unit: UnitRef | null) => void
  readonly error?: string | undefined
}

/** A choice among units, found by typing without diacritics or by code. */
export function CatalogueSelect({ label, field, units, value, onChange, error }: CatalogueSelectProps) {
  const known = value === null || units.some((unit) => unit.code === value.code) ? units : [value, ...units]
  return (
    <Select
      label={label}
      placeholder={t('setup.choose')}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      disabled={known.length === 0}
      data={known.map((unit) => ({ value: unit.code, label: unit.name }))}
      value={value?.code ?? null}
      onChange={(code) => {
        const unit = units.find((one) => one.code === code)
        if (unit !== undefined) onChange({ code: unit.code, name: unit.name })
      }}
      maxDropdownHeight={280}
      error={error}
      data-field={field}
    />
  )
}
