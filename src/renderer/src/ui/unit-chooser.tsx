import { Select } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from './actions/action-registry.ts'
import styles from './unit-chooser.module.css'

interface UnitChooserProps {
  readonly units: readonly { readonly code: string; readonly name: string }[]
  /** Undefined is the whole province. */
  readonly value: string | undefined
  readonly onChoose: (code: string | undefined) => void
}

/** Which unit of a province is shown: chosen by typing, or stepped with Alt+↑/↓. */
export function UnitChooser({ units, value, onChoose }: UnitChooserProps) {
  const step = useCallback(
    (by: number) => {
      const order = [undefined, ...units.map((unit) => unit.code)]
      const at = order.indexOf(value) + by
      if (at >= 0 && at < order.length) onChoose(order[at])
    },
    [units, value, onChoose],
  )
  useActions(
    useMemo(
      () => [
        {
          id: 'units.previous',
          label: t('frame.previousUnit'),
          group: t('frame.groupHere'),
          shortcuts: ['Alt+↑'],
          run: () => step(-1),
        },
        {
          id: 'units.next',
          label: t('frame.nextUnit'),
          group: t('frame.groupHere'),
          shortcuts: ['Alt+↓'],
          run: () => step(1),
        },
      ],
      [step],
    ),
  )
  return (
    <Select
      className={styles.chooser}
      aria-label={t('frame.shownUnit')}
      data={[
        { value: whole, label: t('frame.wholeProvince') },
        ...units.map((unit) => ({ value: unit.code, label: unit.name })),
      ]}
      value={value ?? whole}
      onChange={(code) => onChoose(code === null || code === whole ? undefined : code)}
      allowDeselect={false}
      searchable
      maxDropdownHeight={420}
    />
  )
}

/** No unit has this code. */
const whole = ''
