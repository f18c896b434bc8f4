/**
 * Where a report's figures stand on its sheet: the rows and columns of the table, and for every ratio the two columns
 * its formula reads. A numerator or denominator that no printed column shows (a target within a period, a subtracted
 * re-activation, the period before) stands in a hidden column to the right, outside the printed area.
 */
import { ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import type { RatioIndicator } from '#shared/indicators/indicators.schema.ts'
import { columnLetters } from './cell-address.rules.ts'
import { isPrevious } from './form.rules.ts'
import { sumKnown } from './report-ratio.rules.ts'
import type { FormDefinition, Report, ReportCell } from './reports.schema.ts'

/** The columns a ratio is computed from. */
interface RatioColumns {
  readonly num: number
  readonly den: number
  /** Both are printed, so the row of numbers can say the formula. */
  readonly arePrinted: boolean
  /** The total divides by Σ denominators of the rows with a numerator, or by the total row's own denominator. */
  readonly totalDen: 'counted' | 'cell'
}

export interface HiddenColumn {
  readonly label: string
  readonly rows: readonly (number | null)[]
  readonly total: number | null
}

export interface SheetTable {
  readonly form: FormDefinition
  readonly report: Report
  readonly firstRow: number
  readonly lastRow: number
  readonly totalRow: number
  /** Column number of each printed column, by code. */
  readonly columnOf: ReadonlyMap<string, number>
  /** By code of the ratio's column. */
  readonly ratioColumns: ReadonlyMap<string, RatioColumns>
  readonly hidden: readonly HiddenColumn[]
}

/** `$`-less range of the figures of a column: `F13:F59`. */
export function columnRange({ firstRow, lastRow }: SheetTable, column: number): string {
  const letters = columnLetters(column)
  return `${letters}${firstRow}:${letters}${lastRow}`
}

/** Range that stays when the formula is read in another row: `F$13:F$59`. */
export function fixedColumnRange({ firstRow, lastRow }: SheetTable, column: number): string {
  const letters = columnLetters(column)
  return `${letters}$${firstRow}:${letters}$${lastRow}`
}

/** @param firstRow the sheet row of the first unit */
export function planTable(form: FormDefinition, report: Report, firstRow: number): SheetTable {
  const columnOf = new Map(form.columns.map(({ code }, index) => [code, index + 1]))
  const hidden: HiddenColumn[] = []
  const ratioColumns = new Map<string, RatioColumns>()
  for (const { code, source } of form.columns) {
    if (source.kind !== 'ratio') continue
    const printed = isPrevious(source) ? {} : printedOperands(form, report, code, ratioIndicator(source.ratio))
    const hide = (part: 'num' | 'den'): number => {
      hidden.push(hiddenColumn(report, code, part))
      return form.columns.length + hidden.length
    }
    const num = printed.num ?? hide('num')
    const den = printed.den ?? hide('den')
    const arePrinted = printed.num !== undefined && printed.den !== undefined
    ratioColumns.set(code, { num, den, arePrinted, totalDen: totalIsCounted(report, code) ? 'counted' : 'cell' })
  }
  const lastRow = firstRow + report.rows.length - 1
  return { form, report, firstRow, lastRow, totalRow: lastRow + 1, columnOf, ratioColumns, hidden }
}

/** The printed columns that show exactly the ratio's numerator and denominator, in every row and in total. */
function printedOperands(
  form: FormDefinition,
  report: Report,
  code: string,
  ratio: RatioIndicator,
): { num?: number; den?: number } {
  const { denominator } = ratio
  const numAt = form.columns.findIndex(({ source }) => source.kind === 'stock' && source.indicator === ratio.numerator)
  const denAt = form.columns.findIndex(({ source }) =>
    denominator.kind === 'target'
      ? source.kind === 'target' && source.measure === denominator.measure
      : source.kind === 'stock' && denominator.codes.length === 1 && denominator.codes[0] === source.indicator,
  )
  const showsNum =
    shows(report, form.columns[numAt]?.code, code, 'num') &&
    valueOf(report.total.cells[form.columns[numAt]?.code ?? '']) === part(report.total.cells[code], 'num')
  const totalDen = valueOf(report.total.cells[form.columns[denAt]?.code ?? ''])
  const showsDen =
    shows(report, form.columns[denAt]?.code, code, 'den') &&
    (totalIsCounted(report, code) || totalDen === part(report.total.cells[code], 'den'))
  return { ...(showsNum ? { num: numAt + 1 } : {}), ...(showsDen ? { den: denAt + 1 } : {}) }
}

function shows(report: Report, shown: string | undefined, ratio: string, which: 'num' | 'den'): boolean {
  return shown !== undefined && report.rows.every(({ cells }) => valueOf(cells[shown]) === part(cells[ratio], which))
}

function totalIsCounted({ rows, total }: Report, code: string): boolean {
  const counted = rows.filter(({ cells }) => part(cells[code], 'num') !== null)
  return sumKnown(counted.map(({ cells }) => part(cells[code], 'den'))) === part(total.cells[code], 'den')
}

function hiddenColumn(report: Report, code: string, which: 'num' | 'den'): HiddenColumn {
  return {
    label: `${which === 'num' ? 'Tử số' : 'Mẫu số'}: ${report.labels[code] ?? code}`,
    rows: report.rows.map(({ cells }) => part(cells[code], which)),
    total: part(report.total.cells[code], which),
  }
}

function part(cell: ReportCell | undefined, which: 'num' | 'den'): number | null {
  return cell?.[which] ?? null
}

/** The number of a cell, null when it has none. */
export function valueOf(cell: ReportCell | undefined): number | null {
  return typeof cell?.value === 'number' ? cell.value : null
}
