import { Button } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { DayOfUnit } from '#shared/figures/units-day.schema.ts'
import styles from './entry-panel.module.css'

/** Beside the rows of a province: how far the current unit is, and the way into it. */
export function ProvinceUnitPanel({ day, onOpen }: { readonly day: DayOfUnit; readonly onOpen: () => void }) {
  const { unit, due, reported, missing } = day
  return (
    <>
      <h2 className={styles.title}>{unit.name}</h2>
      {due > 0 && (
        <Pill tone={reported === due ? 'done' : 'warning'}>{t('entry.unitReported', { reported, due })}</Pill>
      )}
      {missing.length > 0 && <p>{t('entry.unitMissing', { names: missing.join(', ') })}</p>}
      {due > 0 && (
        <Button variant="default" onClick={onOpen}>
          {t('entry.openUnit')}
        </Button>
      )}
      <p className={styles.keys}>{t('entry.unitKeys')}</p>
    </>
  )
}
