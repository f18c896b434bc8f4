import { Select } from '@mantine/core'
import { useCallback } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { monthWords, PeriodStepper } from '#renderer/ui/period-stepper.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import styles from './entry-layout.module.css'
import { type EntryPlace, shiftMonth } from './entry-search.ts'

interface MonthToolsProps {
  readonly place: EntryPlace
  readonly today: LocalDate
  readonly units: readonly Unit[]
  readonly unitCode: string | undefined
}

/** Which row, and which month: stepped with ‹ ›, Alt+←/→, back to this one with Ctrl+;. */
export function MonthTools({ place, today, units, unitCode }: MonthToolsProps) {
  const { goTo, on } = place
  const show = useCallback((day: LocalDate) => unitCode !== undefined && goTo.month(unitCode, day), [goTo, unitCode])
  const back = useCallback(() => show(shiftMonth(on, -1)), [show, on])
  const forward = useCallback(() => show(shiftMonth(on, 1)), [show, on])
  const current = useCallback(() => show(today), [show, today])
  return (
    <div className={styles.monthTools}>
      <Select
        className={styles.unitSelect}
        aria-label={t('entry.unitLabel')}
        data={units.map((unit) => ({ value: unit.code, label: unit.name }))}
        value={unitCode ?? null}
        onChange={(code) => code !== null && goTo.month(code, on)}
        allowDeselect={false}
        searchable
      />
      <PeriodStepper
        words={monthWords}
        group={t('entry.groupHere')}
        value={t('entry.month', monthParts(on))}
        onBack={back}
        onForward={forward}
        onCurrent={current}
      />
    </div>
  )
}

export function monthParts(on: string): { month: string; year: string } {
  return { month: on.slice(5, 7), year: on.slice(0, 4) }
}
