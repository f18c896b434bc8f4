import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { SetupDraft, UnitRef } from '#shared/settings/setup-draft.schema.ts'
import styles from './step-rows.module.css'

interface CommuneTicksProps {
  readonly label: string
  readonly offered: readonly UnitRef[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (units: readonly UnitRef[], isTicked: boolean) => void
  /** Said beside a name instead of its code. */
  readonly noteOf?: (unit: UnitRef) => string | undefined
  /** What stands at the end of the tools. */
  readonly children: ReactNode
}

/** Communes to tick one by one, by what is filtered, or all. */
export function CommuneTicks({ label, offered, ticked, onTick, noteOf, children }: CommuneTicksProps) {
  const [filter, setFilter] = useState('')
  const [wanted] = useDebouncedValue(foldDiacritics(filter), 80)
  const shown =
    wanted === ''
      ? offered
      : offered.filter((unit) => foldDiacritics(unit.name).includes(wanted) || unit.code.startsWith(wanted))
  const isFiltered = shown.length < offered.length
  return (
    <section className={styles.pane} aria-label={label}>
      <div className={styles.tools}>
        <TextInput
          className={styles.filter}
          size="xs"
          aria-label={t('setup.filterRows')}
          placeholder={t('setup.filterRows')}
          leftSection={<Search size={14} aria-hidden />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          data-field="communes"
        />
        <Button variant="default" size="xs" onClick={() => onTick(shown, true)}>
          {isFiltered ? t('setup.tickShown', { count: shown.length }) : t('setup.tickAll')}
        </Button>
        <Button variant="default" size="xs" onClick={() => onTick(shown, false)}>
          {isFiltered ? t('setup.untickShown', { count: shown.length }) : t('setup.untickAll')}
        </Button>
        {children}
      </div>
      {shown.length === 0 && filter !== '' && (
        <p className={styles.empty}>{t('setup.noRowMatches', { text: filter })}</p>
      )}
      <TickList units={shown} ticked={ticked} onTick={onTick} noteOf={noteOf} />
    </section>
  )
}

/** The list itself: arrow keys walk along it, the space bar ticks. */
export function TickList({
  units,
  ticked,
  onTick,
  noteOf,
}: {
  readonly units: readonly UnitRef[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (units: readonly UnitRef[], isTicked: boolean) => void
  readonly noteOf?: ((unit: UnitRef) => string | undefined) | undefined
}) {
  return (
    <ul className={styles.communes}>
      {units.map((unit) => (
        <li key={unit.code}>
          <label className={styles.commune}>
            <input
              type="checkbox"
              onKeyDown={moveWithArrows}
              checked={ticked.has(unit.code)}
              onChange={(event) => onTick([unit], event.currentTarget.checked)}
            />
            <span className={styles.name} title={unit.name}>
              {unit.name}
            </span>
            <span className={styles.code}>{noteOf?.(unit) ?? unit.code}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

/** By name or by code. */
export function OrderChoice({
  value,
  onChange,
}: {
  readonly value: SetupDraft['rowOrder']
  readonly onChange: (order: SetupDraft['rowOrder']) => void
}) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('setup.rowOrder')}
      value={value}
      onChange={(order) => onChange(order === 'code' ? 'code' : 'name')}
      data={[
        { value: 'name', label: t('setup.orderName') },
        { value: 'code', label: t('setup.orderCode') },
      ]}
    />
  )
}

/** Arrow keys walk along the boxes of a list. */
export function moveWithArrows(event: KeyboardEvent<HTMLInputElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const boxes = [
    ...(event.currentTarget
      .closest('ul')
      ?.querySelectorAll<HTMLInputElement>(':scope > li > label > input, :scope > li > div > label > input') ?? []),
  ]
  const at = boxes.indexOf(event.currentTarget)
  boxes[at + by]?.focus()
  event.preventDefault()
}
