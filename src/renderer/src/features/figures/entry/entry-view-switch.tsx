import { SegmentedControl } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import type { EntryPlace } from './entry-search.ts'

type View = EntryPlace['view']

interface EntryViewSwitchProps {
  readonly value: View
  readonly place: EntryPlace
  /** Goes to the other way round where the current cell says which row or day. */
  readonly onTurn?: () => void
}

/** Ways of entering: every row on a day, one row over a month, and levels at a date. */
export function EntryViewSwitch({ value, place, onTurn }: EntryViewSwitchProps) {
  const { goTo, on, unit } = place
  const go = (view: string): void => {
    if (view === 'levels') goTo.levels(on)
    else if (onTurn !== undefined) onTurn()
    else if (view === 'month') goTo.month(unit, on)
    else goTo.day(on)
  }
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('entry.viewLabel')}
      value={value}
      onChange={go}
      data={
        [
          { value: 'day', label: t('entry.viewDay') },
          { value: 'month', label: t('entry.viewMonth') },
          { value: 'levels', label: t('entry.viewLevels') },
        ] satisfies { value: View; label: string }[]
      }
    />
  )
}
