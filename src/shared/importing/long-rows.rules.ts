/** The rows of a table in which each is one figure: whose and when each is, and what it says it counts. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { NO_TITLE } from './header-base.rules.ts'
import { meaningOfHeader } from './header-meaning.rules.ts'
import { isCountNoun, type LongForm } from './long-form.rules.ts'
import { labelColumn, type LabelColumn } from './row-labels.rules.ts'
import type { GridCell } from './sheet-grid.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'

export interface LongContext {
  readonly signs: CellSigns
  /** What a person said of a row of the sheet. */
  readonly chosen: (row: number) => string | undefined
  /** Hidden rows are read like the others. */
  readonly readsHidden: boolean
}

/** A row of the sheet with figures. */
export interface FigureRow {
  readonly kind: 'figures'
  readonly row: number
  /** Rows of one key are of one unit and day. */
  readonly key: string
  readonly labels: readonly GridCell[]
  /** What it counts, as header texts from outer to inner, and the cells that say so. */
  readonly texts: readonly string[]
  readonly said: readonly GridCell[]
  readonly cells: readonly GridCell[]
}

export type LongRow =
  | FigureRow
  /** A text between rows, which may say something of those below. */
  | { readonly kind: 'heading'; readonly row: number; readonly cell: GridCell }
  /** The header again, a sum over all that is counted, a row that was left out, or one without a number. */
  | { readonly kind: 'header' | 'total' | 'ignored' | 'blank'; readonly row: number }

const NOT_SAID = '(trống)'

export function readLongRows(table: FoundTable, form: LongForm, context: LongContext): LongRow[] {
  const lines = linesOf(table, form)
  const counted = new Set(lines.flatMap((line) => (line.cells.length > 0 ? [textKey(line)] : [])))
  let section = 0
  let before: { readonly key: string; readonly texts: readonly string[] } | null = null
  return lines.map((line): LongRow => {
    const { row, cells, said } = line
    const choice = context.chosen(row)
    if (isHeaderAgain(line, table)) return { kind: 'header', row }
    if (choice === 'ignored' || choice === 'header') return { kind: 'ignored', row }
    const isOpen = cells.length === 0 && (said.length === 0 || !counted.has(textKey(line)))
    if (isOpen && line.all.length > 0) {
      const cell = said[0] ?? line.all.find((one) => one.cell.type === 'text')
      section += 1
      before = null
      if (cell !== undefined) return { kind: 'heading', row, cell }
    }
    const labels = labelsOf(line, form, context.signs)
    if (said.length === 0 && labels.some(({ text }) => context.signs.isTotal(text))) return { kind: 'total', row }
    const isHidden = !context.readsHidden && table.grid.hiddenRows.has(row)
    const key = `${section} ${isHidden} ${choice ?? ''} ${keyOf(row, labels, form)}`
    const own = textsOf(line, form)
    const isRelative =
      meaningOfHeader(
        own.map((text) => context.signs.features(text)),
        NO_TITLE,
      ).relative !== undefined
    const texts = isRelative && before?.key === key ? [...before.texts, ...own] : own
    if (!isRelative) before = { key, texts }
    return cells.length === 0 ? { kind: 'blank', row } : { kind: 'figures', row, key, labels, texts, said, cells }
  })
}

/** A row of the sheet by what its columns are for; a merged text stands for all the rows it covers. */
interface Line {
  readonly row: number
  readonly all: readonly GridCell[]
  readonly labels: readonly GridCell[]
  /** By column of texts; null where it says nothing. */
  readonly texts: readonly (GridCell | null)[]
  readonly said: readonly GridCell[]
  readonly cells: readonly GridCell[]
}

function linesOf({ body, grid }: FoundTable, { labels, texts, numbers }: LongForm): Line[] {
  const numberColumns = new Set(numbers.map(({ column }) => column))
  const [labelColumns, textColumns] = [labels.map(labelColumn), texts.map(labelColumn)]
  const at = (columns: readonly LabelColumn[], row: number) => columns.map((column) => column.at(row))
  return body.map((row) => {
    const all = grid.rows.get(row) ?? []
    const said = at(textColumns, row)
    return {
      row,
      all,
      labels: at(labelColumns, row).filter((cell) => cell !== null),
      texts: said,
      said: said.filter((cell) => cell !== null),
      cells: all.filter(({ column }) => numberColumns.has(column)),
    }
  })
}

function textKey({ said }: Line): string {
  return said.map(({ text }) => nameKey(text)).join('\n')
}

/**
 * Of several columns of texts one that says nothing may leave something out. "Hồ sơ" or "tài khoản" as the unit of
 * measurement leaves a number what it is; "nghìn" or "%" does not.
 */
function textsOf({ texts }: Line, form: LongForm): string[] {
  return form.texts.flatMap(({ column }, index) => {
    const text = texts[index]?.text
    if (form.measures.has(column)) return text === undefined || isCountNoun(text) ? [] : [text]
    return text !== undefined ? [text] : form.texts.length > form.measures.size + 1 ? [NOT_SAID] : []
  })
}

function isHeaderAgain({ all }: Line, { header }: FoundTable): boolean {
  const isSame = ({ column, text }: GridCell): boolean =>
    (header.texts.get(column) ?? []).some((one) => nameKey(one) === nameKey(text))
  return all.length > 1 && all.every(isSame)
}

/** "Tổng cộng" stands for a name wherever it stands left of the figures. */
function labelsOf({ labels, all }: Line, form: LongForm, signs: CellSigns): readonly GridCell[] {
  const [named] = form.labels.filter(({ decision }) => decision.meaning.kind === 'unit')
  if (named === undefined || labels.some(({ column }) => column === named.column)) return labels
  const others = new Set([...form.texts, ...form.numbers].map(({ column }) => column))
  const total = all.find(({ column, text }) => !others.has(column) && signs.isTotal(text))
  return total === undefined ? labels : [...labels, { ...total, column: named.column }]
}

/** Rows that name nobody are each their own. */
function keyOf(row: number, labels: readonly GridCell[], form: LongForm): string {
  const isOfUnits = (column: number): boolean =>
    form.labels.some((one) => one.column === column && one.decision.meaning.kind !== 'date')
  const needsUnit = form.labels.some(({ column }) => isOfUnits(column))
  if (needsUnit && !labels.some(({ column }) => isOfUnits(column))) return `#${row}`
  return labels.map(({ column, text }) => `${column} ${nameKey(text)}`).join('\n')
}
