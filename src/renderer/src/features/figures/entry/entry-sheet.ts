/**
 * The figures of the grid, from the answer of the backend and what has been typed since: a row of the grid is a row of
 * the unit on a day (the day's grid) or a day of one row (the month's grid); everything after that is the same.
 */
import { rowStatus, type RowStatus } from '#shared/figures/day.rules.ts'
import {
  blankCell,
  effectiveFigures,
  sumReported,
  withEffective,
  type Stocks,
} from '#shared/figures/effective.rules.ts'
import type { DayBook, DayCell, MonthBook } from '#shared/figures/figures.schema.ts'
import { stockIssueCodes, validateRow } from '#shared/figures/row-check.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { isRowLocked } from '../day-lock.ts'
import { cellKey, isAhead, type PendingCells } from './entry-saver.ts'

export interface SheetRow {
  readonly id: string
  readonly unitCode: string
  readonly on: LocalDate
  /** Null where it is not known: the rules on cumulatives are then answered by the backend. */
  readonly carried: Stocks | null
  /** Nothing of the row may be changed: as the day stands, or by this person. */
  readonly isLocked: boolean
  /** Figures are expected: false for days to come and rest days. */
  readonly isDue: boolean
}

export interface EntrySheet {
  readonly rowById: ReadonlyMap<string, SheetRow>
  readonly rows: readonly SheetRow[]
  /** By row id, then by indicator, with the totals that parts make. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, DayCell>>
  readonly issues: readonly Issue[]
  readonly status: ReadonlyMap<string, RowStatus>
}

export interface ReceivedFigures {
  readonly rows: readonly SheetRow[]
  readonly cells: readonly DayCell[]
  /** Issues on cumulatives of rows that know no carried stocks. */
  readonly issues: readonly Issue[]
  readonly answeredAtMs: number
}

export function dayFigures(book: DayBook, answeredAtMs: number, mayRecord: boolean): ReceivedFigures {
  const stocks = new Map(book.carried.map((one) => [one.unitCode, one.stocks]))
  const rows = book.rows.map(({ code }) => ({
    id: code,
    unitCode: code,
    on: book.state.on,
    carried: stocks.get(code) ?? {},
    isLocked: !mayRecord || isRowLocked(book.state, code),
    isDue: true,
  }))
  return { rows, cells: book.cells, issues: [], answeredAtMs }
}

export function monthFigures(
  book: MonthBook,
  today: LocalDate,
  answeredAtMs: number,
  mayRecord: boolean,
): ReceivedFigures {
  const rows = book.days.map((day) => ({
    id: day.on,
    unitCode: book.unit.code,
    on: day.on,
    carried: null,
    isLocked: !mayRecord || isRowLocked(day, book.unit.code),
    isDue: day.on <= today && !day.isRestDay,
  }))
  return {
    rows,
    cells: book.cells,
    issues: book.issues.filter((issue) => stockIssueCodes.includes(issue.code)),
    answeredAtMs,
  }
}

/** The sheet with every pending cell in its place. */
export function buildSheet({ rows, cells, issues, answeredAtMs }: ReceivedFigures, pending: PendingCells): EntrySheet {
  const current = new Map(cells.map((cell) => [cellKey(cell), cell]))
  const shown = new Set(rows.map(({ unitCode, on }) => `${unitCode}|${on}`))
  for (const [key, edit] of pending) {
    if (!shown.has(`${edit.unitCode}|${edit.on}`) || !isAhead(edit, answeredAtMs)) continue
    const cell = current.get(key) ?? blankCell(edit)
    current.set(key, { ...cell, fixed: edit.value, draft: edit.draft })
  }
  const byPlace = Map.groupBy(current.values(), ({ unitCode, on }) => `${unitCode}|${on}`)
  const cellsByRow = new Map(
    rows.map((row) => [row.id, withEffective(row, byPlace.get(`${row.unitCode}|${row.on}`) ?? [])] as const),
  )
  const cellsOf = (row: SheetRow) => cellsByRow.get(row.id) ?? new Map<string, DayCell>()
  return {
    rows,
    rowById: new Map(rows.map((row) => [row.id, row])),
    cells: cellsByRow,
    issues: [...rows.flatMap((row) => validateRow({ ...row, cells: cellsOf(row) })), ...issues],
    status: new Map(rows.map((row) => [row.id, rowStatus(cellsOf(row))])),
  }
}

/** Σ of the rows: what counts, and the mobile part of it; null when no row reports. */
export function columnTotal(sheet: EntrySheet, indicator: string, kind: 'typed' | 'mobile'): number | null {
  return sumReported(sheet.rows.map((row) => shownCount(sheet.cells.get(row.id), indicator, kind)))
}

/** The figure a column shows in a row. */
export function shownCount(
  cells: ReadonlyMap<string, DayCell> | undefined,
  indicator: string,
  kind: 'typed' | 'mobile',
): number | null {
  if (kind === 'typed') return cells?.get(indicator)?.effective ?? null
  return cells === undefined ? null : (effectiveFigures(cells).get(indicator)?.mobile ?? null)
}

/** Row of the sheet an issue is about. */
export function rowOfIssue(sheet: EntrySheet, { where }: Issue): SheetRow | undefined {
  return sheet.rows.find((row) => row.unitCode === where.unitCode && row.on === where.date)
}

/** Every cell of the sheet, as the rules of the day read them. */
export function sheetCells(sheet: EntrySheet): DayCell[] {
  return [...sheet.cells.values()].flatMap((row) => [...row.values()])
}
