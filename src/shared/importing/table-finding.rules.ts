/**
 * Where the tables of a sheet are: their header rows among titles, their bodies down to the next header or the
 * signatures, one below the other or side by side.
 */
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { findHeader, type HeaderBlock, isHeaderStart } from './header-rows.rules.ts'
import type { Grid, GridCell } from './sheet-grid.rules.ts'

interface ColumnBlock {
  readonly left: number
  readonly right: number
}

export interface FoundTable {
  readonly grid: Grid
  readonly left: number
  readonly right: number
  /** How far columns without a header may belong to it. */
  readonly bounds: ColumnBlock
  readonly header: HeaderBlock
  /** Texts above the header, below the table before it. */
  readonly title: readonly GridCell[]
  /** Texts above the first table of the sheet: they speak of the whole sheet. */
  readonly head: readonly GridCell[]
  /** Numbers of the rows of the body that hold something. */
  readonly body: readonly number[]
}

const CLOSING =
  /^(?:noi nhan|nguoi lap|nguoi tong hop|nguoi bao cao|can bo (?:lap|tong hop|thong ke)|lap bieu|kt\.|tm\.|tl\.|tuq\.|thu truong|(?:pho )?truong cong an|(?:pho )?doi truong|chi huy|ghi chu\s*:|\*|nguon\s*:)/
const SIGNING_DATE = /, ?ngay \d{1,2} thang \d{1,2} nam \d{4}$/

/** `headerRows`: rows a person said are headers. */
export function findTables(grid: Grid, signs: CellSigns, headerRows: ReadonlySet<number>): FoundTable[] {
  const starts = grid.rowNumbers.filter((row) => isHeaderStart(grid.rows.get(row) ?? [], signs) || headerRows.has(row))
  const [first] = starts
  if (first === undefined) return []
  const blocks = columnBlocks(grid, first)
  const found = blocks.map((block) => tablesOfBlock(grid, signs, headerRows, block))
  const isBeside = found.filter((tables) => tables.some((table) => hasOwnRowLabels(table, signs))).length > 1
  if (!isBeside)
    return tablesOfBlock(grid, signs, headerRows, { left: 1, right: Number.MAX_SAFE_INTEGER }).flatMap((one) =>
      splitBeside(one, signs),
    )
  const own = blocks.filter((_, index) => (found[index] ?? []).some((table) => hasOwnRowLabels(table, signs)))
  return own
    .flatMap((block, index) =>
      tablesOfBlock(grid, signs, headerRows, {
        left: block.left,
        right: (own[index + 1]?.left ?? Number.MAX_SAFE_INTEGER) - 1,
      }),
    )
    .flatMap((one) => splitBeside(one, signs))
}

/** Runs of columns that hold something from the first header row on. */
function columnBlocks(grid: Grid, firstRow: number): ColumnBlock[] {
  const columns = new Set<number>()
  for (const row of grid.rowNumbers) {
    if (row < firstRow) continue
    for (const { column, merge } of grid.rows.get(row) ?? []) {
      columns.add(column)
      for (let at = column; at <= Math.min(merge?.right ?? column, column + 100); at++) columns.add(at)
    }
  }
  const blocks: { left: number; right: number }[] = []
  for (const column of Array.from(columns).toSorted((a, b) => a - b)) {
    const last = blocks.at(-1)
    if (last !== undefined && last.right === column - 1) last.right = column
    else blocks.push({ left: column, right: column })
  }
  return blocks
}

function tablesOfBlock(
  grid: Grid,
  signs: CellSigns,
  headerRows: ReadonlySet<number>,
  block: ColumnBlock,
): FoundTable[] {
  const tables: FoundTable[] = []
  const cellsOf = (row: number) =>
    (grid.rows.get(row) ?? []).filter(({ column }) => column >= block.left && column <= block.right)
  const rows = grid.rowNumbers
  let title: GridCell[] = []
  let titleRows: number[] = []
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] ?? 0
    const isStart = headerRows.has(row) || (headerRows.size === 0 && isHeaderStart(cellsOf(row), signs))
    if (!isStart) {
      title.push(...(grid.rows.get(row) ?? []))
      titleRows.push(row)
      at += 1
      continue
    }
    const header = findHeader({ grid, signs, cellsOf, chosen: headerRows }, row, titleRows)
    let end = at
    while (end < rows.length && (rows[end] ?? 0) <= header.lastRow) end += 1
    const bodyEnd = endOfBody({ rows, cellsOf, signs, headerRows }, end)
    const body = rows.slice(end, bodyEnd).filter((one) => cellsOf(one).length > 0)
    end = bodyEnd
    tables.push({
      grid,
      left: header.left,
      right: header.right,
      bounds: block,
      header,
      title: title.filter((cell) => cell.row < header.firstRow),
      head: tables[0]?.title ?? [],
      body,
    })
    titleRows = end < rows.length ? textsAtEnd(body, cellsOf, signs) : []
    body.length -= titleRows.length
    title = titleRows.flatMap((one) => grid.rows.get(one) ?? [])
    at = end
  }
  return tables
}

interface BodyRows {
  readonly rows: readonly number[]
  readonly cellsOf: (row: number) => readonly GridCell[]
  readonly signs: CellSigns
  readonly headerRows: ReadonlySet<number>
}

/** Index of the first row that is no more of the table whose body begins at `start`: the next header, or the signatures. */
function endOfBody({ rows, cellsOf, signs, headerRows }: BodyRows, start: number): number {
  let mergedTo = 0
  for (let end = start; end < rows.length; end++) {
    const row = rows[end] ?? 0
    const cells = cellsOf(row)
    // Under a name that is merged over it a row is one of that name, whatever else it says.
    const isNextTable = row > mergedTo && headerRows.size === 0 && isHeaderStart(cells, signs)
    if (headerRows.has(row) || isNextTable || isClosing(cells, signs)) return end
    for (const { merge } of cells) mergedTo = Math.max(mergedTo, merge?.bottom ?? 0)
  }
  return rows.length
}

/** Texts after the last figures of a table are the title of the next one. */
function textsAtEnd(
  body: readonly number[],
  cellsOf: (row: number) => readonly GridCell[],
  signs: CellSigns,
): number[] {
  const isText = (row: number) => cellsOf(row).every((cell) => !signs.isNumber(cell) && !signs.isUnit(cell.text))
  const last = body.findLastIndex((row) => !isText(row))
  return body.slice(last + 1)
}

/** Signatures and notes end a table. */
function isClosing(cells: readonly GridCell[], signs: CellSigns): boolean {
  const [first] = cells
  if (first === undefined || cells.some((cell) => signs.isNumber(cell))) return false
  return cells.some(({ text }) => {
    const folded = foldDiacritics(text)
    return CLOSING.test(folded) || SIGNING_DATE.test(folded)
  })
}

/** A table of its own says for each row whose it is: a column of units, codes or days. */
function hasOwnRowLabels({ header, grid, body }: FoundTable, signs: CellSigns): boolean {
  return (
    Array.from(header.texts.keys()).some((column) => isRowLabel(header, column, signs)) ||
    hasUnits(grid, body, header, signs)
  )
}

function hasUnits(grid: Grid, body: readonly number[], header: HeaderBlock, signs: CellSigns): boolean {
  return body
    .slice(0, 50)
    .some((row) =>
      (grid.rows.get(row) ?? []).some(
        ({ column, text }) => column >= header.left && column <= header.right && signs.isUnit(text),
      ),
    )
}

const ROW_LABELS = new Set(['unit', 'code', 'sequence', 'date'])

function isRowLabel(header: HeaderBlock, column: number, signs: CellSigns): boolean {
  const texts = header.texts.get(column) ?? []
  return texts.length === 1 && isLabelText(texts[0] ?? '', signs)
}

function isLabelText(text: string, signs: CellSigns): boolean {
  const { leftovers, values } = signs.features(text)
  return leftovers.length === 0 && Array.from(values.get('label') ?? []).some((one) => ROW_LABELS.has(one))
}

const COUNTED = ['stage', 'subject', 'card', 'part', 'level', 'population', 'period', 'total', 'age', 'ratio', 'target']

function isCounted(header: HeaderBlock, column: number, signs: CellSigns): boolean {
  return (header.texts.get(column) ?? []).some((text) => COUNTED.some((name) => signs.features(text).values.has(name)))
}

/** Tables side by side under one header row: a column of row labels right of figures begins the next one. */
function splitBeside(table: FoundTable, signs: CellSigns): FoundTable[] {
  const { header } = table
  const namesUnits = unitColumns(table, signs)
  const columns = [...new Set([...header.texts.keys(), ...namesUnits])].toSorted((a, b) => a - b)
  const isLabelled = (column: number) =>
    namesUnits.has(column) || isLabelText(header.texts.get(column)?.at(-1) ?? '', signs)
  const cuts: number[] = []
  let hasFigures = false
  for (const column of columns) {
    if (isLabelled(column) && hasFigures && columns.some((other) => other > column && !isLabelled(other))) {
      cuts.push(column)
      hasFigures = false
    } else if (isCounted(header, column, signs)) hasFigures = true
  }
  if (cuts.length === 0) return [table]
  return [table.left, ...cuts].map((left, index) => {
    const right = (cuts[index] ?? table.right + 1) - 1
    const texts = new Map(Array.from(header.texts).filter(([column]) => column >= left && column <= right))
    const bounds = {
      left: index === 0 ? table.bounds.left : left,
      right: index === cuts.length ? table.bounds.right : right,
    }
    return { ...table, left, right, bounds, header: { ...header, left, right, texts } }
  })
}

/** Columns whose cells name units, row after row, whatever their header says. */
function unitColumns({ grid, body, left, right }: FoundTable, signs: CellSigns): ReadonlySet<number> {
  const counts = new Map<number, number>()
  const rows = body.slice(0, 50)
  for (const row of rows) {
    for (const { column, text } of grid.rows.get(row) ?? []) {
      if (column >= left && column <= right && signs.isUnit(text)) counts.set(column, (counts.get(column) ?? 0) + 1)
    }
  }
  return new Set(
    Array.from(counts).flatMap(([column, count]) => (count >= 2 && 2 * count > rows.length ? [column] : [])),
  )
}
