import { ActionIcon, Button, TextInput } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { isOneCommune, nextExtraCode } from '#shared/settings/setup-rows.rules.ts'
import { problemAt } from './problem-text.ts'
import type { StepProps } from './step-props.ts'
import styles from './step-rows.module.css'

/** Rows the unit adds for itself. */
export function ExtraRows({ draft, change, problems }: StepProps) {
  const setRow = (index: number, part: Partial<UnitRef>) =>
    change((now) => ({ ...now, extraRows: now.extraRows.map((row, at) => (at === index ? { ...row, ...part } : row)) }))
  return (
    <section className={styles.extra} aria-label={t('setup.extraRows')}>
      <h2 className={styles.heading}>{t('setup.extraRows')}</h2>
      <p className={styles.hint}>{isOneCommune(draft) ? t('setup.extraRowsHintCommune') : t('setup.extraRowsHint')}</p>
      <ul className={styles.extraList}>
        {draft.extraRows.map((row, index) => (
          <li key={index} className={styles.extraRow}>
            <TextInput
              aria-label={t('setup.extraName')}
              placeholder={t('setup.extraName')}
              value={row.name}
              onChange={(event) => setRow(index, { name: event.currentTarget.value })}
              error={problemAt(problems, `extraRows.${index}.name`)}
              data-field={`extraRows.${index}.name`}
            />
            <TextInput
              aria-label={t('setup.extraCode')}
              placeholder={t('setup.extraCode')}
              value={row.code}
              onChange={(event) => setRow(index, { code: event.currentTarget.value })}
              error={problemAt(problems, `extraRows.${index}.code`)}
              data-field={`extraRows.${index}.code`}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('setup.removeRow', { name: row.name })}
              onClick={() => change((now) => ({ ...now, extraRows: now.extraRows.filter((_, at) => at !== index) }))}
            >
              <Trash2 size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        data-field="extraRows"
        onClick={() =>
          change((now) => ({ ...now, extraRows: [...now.extraRows, { code: nextExtraCode(now), name: '' }] }))
        }
      >
        {t('setup.addExtraRow')}
      </Button>
      <p className={styles.hint}>{t('setup.fixedRows')}</p>
    </section>
  )
}
