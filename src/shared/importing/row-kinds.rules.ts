/** What each row of a table's body is: a unit's figures, a total, a heading between rows, or nothing to be read. */
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { MESSAGE_SHEET } from './message-text.rules.ts'
import { unitInMessage } from './message-units.rules.ts'
import { channelOf, type RowLabels } from './row-labels.rules.ts'
import type { GridCell } from './sheet-grid.rules.ts'
import { isCounted } from './table-readings.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { RowKind } from './understanding.schema.ts'
import type { UnitMatch, UnitMatcher } from './unit-match.rules.ts'

export interface FoundRow {
  readonly row: number
  readonly kind: RowKind
  readonly unitCode: string | null
  readonly confidence: number
  readonly reason: string
  /** The cell that says whose the row is. */
  readonly label: GridCell | null
  /** What matching its name came to, where a person must decide. */
  readonly match: UnitMatch | null
  /** A total of a part of the rows, by its label. */
  readonly isSectionTotal: boolean
  readonly hasFigures: boolean
  /** Where a column says so of each row; null where none does. */
  readonly channel: 'ALL' | 'FIXED' | 'MOBILE' | null
}

export interface RowsContext {
  readonly signs: CellSigns
  readonly matcher: UnitMatcher
  /** `header`, `total`, `ignored`, `unit:<code>` by row, as a person chose. */
  readonly chosen: (row: number) => string | undefined
  /** A code or `ignore` by name key, as a person answered. */
  readonly answered: (text: string) => string | undefined
  /** The unit of all rows, where no column names units; null while that is not known. */
  readonly fixedUnit: { readonly code: string; readonly confidence: number; readonly reason: string } | null
}

const SECTION = /^(?:(?:[ivx]{1,5}|[a-e])[.)/\s]|(?:khoi|cum|khu vuc|nhom|vung|dia ban) )/
const ROMAN = /^[IVX]{1,5}\.?$/

export function findRows(
  table: FoundTable,
  columns: readonly FoundColumn[],
  labels: RowLabels,
  context: RowsContext,
): FoundRow[] {
  const figures = new Set(
    columns.flatMap((one) =>
      isCounted(one) || ['ratio', 'unknown'].includes(one.decision.meaning.kind) ? [one.column] : [],
    ),
  )
  const left = columns[0]?.column ?? table.left
  const right = columns.at(-1)?.column ?? table.right
  const rows = table.body.map((row) => {
    const cells = (table.grid.rows.get(row) ?? []).filter(({ column }) => column >= left && column <= right)
    const hasFigures = cells.some((cell) => figures.has(cell.column) && !isLabelAcross(cell, labels))
    return findRow({ row, cells, hasFigures }, labels, context, table)
  })
  return headingsToNotes(withSingleRow(rows, labels, context))
}

interface BodyRow {
  readonly row: number
  readonly cells: readonly GridCell[]
  readonly hasFigures: boolean
}

/** A heading merged over the whole table begins in a figure column only where the label columns are missing. */
function isLabelAcross({ merge, cell }: GridCell, labels: RowLabels): boolean {
  return cell.type === 'text' && merge !== null && merge.right > merge.left && labels.columns.size === 0
}

function findRow(body: BodyRow, labels: RowLabels, context: RowsContext, table: FoundTable): FoundRow {
  const { row, cells, hasFigures } = body
  const label = labelOf(body, labels)
  const make = (kind: RowKind, confidence: number, reason: string): FoundRow => ({
    row,
    kind,
    confidence,
    reason,
    label,
    unitCode: null,
    match: null,
    isSectionTotal: false,
    hasFigures,
    channel: channelOf(labels.channel?.at(row)?.text ?? '', context.signs),
  })
  const chosen = context.chosen(row)
  if (chosen !== undefined) return chosenRow(make, chosen)
  if (isRepeatedHeader(cells, context.signs)) return make('header', 92, 'tiêu đề lặp lại')
  const channelColumn = labels.channel?.column.column
  const texts = cells
    .filter(({ column, cell }) => labels.columns.has(column) && column !== channelColumn && cell.type === 'text')
    .map(({ text }) => text)
  if (label !== null) texts.push(label.text)
  if (hasFigures && texts.some((text) => context.signs.isTotal(text))) {
    return make('total', 95, 'dòng cộng')
  }
  if (table.grid.isTurned && label !== null && isNotes(label, context.signs)) return make('ignored', 92, 'hàng ghi chú')
  return unitRow(body, labels, context, label, make, { texts, table })
}

/** "Ghi chú" above the column of notes of a table that stands on its side. */
function isNotes({ text }: GridCell, signs: CellSigns): boolean {
  const { values, leftovers } = signs.features(text)
  return leftovers.length === 0 && values.size === 1 && values.get('label')?.has('note') === true
}

type MakeRow = (kind: RowKind, confidence: number, reason: string) => FoundRow

function chosenRow(make: MakeRow, chosen: string): FoundRow {
  const reason = 'người dùng đã chọn'
  if (chosen.startsWith('unit:')) return { ...make('unit', 100, reason), unitCode: chosen.slice('unit:'.length) }
  return make(chosen === 'total' ? 'total' : chosen === 'header' ? 'header' : 'ignored', 100, reason)
}

function unitRow(
  { row, hasFigures, cells }: BodyRow,
  labels: RowLabels,
  context: RowsContext,
  label: GridCell | null,
  make: MakeRow,
  { texts, table }: { readonly texts: readonly string[]; readonly table: FoundTable },
): FoundRow {
  if (labels.unit === null && labels.code === null)
    return rowOfFixedUnit({ row, hasFigures, cells }, labels, context, make)
  const isMessage = table.grid.name === MESSAGE_SHEET
  const match = isMessage && label !== null ? unitInMessage(label.text, context.signs) : matchOf(row, labels, context)
  if (match === null) {
    if (!hasFigures) return make('section', 80, 'không có số')
    return make('unknown', 0, 'không ghi tên đơn vị')
  }
  if (match.kind === 'match') return { ...make('unit', match.confidence, match.reason), unitCode: match.code }
  const answer = context.answered(label?.text ?? '')
  if (answer === 'ignore') return make('ignored', 100, 'người dùng bỏ qua tên này')
  if (answer !== undefined) return { ...make('unit', 100, 'người dùng đã chọn đơn vị'), unitCode: answer }
  if (!hasFigures) return make('section', 85, 'dòng chữ giữa bảng, không có số')
  const sequence = labels.sequence?.at(row)?.text ?? ''
  if (
    !isMessage &&
    match.kind === 'unknown' &&
    (texts.some((text) => SECTION.test(foldDiacritics(text))) || ROMAN.test(sequence))
  ) {
    return { ...make('total', 90, 'dòng cộng của một nhóm, theo cách đánh mục'), isSectionTotal: true }
  }
  return { ...make('unknown', 0, match.reason), match }
}

function matchOf(row: number, labels: RowLabels, { matcher, signs }: RowsContext): UnitMatch | null {
  const name = labels.unit?.at(row) ?? null
  const code = labels.code?.at(row)?.cell.value ?? null
  const codeCell = typeof code === 'boolean' ? null : code
  if (name === null && codeCell === null) return null
  if (name !== null && name.readings.length > 0)
    return matcher.matchAny(
      name.readings.map(({ text }) => text),
      codeCell,
    )
  if (codeCell === null) return signs.unit(name?.text ?? '')
  return matcher.match(name?.text ?? '', codeCell)
}

function rowOfFixedUnit(
  { row, hasFigures }: BodyRow,
  labels: RowLabels,
  { fixedUnit }: RowsContext,
  make: MakeRow,
): FoundRow {
  const date = labels.date?.at(row) ?? null
  if (!hasFigures) return make(date === null ? 'section' : 'unit', 80, 'không có số')
  if (labels.date !== null && date === null) return make('unknown', 0, 'không ghi ngày')
  if (labels.date === null) return make('unknown', 0, 'không ghi đơn vị hay ngày')
  if (fixedUnit === null) return make('unknown', 0, 'chưa rõ bảng này của đơn vị nào')
  return { ...make('unit', fixedUnit.confidence, fixedUnit.reason), unitCode: fixedUnit.code }
}

/** Without a column that says whose or when rows are, one row of figures alone belongs to the table's unit and day. */
function withSingleRow(rows: readonly FoundRow[], labels: RowLabels, { fixedUnit }: RowsContext): FoundRow[] {
  if (labels.unit !== null || labels.code !== null || labels.date !== null || fixedUnit === null) return [...rows]
  const withFigures = rows.filter(({ kind, hasFigures }) => hasFigures && kind === 'unknown')
  const [only] = withFigures
  if (only === undefined || withFigures.length > 1) return [...rows]
  return rows.map((one) =>
    one === only
      ? { ...one, kind: 'unit', unitCode: fixedUnit.code, confidence: fixedUnit.confidence, reason: fixedUnit.reason }
      : one,
  )
}

/** After the last row of figures a text is a note. */
function headingsToNotes(rows: readonly FoundRow[]): FoundRow[] {
  const last = rows.findLastIndex(({ kind }) => kind === 'unit' || kind === 'total' || kind === 'unknown')
  return rows.map((one, index) => (one.kind === 'section' && index > last ? { ...one, kind: 'note' } : one))
}

function labelOf({ row, cells }: BodyRow, labels: RowLabels): GridCell | null {
  const own = labels.unit?.at(row) ?? null
  if (own !== null) return own
  return (
    cells.find(({ column, cell }) => labels.columns.has(column) && cell.type === 'text') ?? labels.code?.at(row) ?? null
  )
}

function isRepeatedHeader(cells: readonly GridCell[], signs: CellSigns): boolean {
  if (cells.length >= 3 && cells.every(({ text }) => /^\(?\d{1,2}\)?(?:\s*=.*)?$|^\(?[A-Za-z]\)?$/.test(text))) {
    return cells.some(({ text }) => /^\(\d{1,2}\)/.test(text))
  }
  return cells.length >= 3 && cells.every((cell) => cell.cell.type === 'text' && signs.isHeaderText(cell.text))
}
