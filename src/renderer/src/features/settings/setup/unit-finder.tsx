import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { SetupDraft } from '#shared/settings/setup-draft.schema.ts'
import type { CatalogueUnit } from '#shared/units/units.schema.ts'
import { useCatalogueList } from './catalogue-select.tsx'
import type { ChangeDraft } from './step-props.ts'

interface UnitFinderProps {
  readonly draft: SetupDraft
  readonly change: ChangeDraft
  readonly on: LocalDate
}

/** One field that finds the unit anywhere in the data set and fills in the province with it. */
export function UnitFinder({ draft, change, on }: UnitFinderProps) {
  const [search, setSearch] = useState('')
  const [text] = useDebouncedValue(search.trim(), 120)
  const provinces = useCatalogueList('units.listProvinces', { on }, true)
  const isAsked = text !== ''
  const found = useBackendQuery(
    'units.searchCatalogue',
    { text, on, limit: 100 },
    { enabled: isAsked, keepPrevious: true },
  )
  const wanted = kindOf(draft)
  const units = isAsked ? (found.data ?? []).filter((unit) => unit.kind === wanted).slice(0, 20) : []

  const choose = (code: string | null) => {
    const unit = units.find((one) => one.code === code)
    const province = provinces.find(
      (one) => unit !== undefined && (one.code === unit.code || unit.path.endsWith(`, ${one.name}`)),
    )
    if (unit === undefined || province === undefined) return
    change((now) => withUnit({ ...now, province: { code: province.code, name: province.name } }, unit))
    setSearch('')
  }
  return (
    <Select
      label={t('setup.findUnit')}
      description={t('setup.findUnitHint')}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={null}
      searchable
      openOnFocus={false}
      searchValue={search}
      onSearchChange={setSearch}
      value={null}
      onChange={choose}
      data={units.map((unit) => ({ value: unit.code, label: unit.path }))}
      filter={({ options }) => options}
      nothingFoundMessage={isAsked && !found.isFetching ? t('setup.findUnitEmpty') : undefined}
      maxDropdownHeight={280}
    />
  )
}

function kindOf(draft: SetupDraft): CatalogueUnit['kind'] {
  if (draft.receives && draft.preset !== 'hai-cap') return 'province'
  if (draft.preset === 'huyen') return 'district'
  return draft.level === 'commune' ? 'commune' : 'province'
}

function withUnit(draft: SetupDraft, unit: CatalogueUnit): SetupDraft {
  const chosen = { code: unit.code, name: unit.name }
  if (unit.kind === 'district') return { ...draft, district: chosen }
  return unit.kind === 'commune' ? { ...draft, commune: chosen } : draft
}
