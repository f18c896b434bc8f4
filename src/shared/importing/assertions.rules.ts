/** Figures of a table that are never recorded, only compared: cumulatives, typed totals, percentages. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { type Issue, warningIssue } from '#shared/kernel/issue.ts'
import { compareTotals, type ComparedTotal } from './column-totals.rules.ts'
import { checkRatios } from './ratio-checks.rules.ts'
import { spanOf } from './read-figures.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import { countAt } from './table-readings.rules.ts'
import type { BookView, TableDays, TableView } from './table-view.ts'
import type { Assertion, Span } from './understanding.schema.ts'

export function readAssertions(
  view: TableView,
  days: TableDays,
  book: BookView,
  canCompareTotals: boolean,
): { assertions: Assertion[]; issues: Issue[] } {
  const spanAt = (row: FoundRow, column: FoundColumn) => spanOf(view, row, column, days, book)
  const totals = canCompareTotals
    ? compareTotals(view, {
        isSummed: ({ kind, channel }) => (kind === 'unit' || kind === 'unknown') && channel !== 'ALL',
      })
    : { totals: [], issues: [] }
  const byColumn = new Map(view.columns.map((column) => [column.column, column]))
  const ratios = checkRatios(view, book, spanAt)
  const overDays = totalsOverDays(view, days)
  return {
    assertions: [
      ...cumulatives(view, spanAt),
      ...totals.totals.flatMap((total) => totalAssertion(view, total, byColumn, spanAt)),
      ...overDays.assertions,
      ...ratios.assertions,
    ],
    issues: [...totals.issues, ...overDays.issues, ...ratios.issues],
  }
}

type SpanAt = (row: FoundRow, column: FoundColumn) => Span | null

function isDerived(column: FoundColumn): boolean {
  const { meaning } = column.decision
  return meaning.kind === 'assertion' && findIndicator(meaning.indicator)?.type !== 'flow'
}

function cumulatives(view: TableView, spanAt: SpanAt): Assertion[] {
  return view.columns.filter(isDerived).flatMap((column) => {
    const { meaning } = column.decision
    const code = 'indicator' in meaning ? meaning.indicator : ''
    return view.rows.flatMap((row): Assertion[] => {
      const cell = view.reads.get(column.column)?.cells.get(row.row)
      if (row.kind !== 'unit' || row.unitCode === null || cell?.reading.kind !== 'count') return []
      const place = { sheet: view.found.grid.sheet, address: cell.cell.cell.address, unitCode: row.unitCode }
      const stated = cell.reading.value
      return [{ ...place, ...daysOf(spanAt(row, column)), kind: 'cumulative', code, stated, computed: null }]
    })
  })
}

function daysOf(span: Span | null): Pick<Assertion, 'from' | 'to'> {
  return { from: span?.from ?? null, to: span?.to ?? null }
}

/** A total of all rows is one of the whole unit; that of a group is only compared inside the file. */
function totalAssertion(
  view: TableView,
  total: ComparedTotal,
  columns: ReadonlyMap<number, FoundColumn>,
  spanAt: SpanAt,
): Assertion[] {
  const column = columns.get(total.column)
  if (column === undefined || !total.isWhole) return []
  const { meaning } = column.decision
  if (!('indicator' in meaning)) return []
  const { address, stated, computed } = total
  const kind = isDerived(column) ? 'cumulative' : 'column-total'
  const place = { sheet: view.found.grid.sheet, address, unitCode: null, code: meaning.indicator }
  return [{ ...place, kind, ...daysOf(spanAt(total.row, column)), stated, computed }]
}

/** Columns that add up the days of a table with several days beside each other. */
function totalsOverDays(view: TableView, { columnSpans }: TableDays): { assertions: Assertion[]; issues: Issue[] } {
  const assertions: Assertion[] = []
  const issues: Issue[] = []
  for (const column of view.columns) {
    const { meaning } = column.decision
    if (meaning.kind !== 'assertion' || isDerived(column)) continue
    const parts = view.columns.filter(
      (one) =>
        one.decision.meaning.kind === 'flow' &&
        one.decision.meaning.indicator === meaning.indicator &&
        one.dateText !== null,
    )
    const spans = parts.flatMap(({ column: at }) => columnSpans.get(at) ?? [])
    const from = spans.map((one) => one.from).toSorted()[0] ?? null
    const to =
      spans
        .map((one) => one.to)
        .toSorted()
        .at(-1) ?? null
    for (const row of view.rows) {
      const cell = view.reads.get(column.column)?.cells.get(row.row)
      if (row.kind !== 'unit' || row.unitCode === null || cell?.reading.kind !== 'count') continue
      const counts = parts.map((one) => countAt(view.reads.get(one.column), row.row))
      const computed = counts.includes('unread')
        ? null
        : counts.reduce((sum: number, one) => sum + (typeof one === 'number' ? one : 0), 0)
      const stated = cell.reading.value
      const place = { sheet: view.found.grid.sheet, address: cell.cell.cell.address, unitCode: row.unitCode }
      assertions.push({ ...place, kind: 'column-total', code: meaning.indicator, from, to, stated, computed })
      if (computed === null || computed === stated) continue
      const where = {
        sheet: view.found.grid.name,
        cell: place.address,
        unitCode: row.unitCode,
        indicator: meaning.indicator,
      }
      issues.push(warningIssue('import/days-total-differs', where, { stated, computed }))
    }
  }
  return { assertions, issues }
}
