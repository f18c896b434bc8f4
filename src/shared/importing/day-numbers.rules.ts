/** Days of a month as bare numbers, as a running sheet has them: 1, 2, 3 … 31 beside each other in a header. */
import { type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { plainCopy } from './plain-cell.ts'
import type { Grid, GridCell } from './sheet-grid.rules.ts'
import { isTotalLabel } from './unit-spelling.rules.ts'

const FEWEST_DAYS = 5
const DAY = /^0?([1-9]|[12]\d|3[01])$/

/** The same grid where such numbers are headers that name days: "Ngày 1". What month they are of is said elsewhere. */
export function withNamedDays(grid: Grid, signs: CellSigns): Grid {
  let isChanged = false
  const rows = new Map<number, readonly GridCell[]>()
  for (const [row, cells] of grid.rows) {
    const days = dayRun(cells)
    const isHeader = days.size >= FEWEST_DAYS && (hasUnitHeader(cells, days, signs) || isUnderDays(grid, row, days))
    isChanged ||= isHeader
    rows.set(row, isHeader ? cells.map((cell) => (days.has(cell) ? named(cell) : cell)) : cells)
  }
  return isChanged ? { ...grid, rows } : grid
}

/** Whole numbers that go up by one from column to column. */
function dayRun(cells: readonly GridCell[]): ReadonlySet<GridCell> {
  const run: GridCell[] = []
  for (const cell of cells) {
    const last = run.at(-1)
    const isNext = last === undefined || (cell.column === last.column + 1 && dayOf(cell) === (dayOf(last) ?? 0) + 1)
    if (dayOf(cell) === null || !isNext) {
      if (run.length >= FEWEST_DAYS) break
      run.length = 0
    }
    if (dayOf(cell) !== null) run.push(cell)
  }
  return new Set(run)
}

function dayOf({ text }: GridCell): number | null {
  const day = DAY.exec(text)?.[1]
  return day === undefined ? null : Number(day)
}

/** "Xã", "Đơn vị" in front: a row of column numbers has none, nor has a row of figures. */
function hasUnitHeader(cells: readonly GridCell[], days: ReadonlySet<GridCell>, signs: CellSigns): boolean {
  const [first] = days
  const before = cells.filter(({ column }) => column < (first?.column ?? 0))
  return (
    before.some(({ text }) => signs.features(text).values.get('label')?.has('unit') === true) &&
    before.every(({ cell }) => cell.type === 'text')
  )
}

/** Under one heading that says they are days. */
function isUnderDays(grid: Grid, row: number, days: ReadonlySet<GridCell>): boolean {
  const columns = Array.from(days, ({ column }) => column)
  return (grid.rows.get(row - 1) ?? []).some(
    ({ merge, text }) =>
      merge !== null &&
      merge.left <= Math.min(...columns) &&
      merge.right >= Math.max(...columns) &&
      /\bngay\b/.test(foldDiacritics(text)),
  )
}

function named(original: GridCell): GridCell {
  const text = `Ngày ${dayOf(original) ?? ''}`
  return { ...original, text, cell: { ...plainCopy(original.cell), type: 'text', value: text, text } }
}

/** Cells of a column of days that hold bare numbers of days, each later than the one above it; a total may follow. */
export function areDaysOfMonth(cells: readonly GridCell[]): boolean {
  const days = cells.filter(({ text }) => !isTotalLabel(text)).map(dayOf)
  return days.length >= 2 && days.every((day, index) => day !== null && day > (days[index - 1] ?? 0))
}

/** The day of the one month that is named; null for what is no number of a day. */
export function dayInMonth({ text }: Pick<GridCell, 'text'>, months: ReadonlySet<string>): LocalDate | null {
  const [month] = months
  const day = DAY.exec(text)?.[1]
  return day === undefined || month === undefined || months.size > 1
    ? null
    : parseLocalDate(month + day.padStart(2, '0'))
}
