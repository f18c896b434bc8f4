import { Button, NativeSelect } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { sessionGroupSchema, sessionGroups, sessionStatusSchema } from '#shared/sessions/sessions.schema.ts'
import { sessionGroupTexts } from '#shared/sessions/session-groups.rules.ts'
import { sessionStatusTexts } from '#shared/texts/session.texts.ts'
import type { ListChoices } from './session-rows.ts'
import styles from './session-list.module.css'

interface ListFiltersProps {
  readonly choices: ListChoices
  readonly units: readonly string[]
  readonly onChange: (changes: Partial<ListChoices>) => void
}

const all: { value: string; label: string } = { value: '', label: t('sessions.filterAll') }

/** Which sessions the list shows. */
export function ListFilters({ choices, units, onChange }: ListFiltersProps) {
  const { status, group, unit } = choices
  // A unit chosen in another month stays chosen, and is seen to be.
  const offered = unit === null || units.includes(unit) ? units : [unit, ...units]
  const isFiltered = status !== null || group !== null || unit !== null
  return (
    <div className={styles.filters}>
      <NativeSelect
        size="xs"
        label={t('sessions.filterStatus')}
        value={status ?? ''}
        data={[
          all,
          ...sessionStatusSchema.options.map((value) => ({ value: value, label: sessionStatusTexts[value] })),
        ]}
        onChange={(event) =>
          onChange({ status: sessionStatusSchema.options.find((one) => one === event.currentTarget.value) ?? null })
        }
      />
      <NativeSelect
        size="xs"
        label={t('sessions.filterGroup')}
        value={group ?? ''}
        data={[all, ...sessionGroups.map((value) => ({ value: value, label: sessionGroupTexts[value] }))]}
        onChange={(event) =>
          onChange({ group: sessionGroupSchema.options.find((one) => one === event.currentTarget.value) ?? null })
        }
      />
      <NativeSelect
        size="xs"
        label={t('sessions.filterUnit')}
        value={unit ?? ''}
        data={[all, ...offered.map((value) => ({ value, label: value }))]}
        onChange={(event) => onChange({ unit: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      />
      {isFiltered && (
        <Button variant="subtle" size="xs" onClick={() => onChange({ status: null, group: null, unit: null })}>
          {t('sessions.clearFilters')}
        </Button>
      )}
    </div>
  )
}
