/** The figures of a session as a grid: rows of the unit × what a mobile team takes in. */
import type { GridCell, GridColumn, GridTotal } from '#renderer/ui/grid/grid.types.ts'
import { effectiveFigures } from '#shared/figures/effective.rules.ts'
import { entryColumns, type EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import { totalOf } from '#shared/indicators/indicators.rules.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { sessionTotals } from '#shared/sessions/session-figures.rules.ts'
import { cellKey, figuresOf, type SessionDraft } from './session-draft.ts'

/** What is asked of a session whether or not anything was typed; other flows are shown once they hold a figure. */
const usual: readonly string[] = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_TOTAL',
  'CC_U6',
  'CC_6_13',
  'CC_14P',
  'EID1_COL',
  'EID2_COL',
  'EID_COL',
  'EID1_APP',
  'EID2_APP',
  'EID_APP',
  'EID1_ACT',
  'EID2_ACT',
  'EID_ACT',
  'CC_DLV',
]

/** Column of the values where the figures of one row stand under one another. */
export const valueColumn = 'value'

type Cells = SessionDraft['cells']

/** Indicators of a session of a day, in printed order with the labels of that day. */
export function sessionColumns(on: string, cells: Cells): EntryColumn[] {
  const typed = Object.keys(cells).flatMap((key) => key.split(' ')[1] ?? [])
  return entryColumns(on, [...usual, ...typed])
}

/** The columns of the grid that is split by rows. */
export function splitColumns(columns: readonly EntryColumn[]): GridColumn[] {
  return columns.map(({ id, label, group, groupLabel, numberLabel, sumOf }) => ({
    id,
    label,
    groupId: group,
    groupLabel,
    numberLabel,
    widthPx: Math.max(52, Math.ceil((numberLabel.length * 7 + 2) / 2) * 2),
    editable: true,
    tint: sumOf.length > 0 ? 'derived' : undefined,
  }))
}

/** What each cell of the split grid shows. */
export function splitCells(cells: Cells, rows: readonly string[], columns: readonly EntryColumn[]) {
  const byRow = new Map(rows.map((row) => [row, cellsOfRow(cells, row, columns)]))
  return (rowId: string, columnId: string): GridCell => byRow.get(rowId)?.get(columnId) ?? blank
}

/** Each column over all rows; a total that only its parts make is among them. */
export function columnTotals(cells: Cells): Record<string, GridTotal> {
  return Object.fromEntries(
    Object.entries(sessionTotals(figuresOf(cells))).map(([code, sum]) => [code, { text: formatCount(sum) }]),
  )
}

const blank: GridCell = { text: '', editText: '', value: null }

/** The cells of one row by indicator: typed texts, and totals of what was typed. */
export function cellsOfRow(cells: Cells, unitCode: string, columns: readonly EntryColumn[]): Map<string, GridCell> {
  const typed = new Map(
    columns.map(({ indicator }) => [indicator, (cells[cellKey(unitCode, indicator)] ?? '').trim()] as const),
  )
  const counts = new Map(
    [...typed].flatMap(([code, text]) => {
      const reading = readCellCount(text)
      return reading.ok && reading.value !== null ? [[code, { fixed: null, mobile: reading.value }] as const] : []
    }),
  )
  const figures = effectiveFigures(counts)
  return new Map(
    [...typed].map(([code, text]) => {
      const value = figures.get(code)?.value ?? null
      if (text === '')
        return [code, value === null ? blank : { text: formatCount(value), editText: '', value, derived: true }]
      const isRead = readCellCount(text).ok
      const cell: GridCell = {
        text: isRead && value !== null ? formatCount(value) : text,
        editText: text,
        value: isRead ? value : null,
        severity: isRead ? clash(code, counts) : 'error',
      }
      return [code, cell]
    }),
  )
}

/** A total that its parts contradict is marked, and so is a part under it. */
function clash(code: string, counts: ReadonlyMap<string, { readonly mobile: number }>): GridCell['severity'] {
  const total = totalOf(code) ?? code
  const told = counts.get(total)
  if (told === undefined) return undefined
  const withoutTotal = new Map(
    [...counts].filter(([one]) => one !== total).map(([one, { mobile }]) => [one, { fixed: null, mobile }]),
  )
  const summed = effectiveFigures(withoutTotal).get(total)
  if (summed === undefined || summed.value === null) return undefined
  const isWrong = summed.missingParts === 0 ? summed.value !== told.mobile : summed.value > told.mobile
  return isWrong ? 'error' : undefined
}
