/** The cells of a table that say whose and when a row is; a merged label stands for all the rows it covers. */
import type { CellSigns } from './cell-signs.rules.ts'
import type { GridCell } from './sheet-grid.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'

export interface RowLabels {
  readonly unit: LabelColumn | null
  readonly code: LabelColumn | null
  readonly date: LabelColumn | null
  readonly sequence: LabelColumn | null
  /** Says of each row whether it is of the fixed counters or of mobile teams. */
  readonly channel: LabelColumn | null
  /** Of all label columns, also those that say nothing of a row by themselves, from left to right. */
  readonly columns: ReadonlySet<number>
}

export interface LabelColumn {
  readonly column: FoundColumn
  at(row: number): GridCell | null
}

const LABELS = new Set(['unit', 'unit-code', 'date', 'sequence', 'note', 'ignored'])

export function rowLabels(columns: readonly FoundColumn[], signs: CellSigns): RowLabels {
  const channel = columns.find((one) => isChannelColumn(one, signs))
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
    channel: channel === undefined ? null : labelColumn(channel),
    columns: new Set(
      columns.flatMap(({ column, decision }) =>
        kinds.has(decision.meaning.kind) || (column < firstFigure && LABELS.has(decision.meaning.kind)) ? [column] : [],
      ),
    ),
  }
}

const TEXT_COLUMNS = new Set(['note', 'ignored', 'unknown'])

/** Most cells say "tại chỗ" or "lưu động" and nothing else. */
function isChannelColumn({ decision, profile }: FoundColumn, signs: CellSigns): boolean {
  if (!TEXT_COLUMNS.has(decision.meaning.kind) || profile.cells.length < 2) return false
  const saying = profile.cells.filter(({ text }) => channelOf(text, signs) !== null)
  return saying.length > profile.cells.length / 2
}

/** `ALL` for "tổng"; null for a text that says something else or more. */
export function channelOf(text: string, signs: CellSigns): 'FIXED' | 'MOBILE' | 'ALL' | null {
  const { values, leftovers } = signs.features(text)
  const others = Array.from(values.keys()).filter(
    (name) => !['channel', 'total', 'plain', 'files', 'ofWhich'].includes(name),
  )
  if (leftovers.length > 0 || others.length > 0) return null
  const [channel] = values.get('channel') ?? []
  if (channel === 'FIXED' || channel === 'MOBILE') return (values.get('channel')?.size ?? 0) === 1 ? channel : 'ALL'
  return values.has('total') ? 'ALL' : null
}

/** A merged label stands for all the rows it covers. */
export function labelColumn(column: FoundColumn): LabelColumn {
  const byRow = new Map<number, GridCell>()
  for (const cell of column.profile.cells) {
    byRow.set(cell.row, cell)
    const bottom = Math.min(cell.merge?.bottom ?? cell.row, cell.row + 2000)
    for (let row = cell.row + 1; row <= bottom; row++) if (!byRow.has(row)) byRow.set(row, cell)
  }
  return { column, at: (row) => byRow.get(row) ?? null }
}
