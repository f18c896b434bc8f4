/** The cells of a table's columns of counts, read; the same reading serves figures, totals and comparisons. */
import type { ColumnAnswers, ColumnQuestion } from './cell-answer.ts'
import { cellQuestionCodes, columnQuestions } from './cell-answer.ts'
import { type CountCellReading, readCountCell } from './cell-reading.rules.ts'
import { columnFacts } from './column-facts.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'
import type { GridCell } from './sheet-grid.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'

export interface ReadCell {
  readonly cell: GridCell
  readonly reading: CountCellReading
}

/** Cells of a column with their readings, by row number. */
export class ReadCells implements Iterable<readonly [row: number, ReadCell]> {
  readonly #cells: readonly GridCell[]
  readonly #readings: readonly CountCellReading[]

  /** @param cells from top to bottom, one a row; `readings` of each */
  constructor(cells: readonly GridCell[], readings: readonly CountCellReading[]) {
    this.#cells = cells
    this.#readings = readings
  }

  get(row: number): ReadCell | undefined {
    let [low, high] = [0, this.#cells.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((this.#cells[middle]?.row ?? 0) < row) low = middle + 1
      else high = middle
    }
    return this.#cells[low]?.row === row ? this.#at(low) : undefined
  }

  *[Symbol.iterator](): Generator<readonly [row: number, ReadCell]> {
    for (let at = 0; at < this.#cells.length; at += 1) {
      const read = this.#at(at)
      if (read !== undefined) yield [read.cell.row, read]
    }
  }

  #at(at: number): ReadCell | undefined {
    const [cell, reading] = [this.#cells[at], this.#readings[at]]
    return cell === undefined || reading === undefined ? undefined : { cell, reading }
  }
}

export interface ReadColumn {
  readonly column: FoundColumn
  readonly cells: ReadCells
}

/** Meanings whose cells are counts. */
export function isCounted({ decision }: FoundColumn): boolean {
  return ['flow', 'level', 'assertion', 'target'].includes(decision.meaning.kind)
}

/** `answers` by question id; see `cellQuestionId` and `cellKey`. */
export function readColumns(
  columns: readonly FoundColumn[],
  tableId: string,
  sheet: number,
  answers: Readonly<Record<string, string>>,
): ReadonlyMap<number, ReadColumn> {
  return new Map(
    columns.filter(isCounted).map((column) => {
      const facts = columnFacts(column.profile.cells.map(({ cell }) => cell))
      const own = columnAnswers(tableId, column, answers)
      const readings = column.profile.cells.map(({ cell }) => {
        const said = answeredCell(answers[cellKey(sheet, cell.address)])
        return said ?? plainCount(cell) ?? readCountCell(cell, facts, own)
      })
      return [column.column, { column, cells: new ReadCells(column.profile.cells, readings) }] as const
    }),
  )
}

/** What is asked once for the column of all tables with the same header: it is a habit of whoever fills it in. */
const SHARED: ReadonlySet<string> = new Set(['import/ask-dash'])
/** What is asked once for all columns of a table: a unit that had nothing had nothing of anything. */
const OF_TABLE: ReadonlySet<string> = new Set(['import/ask-none'])

/** Id of a question that is asked once for a column; also the key of its answer. */
export function cellQuestionId(tableId: string, { column, scope }: FoundColumn, code: string): string {
  if (OF_TABLE.has(code)) return `cells:${tableId}:${code}`
  return `cells:${SHARED.has(code) ? scope : `${tableId}!${column}`}:${code}`
}

/** Key of the answer that gives one cell its figure, as a person read it: digits, or `blank`. */
export function cellKey(sheet: number, address: string): string {
  return `cell:${sheet}!${address}`
}

export function columnAnswers(
  tableId: string,
  column: FoundColumn,
  answers: Readonly<Record<string, string>>,
): ColumnAnswers {
  return Object.fromEntries(
    cellQuestionCodes.flatMap((code) => {
      const answer = answers[cellQuestionId(tableId, column, code)]
      return answer === undefined ? [] : [[code, answer] as const]
    }),
  )
}

const smallCounts: readonly CountCellReading[] = Array.from({ length: 1000 }, (_, value) => ({ kind: 'count', value }))

/** The usual cell: a small whole number that is shown as it is. */
function plainCount({ type, value, text, isPercent }: PlainCell): CountCellReading | null {
  if (type !== 'number' || typeof value !== 'number' || isPercent === true || text !== String(value)) return null
  return smallCounts[value] ?? null
}

function answeredCell(answer: string | undefined): CountCellReading | null {
  if (answer === 'blank') return { kind: 'blank' }
  return answer !== undefined && /^\d{1,9}$/.test(answer) ? { kind: 'count', value: Number(answer) } : null
}

/** What must be asked about the cells of a column that stand in these rows. */
export function questionsOfColumn({ cells }: ReadColumn, isAsked: (row: number) => boolean): ColumnQuestion[] {
  const readings = new Map<string, CountCellReading>()
  for (const [row, { cell, reading }] of cells) {
    if (reading.kind === 'question' && isAsked(row)) readings.set(cell.cell.address, reading)
  }
  return columnQuestions(readings)
}

/** The count of a cell; 0 for none where sums are built, null where it cannot be read. */
export function countAt(column: ReadColumn | undefined, row: number): number | 'blank' | 'unread' {
  const reading = column?.cells.get(row)?.reading
  if (reading === undefined || reading.kind === 'blank') return 'blank'
  return reading.kind === 'count' ? reading.value : 'unread'
}
