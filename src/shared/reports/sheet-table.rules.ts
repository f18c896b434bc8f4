/**
 * Where a report's figures stand on its sheet: the rows and columns of the table, and for every ratio the two columns
 * its formula reads. A numerator or denominator that no printed column shows (a target within a period, a subtracted
 * re-activation, the period before) stands in a hidden column to the right, outside the printed area.
 */
import { ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import type { RatioIndicator } from '#shared/indicators/indicators.schema.ts'
import { cellAddress, columnLetters } from './cell-address.rules.ts'
import { isPrevious } from './form.rules.ts'
import { sumKnown } from './report-ratio.rules.ts'
import { planLines, planSums, type SheetLine, type SheetSums } from './sheet-lines.rules.ts'
import type { FormDefinition, Report, ReportCell } from './reports.schema.ts'
import { numberOrZeroFormula } from './sheet-formulas.rules.ts'

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
  /** In the order of the report's groups. */
  readonly groups: readonly (number | null)[]
  readonly total: number | null
  /** What of a ratio it holds, by the code of the ratio's column; null where `formulaAt` says what stands in it. */
  readonly holds: { readonly code: string; readonly part: 'num' | 'den' } | null
  readonly formulaAt?: (row: number) => string
}

/** The sheet on which the rows of one line of this one stand, in the same workbook. */
export interface DetailTable {
  readonly sheet: string
  readonly table: SheetTable
}

export interface SheetTable {
  readonly form: FormDefinition
  readonly report: Report
  readonly firstRow: number
  readonly lastRow: number
  readonly totalRow: number
  readonly lines: readonly SheetLine[]
  readonly sums: SheetSums
  /** Column number of each printed column, by code. */
  readonly columnOf: ReadonlyMap<string, number>
  /** By code of the ratio's column. */
  readonly ratioColumns: ReadonlyMap<string, RatioColumns>
  /** Where places are told by, by code of the ratio's column: columns that hold numbers only. */
  readonly rankColumns: ReadonlyMap<string, Pick<RatioColumns, 'num' | 'den'>>
  readonly hidden: readonly HiddenColumn[]
  /** By unit of the line; none where the lines have no sheets of their own. */
  readonly details: ReadonlyMap<string, DetailTable>
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
export function planTable(
  form: FormDefinition,
  report: Report,
  firstRow: number,
  details: SheetTable['details'] = new Map(),
): SheetTable {
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
    const isCounted = report.groups === undefined && totalIsCounted(report, code)
    ratioColumns.set(code, { num, den, arePrinted, totalDen: isCounted ? 'counted' : 'cell' })
  }
  const rankColumns = new Map<string, Pick<RatioColumns, 'num' | 'den'>>(
    details.size === 0 && report.groups === undefined
      ? ratioColumns
      : planRanks({ form, report, ratioColumns, hidden }),
  )
  const lines = planLines(report, firstRow)
  const lastRow = firstRow + lines.length - 1
  return {
    form,
    report,
    firstRow,
    lastRow,
    totalRow: lastRow + 1,
    lines,
    sums: planSums(lines, report),
    columnOf,
    ratioColumns,
    rankColumns,
    hidden,
    details,
  }
}

/**
 * Figures read from other sheets may be empty texts, which no product of columns can hold: places are told by columns of
 * their own, 0 where a ratio has no value.
 */
function planRanks({
  form,
  report,
  ratioColumns,
  hidden,
}: Pick<SheetTable, 'form' | 'report' | 'ratioColumns'> & {
  readonly hidden: HiddenColumn[]
}): SheetTable['rankColumns'] {
  const ranked = new Set(form.columns.flatMap(({ source }) => (source.kind === 'rank' ? [source.ratio] : [])))
  const planned = form.columns.flatMap(({ code, source }) => {
    const operands = ratioColumns.get(code)
    if (source.kind !== 'ratio' || isPrevious(source) || !ranked.has(source.ratio) || operands === undefined) return []
    const place = (which: 'num' | 'den'): number => {
      hidden.push(rankColumn(report, code, which, operands))
      return form.columns.length + hidden.length
    }
    return [[code, { num: place('num'), den: place('den') }] as const]
  })
  return new Map(planned)
}

function rankColumn(report: Report, code: string, which: 'num' | 'den', { num, den }: RatioColumns): HiddenColumn {
  return {
    label: `${which === 'num' ? 'Tử số' : 'Mẫu số'} để xếp hạng: ${report.labels[code] ?? code}`,
    rows: report.rows.map(({ cells }) => {
      const [own, other] = [part(cells[code], which), part(cells[code], which === 'num' ? 'den' : 'num')]
      return own === null || other === null ? 0 : own
    }),
    groups: [],
    total: null,
    holds: null,
    formulaAt: (row) => numberOrZeroFormula(cellAddress(row, num), cellAddress(row, den), which),
  }
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
    ((report.groups === undefined && totalIsCounted(report, code)) ||
      totalDen === part(report.total.cells[code], 'den'))
  return { ...(showsNum ? { num: numAt + 1 } : {}), ...(showsDen ? { den: denAt + 1 } : {}) }
}

function shows(report: Report, shown: string | undefined, ratio: string, which: 'num' | 'den'): boolean {
  return (
    shown !== undefined &&
    [...report.rows, ...(report.groups ?? [])].every(({ cells }) => valueOf(cells[shown]) === part(cells[ratio], which))
  )
}

function totalIsCounted({ rows, total }: Report, code: string): boolean {
  const counted = rows.filter(({ cells }) => part(cells[code], 'num') !== null)
  return sumKnown(counted.map(({ cells }) => part(cells[code], 'den'))) === part(total.cells[code], 'den')
}

function hiddenColumn(report: Report, code: string, which: 'num' | 'den'): HiddenColumn {
  return {
    label: `${which === 'num' ? 'Tử số' : 'Mẫu số'}: ${report.labels[code] ?? code}`,
    rows: report.rows.map(({ cells }) => {
      // Under groups the column is added up as it stands: a row that counts with no numerator stands out of both sums.
      const isLeftOut = report.groups !== undefined && which === 'den' && part(cells[code], 'num') === null
      return isLeftOut ? null : part(cells[code], which)
    }),
    groups: (report.groups ?? []).map(({ cells }) => part(cells[code], which)),
    total: part(report.total.cells[code], which),
    holds: { code, part: which },
  }
}

export function part(cell: ReportCell | undefined, which: 'num' | 'den'): number | null {
  return cell?.[which] ?? null
}

/** The number of a cell, null when it has none. */
export function valueOf(cell: ReportCell | undefined): number | null {
  return typeof cell?.value === 'number' ? cell.value : null
}
