/** The day of a province as rows of its units: read only, the sums of what their own rows say. */
import type { GridCell, GridRow, GridTotal } from '#renderer/ui/grid/grid.types.ts'
import type { EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import type { DayOfUnit } from '#shared/figures/units-day.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'

const blank: GridCell = { text: '', editText: '', value: null, readOnly: true }

export function unitRows(units: readonly DayOfUnit[]): GridRow[] {
  return units.map(({ unit }, index) => ({
    id: unit.code,
    label: unit.name,
    order: isReporting(unit) ? String(index + 1) : '–',
    muted: !isReporting(unit),
    editable: false,
  }))
}

function isReporting(unit: DayOfUnit['unit']): boolean {
  return isGroup(unit) || unit.kind === 'commune'
}

export function unitCells(
  units: readonly DayOfUnit[],
  columns: readonly EntryColumn[],
): (rowId: string, columnId: string) => GridCell {
  const byUnit = new Map(units.map((one) => [one.unit.code, one]))
  const byId = new Map(columns.map((column) => [column.id, column]))
  return (rowId, columnId) => {
    const unit = byUnit.get(rowId)
    const column = byId.get(columnId)
    const value = unit === undefined || column === undefined ? null : figureOf(unit, column)
    if (unit === undefined || column === undefined || value === null) return blank
    const text = formatCount(value)
    const mobile = unit.figures[column.indicator]?.mobile ?? 0
    return {
      text,
      editText: text,
      value,
      derived: true,
      readOnly: true,
      dot: column.kind === 'typed' && mobile > 0,
    }
  }
}

export function unitTotals(units: readonly DayOfUnit[], columns: readonly EntryColumn[]): Record<string, GridTotal> {
  return Object.fromEntries(
    columns.map((column) => {
      const total = sumOf(units, column)
      return [
        column.id,
        { text: total === null ? '' : formatCount(total), title: `${column.groupLabel}, ${column.label}` },
      ]
    }),
  )
}

/** Σ of the units that reported; null when none did, which is not zero. */
export function sumOf(units: readonly DayOfUnit[], column: Pick<EntryColumn, 'indicator' | 'kind'>): number | null {
  const known = units.map((unit) => figureOf(unit, column)).filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** How many units owe figures, and of how many of them every row that does has some. */
export function reportedUnits(units: readonly DayOfUnit[]): { readonly due: number; readonly reported: number } {
  const owing = units.filter(({ due }) => due > 0)
  return { due: owing.length, reported: owing.filter(({ due, reported }) => due === reported).length }
}

function figureOf({ figures }: DayOfUnit, { indicator, kind }: Pick<EntryColumn, 'indicator' | 'kind'>): number | null {
  const figure = figures[indicator]
  if (figure === undefined) return null
  return kind === 'mobile' ? figure.mobile : figure.total
}
