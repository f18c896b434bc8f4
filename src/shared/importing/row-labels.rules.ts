/** The cells of a table that say whose and when a row is; a merged label stands for all the rows it covers. */
import type { GridCell } from './sheet-grid.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'

export interface RowLabels {
  readonly unit: LabelColumn | null
  readonly code: LabelColumn | null
  readonly date: LabelColumn | null
  readonly sequence: LabelColumn | null
  /** Of all label columns, also those that say nothing of a row by themselves, from left to right. */
  readonly columns: ReadonlySet<number>
}

export interface LabelColumn {
  readonly column: FoundColumn
  at(row: number): GridCell | null
}

const LABELS = new Set(['unit', 'unit-code', 'date', 'sequence', 'note', 'ignored'])

export function rowLabels(columns: readonly FoundColumn[]): RowLabels {
  const first = (kind: string) => {
    const column = columns.find(({ decision }) => decision.meaning.kind === kind)
    return column === undefined ? null : labelColumn(column)
  }
  const firstFigure =
    columns.find(({ decision }) => !LABELS.has(decision.meaning.kind))?.column ?? Number.MAX_SAFE_INTEGER
  const kinds = new Set(['unit', 'unit-code', 'date', 'sequence'])
  return {
    unit: first('unit'),
    code: first('unit-code'),
    date: first('date'),
    sequence: first('sequence'),
    columns: new Set(
      columns.flatMap(({ column, decision }) =>
        kinds.has(decision.meaning.kind) || (column < firstFigure && LABELS.has(decision.meaning.kind)) ? [column] : [],
      ),
    ),
  }
}

function labelColumn(column: FoundColumn): LabelColumn {
  const byRow = new Map<number, GridCell>()
  for (const cell of column.profile.cells) {
    byRow.set(cell.row, cell)
    const bottom = Math.min(cell.merge?.bottom ?? cell.row, cell.row + 2000)
    for (let row = cell.row + 1; row <= bottom; row++) if (!byRow.has(row)) byRow.set(row, cell)
  }
  return { column, at: (row) => byRow.get(row) ?? null }
}
