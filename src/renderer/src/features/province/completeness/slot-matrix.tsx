import { type KeyboardEvent, memo, type RefObject, useEffect, useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { formatDayOfWeek } from '#shared/kernel/local-date.ts'
import type { PercentFormat } from '#shared/kernel/ratio.ts'
import type { Completeness, DueSlot, SlotKind } from '#shared/province/completeness.schema.ts'
import { movedPlace, type Place } from './matrix-keys.ts'
import { slotHeading } from './matrix-span.ts'
import styles from './slot-matrix.module.css'
import { SlotMark } from './slot-mark.tsx'
import { Feet, Rates } from './slot-matrix-feet.tsx'
import { cellText, lowered } from './slot-words.ts'

type Line = Completeness['units'][number]

interface SlotMatrixProps {
  readonly matrix: Completeness
  /** The days in words. */
  readonly period: string
  readonly format: PercentFormat
  /** Column of the day or period looked at, and the unit that is open beside the matrix. */
  readonly chosen: number
  readonly openUnit: string | undefined
  /** Something stands beside the matrix and leaves it less room. */
  readonly isBeside: boolean
  readonly onChoose: (slot: DueSlot) => void
  readonly onOpen: (slot: DueSlot, unitCode: string) => void
}

/** Units × days: arrows go from cell to cell, Enter opens what is known of one. */
export function SlotMatrix(props: SlotMatrixProps) {
  const { matrix, period, format, chosen, openUnit, isBeside, onChoose, onOpen } = props
  const { form, kind, slots, units, slotTallies, total } = matrix
  const table = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: chosen })
  const at = { row: Math.min(place.row, units.length - 1), column: Math.min(place.column, slots.length - 1) }
  useChosenInSight(table, chosen, isBeside)
  const stand = (next: Place): void => {
    setPlace(next)
    cellAt(table.current, next)?.focus()
  }
  const open = ({ row, column }: Place): void => {
    const [slot, line] = [slots[column], units[row]]
    if (slot !== undefined && line !== undefined) onOpen(slot, line.unitCode)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const here = placeOf(event.target)
    if (here === null || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') open(here)
    else {
      const next = movedPlace(event, here, { row: units.length, column: slots.length })
      if (next === null) return
      stand(next)
    }
    event.preventDefault()
  }
  return (
    <table
      ref={table}
      className={styles.table}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a real table that is a grid
      role="grid"
      aria-label={t('completeness.matrix', { form, period: lowered(period) })}
      aria-rowcount={units.length + 1}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const clicked = placeOf(event.target)
        if (clicked === null) return
        stand(clicked)
        open(clicked)
      }}
    >
      <Headings kind={kind} slots={slots} chosen={chosen} onChoose={onChoose} />
      <tbody>
        {units.map((line, row) => (
          <UnitRow
            key={line.unitCode}
            line={line}
            row={row}
            slots={slots}
            format={format}
            chosen={chosen}
            stop={at.row === row ? at.column : null}
            isOpen={openUnit === line.unitCode}
          />
        ))}
      </tbody>
      <Feet slotTallies={slotTallies} total={total} format={format} chosen={chosen} />
    </table>
  )
}

interface HeadingsProps {
  readonly kind: SlotKind
  readonly slots: readonly DueSlot[]
  readonly chosen: number
  readonly onChoose: (slot: DueSlot) => void
}

function Headings({ kind, slots, chosen, onChoose }: HeadingsProps) {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.unit}>
          {t('completeness.unit')}
        </th>
        {slots.map((slot, index) => (
          <th
            key={slot.to}
            scope="col"
            data-chosen={index === chosen || undefined}
            data-rest={slot.restName !== null || undefined}
          >
            <button
              type="button"
              className={styles.day}
              aria-pressed={index === chosen}
              title={slot.restName === null ? slot.label : `${slot.label}: ${slot.restName}`}
              onClick={() => onChoose(slot)}
            >
              {kind === 'day' && <span className={styles.weekday}>{weekdayText(slot)} </span>}
              {slotHeading(kind, slot)}
            </button>
          </th>
        ))}
        <th scope="col" className={styles.rate}>
          {t('completeness.rate')}
        </th>
        <th scope="col" className={styles.rate}>
          {t('completeness.onTime')}
        </th>
      </tr>
    </thead>
  )
}

interface UnitRowProps {
  readonly line: Line
  readonly row: number
  readonly slots: readonly DueSlot[]
  readonly format: PercentFormat
  readonly chosen: number
  /** Column at which Tab comes into the table; null in the other rows. */
  readonly stop: number | null
  readonly isOpen: boolean
}

const UnitRow = memo(function UnitRow({ line, row, slots, format, chosen, stop, isOpen }: UnitRowProps) {
  const { unitName, cells, tally } = line
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row" className={styles.unit} title={unitName}>
        {unitName}
      </th>
      {cells.map((cell, column) => {
        const text = `${unitName}, ${slots[column]?.label ?? ''}: ${cellText(cell)}`
        return (
          <td
            key={slots[column]?.to}
            tabIndex={column === stop ? 0 : -1}
            data-place={`${row} ${column}`}
            data-chosen={column === chosen || undefined}
            title={text}
            aria-label={text}
          >
            <SlotMark state={cell.state} />
          </td>
        )
      })}
      <Rates tally={tally} format={format} />
    </tr>
  )
})

/** CN, T2 … T7 */
function weekdayText({ from }: DueSlot): string {
  const name = formatDayOfWeek(from)
  return weekdays[name] ?? name
}

const weekdays: Readonly<Record<string, string>> = {
  'Thứ Hai': 'T2',
  'Thứ Ba': 'T3',
  'Thứ Tư': 'T4',
  'Thứ Năm': 'T5',
  'Thứ Sáu': 'T6',
  'Thứ Bảy': 'T7',
  'Chủ Nhật': 'CN',
}

function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  const [row, column] = cell?.dataset['place']?.split(' ').map(Number) ?? []
  return row === undefined || column === undefined ? null : { row, column }
}

function cellAt(table: HTMLTableElement | null, { row, column }: Place): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`) ?? null
}

/** The column looked at, and the cell somebody stands in, are scrolled to when they or the room for them change. */
function useChosenInSight(table: RefObject<HTMLTableElement | null>, chosen: number, isBeside: boolean): void {
  useEffect(() => {
    table.current
      ?.querySelector(`thead th:nth-child(${chosen + 2})`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const { activeElement } = document
    if (activeElement?.matches('[data-place]') === true && table.current?.contains(activeElement) === true)
      activeElement.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [table, chosen, isBeside])
}
