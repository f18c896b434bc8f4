import { Button, Chip, NativeSelect } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { entryGroupTexts } from '#shared/texts/audit-groups.texts.ts'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { type EntryGroup, entryGroups } from '#shared/audit/audit.schema.ts'
import styles from './audit-filters.module.css'
import { type AuditSearch, filterOf } from './audit-search.ts'

interface AuditFiltersProps {
  readonly search: AuditSearch
  readonly authors: readonly string[]
  readonly onChange: (changes: Partial<AuditSearch>) => void
}

/** Which entries are listed; every choice goes to the address. */
export function AuditFilters({ search, authors, onChange }: AuditFiltersProps) {
  const groups = search.groups ?? []
  return (
    <div className={styles.filters}>
      <OptionalDateField label={t('audit.from')} value={search.from} onChange={(from) => onChange({ from })} />
      <OptionalDateField label={t('audit.to')} value={search.to} onChange={(to) => onChange({ to })} />
      <OptionalDateField label={t('audit.about')} value={search.about} onChange={(about) => onChange({ about })} />
      <NativeSelect
        label={t('audit.who')}
        value={search.by ?? ''}
        data={[{ value: '', label: t('audit.everyone') }, ...authors]}
        onChange={({ currentTarget }) => onChange({ by: currentTarget.value === '' ? undefined : currentTarget.value })}
      />
      <Chip.Group
        multiple
        value={groups}
        onChange={(chosen) => onChange({ groups: entryGroups.filter((group) => chosen.includes(group)) })}
      >
        <div className={styles.groups} role="group" aria-label={t('audit.groups')}>
          {entryGroups.map((group: EntryGroup) => (
            <Chip key={group} value={group} size="xs">
              {entryGroupTexts[group]}
            </Chip>
          ))}
          {Object.keys(filterOf(search)).length > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() =>
                onChange({ from: undefined, to: undefined, about: undefined, by: undefined, groups: undefined })
              }
            >
              {t('audit.clear')}
            </Button>
          )}
        </div>
      </Chip.Group>
    </div>
  )
}
