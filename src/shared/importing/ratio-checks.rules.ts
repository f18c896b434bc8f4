/** Printed percentages against the counts that stand in the same row. */
import { findIndicator, ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import { type Issue, warningIssue } from '#shared/kernel/issue.ts'
import { percentText, percentUnits } from '#shared/kernel/ratio.ts'
import { columnFacts } from './column-facts.rules.ts'
import { isRatioOf, type PrintedRatio, readRatioCell } from './ratio-cell.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import { columnAnswers, countAt } from './table-readings.rules.ts'
import type { BookView, TableView } from './table-view.ts'
import type { Assertion, Span } from './understanding.schema.ts'

type SpanAt = (row: FoundRow, column: FoundColumn) => Span | null

export function checkRatios(
  view: TableView,
  book: BookView,
  spanAt: SpanAt,
): { assertions: Assertion[]; issues: Issue[] } {
  const assertions: Assertion[] = []
  const issues: Issue[] = []
  for (const column of view.columns) {
    const { meaning } = column.decision
    if (meaning.kind !== 'ratio' || meaning.ratio === null) continue
    const answers = columnAnswers(view.id, column, book.choices.answers)
    const facts = columnFacts(column.profile.cells.map(({ cell }) => cell))
    const cells = new Map(column.profile.cells.map((cell) => [cell.row, cell]))
    for (const row of view.rows) {
      const cell = cells.get(row.row)
      const isStated = row.kind === 'unit' || (row.kind === 'total' && !row.isSectionTotal)
      if (cell === undefined || !isStated) continue
      const printed = readRatioCell(cell.cell, facts, answers)
      if (printed.kind !== 'ratio') continue
      const { num, den } = countsOf(view, row, meaning.ratio)
      const span = spanAt(row, column)
      assertions.push(ratioAssertion(view, row, cell.cell.address, meaning.ratio, printed, { num, den, span }))
      if (isRatioOf(printed, num, den) !== false) continue
      const where = {
        sheet: view.found.grid.name,
        cell: cell.cell.address,
        ...(row.unitCode === null ? {} : { unitCode: row.unitCode }),
      }
      const expected = percentText(num, den, { policy: 'half-up', decimals: printed.decimals })
      issues.push(
        warningIssue('import/ratio-differs', where, { stated: printed.text, num: num ?? 0, den: den ?? 0, expected }),
      )
    }
  }
  return { assertions, issues }
}

function ratioAssertion(
  view: TableView,
  row: FoundRow,
  address: string,
  code: string,
  printed: PrintedRatio,
  { num, den, span }: { num: number | null; den: number | null; span: Span | null },
): Assertion {
  const units = percentUnits(num, den, { policy: 'half-up', decimals: printed.decimals })
  const scale = 10 ** printed.decimals
  return {
    sheet: view.found.grid.sheet,
    address,
    unitCode: row.unitCode,
    kind: 'ratio',
    code,
    from: span?.from ?? null,
    to: span?.to ?? null,
    stated: Number(printed.units) / scale,
    computed: units === null ? null : Number(units) / scale,
  }
}

function countsOf(view: TableView, row: FoundRow, code: string): { num: number | null; den: number | null } {
  const { numerator, less, denominator } = ratioIndicator(code)
  const whole = countOf(view, row, numerator)
  const subtracted = less === undefined ? null : countOf(view, row, less)
  const num = whole === null ? null : whole - (subtracted ?? 0)
  if (denominator.kind === 'target') return { num, den: targetOf(view, row) }
  const parts = denominator.codes.map((one) => countOf(view, row, one))
  const isKnown = parts.every((one) => one !== null)
  return { num, den: isKnown ? parts.reduce((sum: number, one) => sum + (one ?? 0), 0) : null }
}

/** The one column of the table that has the indicator. */
function countOf(view: TableView, row: FoundRow, code: string): number | null {
  if (findIndicator(code) === undefined) return null
  const columns = view.columns.filter(
    ({ decision: { meaning } }) => 'indicator' in meaning && meaning.indicator === code,
  )
  const [only] = columns
  return only === undefined || columns.length > 1 ? null : countIn(view, row, only)
}

function targetOf(view: TableView, row: FoundRow): number | null {
  const columns = view.columns.filter(({ decision }) => decision.meaning.kind === 'target')
  const [only] = columns
  return only === undefined || columns.length > 1 ? null : countIn(view, row, only)
}

function countIn(view: TableView, row: FoundRow, { column }: FoundColumn): number | null {
  const value = countAt(view.reads.get(column), row.row)
  return typeof value === 'number' ? value : null
}
