/** How a figure looks in the grid. */
import type { GridCell, GridColumn, GridTotal } from '#renderer/ui/grid/grid.types.ts'
import { t } from '#renderer/texts/vi.ts'
import { effectiveFigures, type EffectiveFigure } from '#shared/figures/effective.rules.ts'
import type { EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import type { DayCell } from '#shared/figures/figures.schema.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { cellKey, type PendingCell, type PendingCells } from './entry-saver.ts'
import { columnTotal, rowOfIssue, type EntrySheet } from './entry-sheet.ts'

export type CellLookup = (rowId: string, columnId: string) => GridCell

/** Sixteen of them stand beside the panel on a screen 1366 wide. */
const narrowestPx = 42
const widestFactor = 1.5
const blank: GridCell = { text: '', editText: '', value: null }

export function gridColumns(
  columns: readonly EntryColumn[],
  totals: Readonly<Record<string, GridTotal>>,
): GridColumn[] {
  return columns.map((column) => ({
    id: column.id,
    label: column.label,
    groupId: column.group,
    groupLabel: column.groupLabel,
    numberLabel: column.numberLabel,
    widthPx: widthOf(column, totals[column.id]?.text ?? ''),
    editable: column.kind === 'typed',
    tint: column.kind === 'mobile' || column.sumOf.length > 0 ? 'derived' : undefined,
  }))
}

/** Wide enough for the longest word of the heading, the number under it and the total; in steps, so it rarely changes. */
function widthOf({ label, numberLabel }: EntryColumn, total: string): number {
  const longestWord = Math.max(...label.split(' ').map((word) => word.length))
  const needed = Math.max(longestWord * 7 + 4, numberLabel.length * 7 - 2, totalPx(total))
  return needed <= narrowestPx ? narrowestPx : Math.ceil(needed / 2) * 2
}

/** Room for a total in bold: a digit is 8 px wide, a point between thousands 4, the cell's edges 8. */
function totalPx(text: string): number {
  const digits = text.replace(/\D/g, '').length
  return digits * 8 + (text.length - digits) * 4 + 8
}

/** Columns spread over a wide window, up to a width at which rows can still be followed. */
export function spreadColumns(columns: readonly GridColumn[], availablePx: number): readonly GridColumn[] {
  const neededPx = columns.reduce((sum, column) => sum + column.widthPx, 0)
  const factor = Math.min(widestFactor, availablePx / Math.max(1, neededPx))
  if (factor <= 1) return columns
  return columns.map((column) => ({ ...column, widthPx: Math.floor(column.widthPx * factor) }))
}

/** The cell of every row and column; the same function until something changes. */
export function cellLookup(sheet: EntrySheet, columns: readonly EntryColumn[], pending: PendingCells): CellLookup {
  const columnById = new Map(columns.map((column) => [column.id, column]))
  const severities = severitiesOf(sheet)
  const figuresByRow = new Map(
    sheet.rows.map((row) => [row.id, effectiveFigures(sheet.cells.get(row.id) ?? new Map())]),
  )
  return (rowId, columnId) => {
    const row = sheet.rowById.get(rowId)
    const column = columnById.get(columnId)
    if (row === undefined || column === undefined) return blank
    const figure = figuresByRow.get(rowId)?.get(column.indicator)
    if (column.kind === 'mobile') return mobileCell(figure)
    const edit = pending.get(cellKey({ ...row, indicator: column.indicator }))
    return {
      ...typedCell(sheet.cells.get(rowId)?.get(column.indicator), figure),
      state: edit === undefined || edit.state === 'kept' ? undefined : edit.state,
      severity: severityOf(edit, severities.get(`${rowId}|${column.indicator}`)),
    }
  }
}

function severityOf(edit: PendingCell | undefined, found: Issue['severity'] | undefined): GridCell['severity'] {
  return edit?.state === 'failed' ? 'error' : found
}

function severitiesOf(sheet: EntrySheet): Map<string, Issue['severity']> {
  const severities = new Map<string, Issue['severity']>()
  for (const issue of sheet.issues) {
    const key = `${rowOfIssue(sheet, issue)?.id ?? ''}|${issue.where.indicator ?? ''}`
    if (severities.get(key) !== 'error') severities.set(key, issue.severity)
  }
  return severities
}

function mobileCell(figure: EffectiveFigure | undefined): GridCell {
  const mobile = figure?.mobile ?? null
  const text = mobile === null ? '' : formatCount(mobile)
  return { text, editText: text, value: mobile, derived: true, readOnly: true }
}

function typedCell(cell: DayCell | undefined, figure: EffectiveFigure | undefined): GridCell {
  if (cell === undefined) return blank
  const { fixed, draft, effective } = cell
  return {
    text: draft ?? (effective === null ? '' : formatCount(effective)),
    editText: draft ?? (fixed === null ? '' : String(fixed)),
    value: draft === null ? effective : null,
    derived: fixed === null && draft === null && effective !== null,
    dot: figure !== undefined && figure.mobile !== null && figure.mobile > 0,
    hasNote: cell.note !== null && cell.note !== '',
    hint: hintOf(cell, figure),
  }
}

/** What stands under the editor: "12 tại chỗ + 18 lưu động = 30", "thiếu 1 phần". */
function hintOf(cell: DayCell, figure: EffectiveFigure | undefined): string | undefined {
  if (figure === undefined) return undefined
  const hints = [
    ...(figure.mobile === null || figure.mobile === 0 ? [] : [channelText(figure)]),
    ...(cell.fixed === null && figure.missingParts > 0
      ? [t('entry.missingParts', { count: figure.missingParts })]
      : []),
  ]
  return hints.length === 0 ? undefined : hints.join(' · ')
}

export function channelText({ fixed, mobile, value }: EffectiveFigure): string {
  return t('entry.channels', {
    fixed: formatCount(fixed ?? 0),
    mobile: formatCount(mobile ?? 0),
    total: formatCount(value ?? 0),
  })
}

/** The total row. A total over rows that still lack parts says so. */
export function gridTotals(sheet: EntrySheet, columns: readonly EntryColumn[]): Record<string, GridTotal> {
  return Object.fromEntries(
    columns.map((column) => {
      const total = columnTotal(sheet, column.indicator, column.kind)
      return [
        column.id,
        { text: total === null ? '' : formatCount(total), title: `${column.groupLabel}, ${column.label}` },
      ]
    }),
  )
}
