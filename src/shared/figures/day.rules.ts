/** A day as a whole: what is wrong in it, which rows are still blank, and what must be explained to close it. */
import type { Issue } from '#shared/kernel/issue.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { effectiveFigures } from './effective.rules.ts'
import type { DayBook, DayCell, DayState } from './figures.schema.ts'
import { validateRow } from './row-check.rules.ts'

/** What the rules read of a day book. */
export interface DayFigures extends Pick<DayBook, 'cells' | 'carried'> {
  readonly state: Pick<DayState, 'on' | 'isRestDay'>
  readonly rows: readonly Pick<Unit, 'code' | 'kind'>[]
}

export type RowStatus = 'reported' | 'partial' | 'missing'

/** One figure of each is the least a row reports: card intake, accounts collected, accounts activated. */
export const measureTotals = ['CC_TOTAL', 'EID_COL', 'EID_ACT'] as const

/** Every issue of the day, row by row in printed order. */
export function validateDay({ state, rows, cells, carried }: DayFigures): Issue[] {
  const byRow = cellsByRow(cells)
  const stocks = new Map(carried.map((one) => [one.unitCode, one.stocks]))
  return rows.flatMap(({ code }) =>
    validateRow({ unitCode: code, on: state.on, cells: byRow.get(code) ?? new Map(), carried: stocks.get(code) ?? {} }),
  )
}

/** Cells of each row by indicator. */
export function cellsByRow(cells: Iterable<DayCell>): Map<string, Map<string, DayCell>> {
  const rows = new Map<string, Map<string, DayCell>>()
  for (const cell of cells) {
    const row = rows.get(cell.unitCode) ?? new Map<string, DayCell>()
    rows.set(cell.unitCode, row.set(cell.indicator, cell))
  }
  return rows
}

/**
 * `missing`: no figure and no draft. `reported`: at least one figure each of card intake, accounts collected and
 * accounts activated (a total or one of its parts). `partial`: anything between.
 */
export function rowStatus(cells: ReadonlyMap<string, DayCell>): RowStatus {
  const figures = effectiveFigures(cells)
  if (measureTotals.every((code) => figures.has(code))) return 'reported'
  const hasDraft = Array.from(cells.values()).some((cell) => cell.draft !== null)
  return figures.size > 0 || hasDraft ? 'partial' : 'missing'
}

/** Codes of the rows with no figure at all, in printed order. */
export function blankRows({ rows, cells }: Pick<DayFigures, 'rows' | 'cells'>): string[] {
  const byRow = cellsByRow(cells)
  return rows.filter(({ code }) => rowStatus(byRow.get(code) ?? new Map()) === 'missing').map(({ code }) => code)
}

/**
 * Blank rows that must be explained before the day is closed: communes and rows of the unit's own. "Chưa phân xã" and
 * "Ngoài địa bàn" are often empty, and on a rest day nobody is expected to report.
 */
export function blankRowsToExplain(day: Pick<DayFigures, 'rows' | 'cells' | 'state'>): string[] {
  if (day.state.isRestDay) return []
  const due = new Set(
    day.rows.filter((row) => row.kind !== 'unallocated' && row.kind !== 'outside').map((row) => row.code),
  )
  return blankRows(day).filter((code) => due.has(code))
}

/** Names an issue for as long as it stands, whatever its figures: a reason given for it stays with it. */
export function issueKey({ code, where, params }: Issue): string {
  const channel = params['channel'] === 'MOBILE' ? ['MOBILE'] : []
  return [code, where.unitCode ?? '', where.indicator ?? '', ...channel].join(':')
}

export function blankRowKey(unitCode: string): string {
  return `blank:${unitCode}`
}

/** Keys that need a reason to close the day: every warning, and every row to be explained. */
export function requiredReasonKeys(day: DayFigures, issues: readonly Issue[] = validateDay(day)): string[] {
  const warnings = issues.filter((issue) => issue.severity === 'warning').map(issueKey)
  return [...new Set(warnings), ...blankRowsToExplain(day).map(blankRowKey)]
}
