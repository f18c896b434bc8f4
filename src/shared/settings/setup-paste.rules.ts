/**
 * Figures pasted from a spreadsheet, put onto the rows of the unit. Rows are found by code, then by name under
 * `nameKey`, with or without the type of commune; without any name, by position when the numbers of rows agree.
 * Nothing is guessed: a line whose name fits no row, or several, is given back by name, with likenesses as suggestions.
 */
import { readCellCount } from '#shared/kernel/number-text.ts'
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import { isPastedTotal } from './pasted-total.rules.ts'
import type { UnitRef } from './setup-draft.schema.ts'
import { bareName, type PlacedRow, rowLabel } from './setup-rows.rules.ts'

export interface PastedLine {
  /** 1-based line in the pasted text. */
  readonly line: number
  readonly name: string
  readonly texts: readonly string[]
}

export interface MatchedLine extends PastedLine {
  readonly unitCode: string
}

export interface UnmatchedLine extends PastedLine {
  readonly reason: 'unknown' | 'several' | 'repeated'
  /** Codes of rows that look alike without diacritics, to choose from. */
  readonly suggestions: readonly string[]
}

export interface PasteReading {
  readonly by: 'name' | 'position' | 'none'
  /** Headings of the figure columns, '' where the pasted text has none. */
  readonly headings: readonly string[]
  readonly matched: readonly MatchedLine[]
  readonly unmatched: readonly UnmatchedLine[]
  /** Lines left out because they are totals. */
  readonly totals: readonly PastedLine[]
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/^tt\.? ?(?=\p{L})/u, 'thị trấn '],
  [/^x\. ?/u, 'xã '],
  [/^p\. ?/u, 'phường '],
]

/**
 * Reads a block of cells. `rows` are the rows of the unit in the order shown; the first `mainCount` of them are those a
 * sheet usually has, without Chưa phân xã and Ngoài địa bàn.
 */
export function readPastedTable(
  block: readonly (readonly string[])[],
  rows: readonly PlacedRow[],
  mainCount: number = rows.length,
): PasteReading {
  const lines = block
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const find = rowFinder(rows)
  const nameColumn = findNameColumn(
    lines.map(({ cells }) => cells),
    find,
  )
  return nameColumn === null ? byPosition(lines, rows, mainCount) : byName(lines, nameColumn, rows, find)
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

type RowFinder = (name: string) => readonly string[]

function rowFinder(rows: readonly PlacedRow[]): RowFinder {
  const byCode = new Map(rows.map((row) => [row.code, [row.code]]))
  const byFull = groupCodes(rows, (row) => nameKey(row.name))
  const byLabel = groupCodes(rows, (row) => nameKey(rowLabel(row, rows)))
  const byBare = groupCodes(rows, (row) => nameKey(bareName(row.name)))
  return (name) => {
    const key = spelledOut(nameKey(name))
    return byCode.get(name.trim()) ?? byFull.get(key) ?? byLabel.get(key) ?? byBare.get(key) ?? []
  }
}

function groupCodes(rows: readonly PlacedRow[], key: (row: PlacedRow) => string): Map<string, string[]> {
  const groups = Map.groupBy(rows, key)
  return new Map([...groups].map(([name, members]) => [name, members.map((row) => row.code)]))
}

function spelledOut(key: string): string {
  const found = abbreviations.find(([pattern]) => pattern.test(key))
  return found === undefined ? key : key.replace(found[0], `${nameKey(found[1])} `)
}

/** The column in which the most cells are rows of the unit; null when none is. */
function findNameColumn(cells: readonly (readonly string[])[], find: RowFinder): number | null {
  const width = Math.max(0, ...cells.map((row) => row.length))
  const hits = Array.from(
    { length: width },
    (_, column) => cells.filter((row) => isRowName(row[column] ?? '', find)).length,
  )
  const most = Math.max(0, ...hits)
  return most === 0 ? null : hits.indexOf(most)
}

function isRowName(text: string, find: RowFinder): boolean {
  return text !== '' && find(text).length > 0
}

function byName(lines: readonly Line[], nameColumn: number, rows: readonly UnitRef[], find: RowFinder): PasteReading {
  const isRow = ({ cells }: Line) => isRowName(cells[nameColumn] ?? '', find)
  const firstRow = lines.findIndex(isRow)
  const isHead = (line: Line, index: number) => index < firstRow && !isNamedFigures(line, nameColumn)
  const heads = lines.filter(isHead)
  const body = lines.filter((line, index) => !isHead(line, index) && /\p{L}|\d/u.test(line.cells[nameColumn] ?? ''))
  const columns = figureColumns(body, nameColumn + 1)
  const pasted = body.map(
    ({ line, cells }): PastedLine => ({
      line,
      name: cells[nameColumn] ?? '',
      texts: columns.map((column) => cells[column] ?? ''),
    }),
  )
  const totals = pasted.filter((one) => isPastedTotal(one.name))
  const figures = pasted.filter((one) => !totals.includes(one))
  return {
    by: 'name',
    headings: columns.map(
      (column) => heads.map(({ cells }) => cells[column] ?? '').findLast((text) => /\p{L}/u.test(text)) ?? '',
    ),
    ...matchLines(figures, rows, find),
    totals,
  }
}

/** A line above the first known row that has a name and counts is a row with an unknown name, not a heading. */
function isNamedFigures({ cells }: Line, nameColumn: number): boolean {
  return /\p{L}/u.test(cells[nameColumn] ?? '') && cells.slice(nameColumn + 1).some(isCount)
}

function isCount(text: string): boolean {
  const reading = readCellCount(text)
  return reading.ok && reading.value !== null
}

/** Columns from `start` on that hold counts; columns of words (notes, names) are left out, as are empty ones at the end. */
function figureColumns(lines: readonly Line[], start: number): number[] {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  const columns = Array.from({ length: Math.max(0, width - start) }, (_, index) => start + index)
  const textsOf = (column: number) => lines.map(({ cells }) => cells[column] ?? '').filter((text) => text !== '')
  const kept = columns.filter((column) => textsOf(column).length === 0 || textsOf(column).some(isCount))
  const last = kept.findLastIndex((column) => textsOf(column).length > 0)
  return kept.slice(0, last + 1)
}

function matchLines(
  lines: readonly PastedLine[],
  rows: readonly UnitRef[],
  find: RowFinder,
): Pick<PasteReading, 'matched' | 'unmatched'> {
  const found = lines.map((line) => ({ line, codes: find(line.name) }))
  const uses = Map.groupBy(
    found.filter(({ codes }) => codes.length === 1),
    ({ codes }) => codes[0],
  )
  const matched: MatchedLine[] = []
  const unmatched: UnmatchedLine[] = []
  for (const { line, codes } of found) {
    const [code] = codes
    if (code === undefined) unmatched.push({ ...line, reason: 'unknown', suggestions: likenesses(line.name, rows) })
    else if (codes.length > 1) unmatched.push({ ...line, reason: 'several', suggestions: codes })
    else if ((uses.get(code)?.length ?? 0) > 1) unmatched.push({ ...line, reason: 'repeated', suggestions: [code] })
    else matched.push({ ...line, unitCode: code })
  }
  return { matched, unmatched }
}

function likenesses(name: string, rows: readonly UnitRef[]): string[] {
  const wanted = foldDiacritics(bareName(name)).replace(/[^a-z0-9]/g, '')
  if (wanted === '') return []
  return rows
    .filter((row) => foldDiacritics(bareName(row.name)).replace(/[^a-z0-9]/g, '') === wanted)
    .map((row) => row.code)
}

function byPosition(lines: readonly Line[], rows: readonly UnitRef[], mainCount: number): PasteReading {
  const firstFigures = lines.findIndex(({ cells }) => cells.some(isCount) && !cells.some((cell) => /\p{L}/u.test(cell)))
  const body = firstFigures < 0 ? [] : lines.slice(firstFigures)
  const heads = lines.slice(0, Math.max(0, firstFigures))
  const columns = figureColumns(body, 0)
  const pasted = body.map(
    ({ line, cells }): PastedLine => ({ line, name: '', texts: columns.map((column) => cells[column] ?? '') }),
  )
  const headings = columns.map((column) => heads.at(-1)?.cells[column] ?? '')
  const isNamed = lines.some(({ cells }) => cells.some((cell) => /\p{L}/u.test(cell)) && cells.some(isCount))
  if (isNamed || (pasted.length !== rows.length && pasted.length !== mainCount)) {
    const unmatched = lines
      .filter(({ cells }) => cells.some(isCount))
      .map(
        ({ line, cells }): UnmatchedLine => ({
          line,
          name: cells.find((cell) => /\p{L}/u.test(cell)) ?? '',
          texts: cells,
          reason: 'unknown',
          suggestions: [],
        }),
      )
    return { by: 'none', headings: [], matched: [], unmatched, totals: [] }
  }
  const matched = pasted.map(
    (one, index): MatchedLine => ({ ...one, unitCode: rows[index]?.code ?? '', name: rows[index]?.name ?? '' }),
  )
  return { by: 'position', headings, matched, unmatched: [], totals: [] }
}
