/** The figures of a table that were read with certainty. What is asked about, doubtful or wrong gives none. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import type { CellRange } from './cell-range.rules.ts'
import { SURE } from './header-base.rules.ts'
import { addressAt } from './questions.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import { isCounted } from './table-readings.rules.ts'
import { daysAnswered } from './table-periods.rules.ts'
import { type BookView, type Held, isWritten, type TableDays, type TableView } from './table-view.ts'
import type { ReadFigure, Span } from './understanding.schema.ts'

/** A figure with the place in its table that it was read from. */
export interface PlacedFigure {
  readonly figure: ReadFigure
  readonly row: number
  readonly column: number
}

export function readFigures(
  view: TableView,
  days: TableDays,
  held: Held,
  book: BookView,
): { figures: PlacedFigure[]; issues: Issue[] } {
  const figures: PlacedFigure[] = []
  const issues: Issue[] = []
  const columns = view.columns.filter((one) => isWritten(one) && one.decision.confidence >= SURE)
  for (const row of view.rows) {
    if (row.kind !== 'unit' || row.unitCode === null || row.confidence < SURE) continue
    for (const column of columns) {
      const reading = view.reads.get(column.column)?.cells.get(row.row)
      if (reading !== undefined && isSpread(reading.cell.merge)) {
        const where = { sheet: view.found.grid.name, cell: reading.cell.cell.address }
        issues.push(
          errorIssue('import/merged-figure', where, { range: reading.cell.cell.merge ?? '', ...indicatorOf(column) }),
        )
        continue
      }
      if (reading?.reading.kind === 'issue') {
        const { code, params } = reading.reading
        const where = { sheet: view.found.grid.name, cell: reading.cell.cell.address }
        issues.push(errorIssue(code, where, { ...params, ...indicatorOf(column) }))
      }
      if (held.rows.has(row.row) || held.columns.has(column.column)) continue
      const span = spanOf(view, row, column, days, book)
      const channel = channelAt(row, column)
      if (span === null || channel === null) continue
      // A row that a table of single figures does not have says nothing of its figure.
      if (reading === undefined && view.found.grid.long !== undefined) continue
      const value = reading?.reading.kind === 'count' ? reading.reading.value : null
      const isBlank = reading === undefined || reading.reading.kind === 'blank'
      if (value === null && !(isBlank && book.choices.blankDeletes)) continue
      const address = reading?.cell.cell.address ?? addressAt(view.found.grid, row.row, column.column)
      figures.push(placed(view, row, column, { address, span, value, channel }))
    }
  }
  return { figures, issues }
}

/** A row of "lưu động" under a column of totals is the mobile part; two words of channel that differ say nothing. */
function channelAt(row: FoundRow, { decision: { meaning } }: FoundColumn): ReadFigure['channel'] | null {
  if (meaning.kind !== 'flow') return 'STOCK'
  if (row.channel === null || row.channel === 'ALL' || row.channel === meaning.channel) return meaning.channel
  return meaning.channel === 'ALL' ? row.channel : null
}

function placed(
  view: TableView,
  row: FoundRow,
  column: FoundColumn,
  { address, span, value, channel }: Pick<ReadFigure, 'address' | 'value' | 'channel'> & { readonly span: Span },
): PlacedFigure {
  const { meaning } = column.decision
  const indicator = 'indicator' in meaning ? meaning.indicator : ''
  const isLevel = findIndicator(indicator)?.type !== 'flow'
  return {
    row: row.row,
    column: column.column,
    figure: {
      sheet: view.found.grid.sheet,
      address,
      unitCode: row.unitCode ?? '',
      indicator,
      channel,
      from: isLevel ? span.to : span.from,
      to: span.to,
      value,
    },
  }
}

/** One figure over several cells may be any one's, or all of theirs. */
function isSpread(merge: CellRange | null): boolean {
  return merge !== null && (merge.bottom > merge.top || merge.right > merge.left)
}

function indicatorOf({ decision: { meaning } }: FoundColumn): { indicator?: string } {
  return 'indicator' in meaning ? { indicator: meaning.indicator } : {}
}

/** The days of one cell: those of its column, its row, the words of its header, the table. */
export function spanOf(
  view: TableView,
  row: Pick<FoundRow, 'row'>,
  column: FoundColumn,
  days: TableDays,
  book: BookView,
): Span | null {
  if (column.dateText !== null && isCounted(column)) return days.columnSpans.get(column.column) ?? null
  const ofRow = days.rowSpans.get(row.row)
  if (ofRow !== undefined) return ofRow
  return daysAnswered(view, column.decision.period, book) ?? days.tableSpan
}
