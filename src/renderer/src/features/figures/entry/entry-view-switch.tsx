import { SegmentedControl } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'

interface EntryViewSwitchProps {
  readonly value: 'day' | 'month'
  readonly onChange: (view: 'day' | 'month') => void
}

/** The same grid two ways round: every row on a day, or one row over a month. */
export function EntryViewSwitch({ value, onChange }: EntryViewSwitchProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('entry.viewLabel')}
      value={value}
      onChange={(view) => onChange(view === 'month' ? 'month' : 'day')}
      data={[
        { value: 'day', label: t('entry.viewDay') },
        { value: 'month', label: t('entry.viewMonth') },
      ]}
    />
  )
}
