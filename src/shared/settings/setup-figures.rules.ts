import { readCellCount } from '#shared/kernel/number-text.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { DatedFigures } from './settings.schema.ts'
import type { FigureTable, SetupDraft, UnitRef } from './setup-draft.schema.ts'
import { checkDate, setupError, setupWarning, type SetupProblem } from './setup-problems.ts'
import { figureRowsOf } from './setup-rows.rules.ts'

export type FigureTableName = 'openings' | 'populations'

export interface CellChange {
  readonly unitCode: string
  readonly indicator: string
  readonly text: string
}

/** A table with some cells written. A cell that was emptied stays as an empty text: it takes a recorded figure away. */
export function writeCells(table: FigureTable, changes: readonly CellChange[]): FigureTable {
  const cells = { ...table.cells }
  for (const { unitCode, indicator, text } of changes) {
    cells[unitCode] = { ...cells[unitCode], [indicator]: text.trim() }
  }
  return { ...table, cells }
}

export function cellText(table: FigureTable, unitCode: string, indicator: string): string {
  return table.cells[unitCode]?.[indicator] ?? ''
}

/** The count of a cell; null when blank or not a count. */
export function cellCount(table: FigureTable, unitCode: string, indicator: string): number | null {
  const reading = readCellCount(cellText(table, unitCode, indicator))
  return reading.ok ? reading.value : null
}

/** Sum of a column over the rows; null when no row has a count, which is not zero. */
export function columnTotal(table: FigureTable, rows: readonly UnitRef[], indicator: string): number | null {
  const counts = rows.map((row) => cellCount(table, row.code, indicator)).filter((count) => count !== null)
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
}

/** How many cells of the shown columns hold something. */
export function filledCells(table: FigureTable, rows: readonly UnitRef[]): number {
  return rows.reduce(
    (sum, row) => sum + table.columns.filter((column) => cellText(table, row.code, column) !== '').length,
    0,
  )
}

/** Stocks that are a part of another one; more of the part than of the whole is worth a second look. */
const withinWhole: Readonly<Record<FigureTableName, readonly { part: string; whole: readonly string[] }[]>> = {
  openings: [
    { part: 'EID_APP_CUM', whole: ['EID_COL_CUM'] },
    { part: 'EID_ACT_CUM', whole: ['EID_APP_CUM'] },
  ],
  populations: [{ part: 'POP_ELIG', whole: ['POP_TOTAL', 'POP_TEMP'] }],
}

/** Problems of one table; without figures it needs neither a date nor a document. */
export function checkFigures(draft: SetupDraft, name: FigureTableName): SetupProblem[] {
  const table = draft[name]
  const rows = figureRowsOf(draft)
  const isEmpty = filledCells(table, rows) === 0
  const problems = checkDate('figures', `${name}.on`, table.on, isEmpty ? null : 'figuresDateMissing')
  if (isEmpty) return problems
  if (name === 'openings' && table.document.trim() === '') {
    problems.push(setupError('figures', `${name}.document`, 'figuresDocumentMissing'))
  }
  return [...problems, ...rows.flatMap((row) => checkRow(table, name, row))]
}

function checkRow(table: FigureTable, name: FigureTableName, row: UnitRef): SetupProblem[] {
  const field = (indicator: string) => `${name}.cells.${row.code}.${indicator}`
  const unread = table.columns
    .filter((indicator) => !readCellCount(cellText(table, row.code, indicator)).ok)
    .map((indicator) =>
      setupError('figures', field(indicator), 'notCount', {
        name: row.name,
        indicator,
        text: cellText(table, row.code, indicator),
      }),
    )
  const tooMany = withinWhole[name].flatMap(({ part, whole }) => {
    const count = cellCount(table, row.code, part)
    const wholes = whole.map((one) => cellCount(table, row.code, one))
    const first = wholes[0]
    if (count === null || first === null || first === undefined) return []
    const sum = wholes.reduce<number>((total, one) => total + (one ?? 0), 0)
    if (count <= sum) return []
    return [
      setupWarning('figures', field(part), 'partAboveWhole', {
        name: row.name,
        indicator: part,
        whole: whole.join('+'),
        count,
        sum,
      }),
    ]
  })
  return [...unread, ...tooMany]
}

/**
 * The table as it is recorded, an emptied cell as null; null when no cell was touched. Cells must have been checked.
 */
export function toDatedFigures(table: FigureTable, rows: readonly UnitRef[]): DatedFigures | null {
  const touched = rows
    .map((row) => ({
      unitCode: row.code,
      figures: Object.fromEntries(
        table.columns
          .filter((column) => table.cells[row.code]?.[column] !== undefined)
          .map((column) => [column, cellCount(table, row.code, column)]),
      ),
    }))
    .filter((row) => Object.keys(row.figures).length > 0)
  if (touched.length === 0 || table.on === '') return null
  return { on: localDate(table.on), document: table.document.trim(), rows: touched }
}

/** A recorded table opened again; columns that hold figures are added to the usual ones. */
export function fromDatedFigures(figures: DatedFigures | null, usualColumns: readonly string[]): FigureTable {
  if (figures === null) return { on: '', document: '', columns: [...usualColumns], cells: {} }
  const cells = Object.fromEntries(
    figures.rows.map((row) => [
      row.unitCode,
      Object.fromEntries(
        Object.entries(row.figures).flatMap(([code, count]) => (count === null ? [] : [[code, String(count)]])),
      ),
    ]),
  )
  const used = new Set(Object.values(cells).flatMap((row) => Object.keys(row)))
  return { on: figures.on, document: figures.document, columns: [...new Set([...usualColumns, ...used])], cells }
}
