import { ActionIcon, Select } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
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
  useMonthActions(
    back,
    forward,
    useCallback(() => show(today), [show, today]),
  )
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
      <div className={styles.monthStepper} role="group" aria-label={t('entry.monthLabel')}>
        <ActionIcon variant="subtle" size={32} color="gray" aria-label={t('entry.previousMonth')} onClick={back}>
          <ChevronLeft aria-hidden size={16} />
        </ActionIcon>
        <output>{t('entry.month', monthParts(on))}</output>
        <ActionIcon variant="subtle" size={32} color="gray" aria-label={t('entry.nextMonth')} onClick={forward}>
          <ChevronRight aria-hidden size={16} />
        </ActionIcon>
      </div>
    </div>
  )
}

function useMonthActions(back: () => void, forward: () => void, thisMonth: () => void): void {
  const actions = useMemo(() => {
    const group = t('entry.groupHere')
    return [
      { id: 'entry.previous-month', label: t('entry.previousMonth'), group, shortcuts: ['Alt+←'], run: back },
      { id: 'entry.next-month', label: t('entry.nextMonth'), group, shortcuts: ['Alt+→'], run: forward },
      { id: 'entry.this-month', label: t('entry.thisMonth'), group, shortcuts: ['Ctrl+;'], run: thisMonth },
    ]
  }, [back, forward, thisMonth])
  useActions(actions)
}

export function monthParts(on: string): { month: string; year: string } {
  return { month: on.slice(5, 7), year: on.slice(0, 4) }
}
