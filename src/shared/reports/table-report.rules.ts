/**
 * A form of other rows filled from its facts: the same report as of a unit's rows. Counts and ratios are exact until they
 * are printed; blank is never 0, in cells, groups and totals alike.
 */
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import {
  formatPercent,
  type Fraction,
  fractionUnits,
  NO_VALUE,
  percentCellValue,
  type PercentFormat,
  percentUnits,
  pointChange,
  type Ratio,
  unitsText,
} from '#shared/kernel/ratio.ts'
import { formLabel } from './form.rules.ts'
import { sumKnown } from './report-ratio.rules.ts'
import type { ReportOptions } from './report.rules.ts'
import type { Report, ReportCell } from './reports.schema.ts'
import type { TableFacts, TableField, TableRow } from './table-facts.ts'
import type { TableColumn, TableForm, TableSource } from './table-form.schema.ts'
import { placesOf, scoreOf } from './table-score.rules.ts'

type Cells = Record<string, ReportCell>

/** The cells of a row, by the code of their column. */
export type TableRowCells = Readonly<Cells>

const empty: ReportCell = { value: null, text: '' }
const dash: ReportCell = { value: null, text: NO_VALUE }

/**
 * Fills a form.
 * @param form with its repeated columns already expanded (`expandForm`)
 * @param subject the id of the campaign, for a form that has one
 */
export function buildTableReport(
  form: TableForm,
  facts: TableFacts,
  { unit, policy, decimals, subject }: ReportOptions & { readonly subject?: string | undefined },
): Report {
  const format = { policy, decimals }
  const rows = facts.rows.map((row) => rowCells(form, row, format))
  placeRows(form, rows)
  const totalOf = (of: readonly Cells[]): Cells => totalCells(form, of, format)
  const inGroup = (key: string): Cells[] => rows.filter((_, index) => facts.rows[index]?.group === key)
  return {
    form: form.id,
    formVersion: form.version,
    unit: { code: unit.code, name: unit.name },
    period: facts.period,
    previousPeriod: null,
    ...format,
    labels: Object.fromEntries(form.columns.map(({ code, label }) => [code, formLabel(label, facts.period.to)])),
    rows: facts.rows.map(({ key, kind, name, group }, index) => ({
      unit: key,
      kind,
      name,
      ...(group === null ? {} : { group }),
      cells: rows[index] ?? {},
    })),
    ...(facts.groups.length === 0
      ? {}
      : { groups: facts.groups.map(({ key, name }) => ({ key, name, cells: totalOf(inGroup(key)) })) }),
    ...(subject === undefined ? {} : { subject }),
    ...(facts.subtitle === null ? {} : { subtitle: facts.subtitle }),
    total: { cells: form.hasTotal ? totalCells(form, rows, format, facts.totals) : {} },
    missing: [],
    remarks: [...(facts.rows.length === 0 ? [facts.emptyText] : []), ...facts.remarks],
  }
}

function printedColumns({ columns }: TableForm): TableColumn[] {
  return columns.filter(({ source }) => source.kind !== 'sequence' && source.kind !== 'unit')
}

function rowCells(form: TableForm, { fields }: TableRow, format: PercentFormat): Cells {
  const cells: Cells = {}
  const fill = (of: (source: TableSource) => ReportCell | null): void => {
    for (const { code, source } of printedColumns(form)) {
      const cell = of(source)
      if (cell !== null) cells[code] = cell
    }
  }
  fill((source) => ('field' in source ? fieldCell(source.kind, fields[source.field] ?? null, format) : null))
  fill((source) => (source.kind === 'quotient' ? quotientCell(cells, source, format) : null))
  fill((source) => derivedCell(cells, source, format))
  return inOrder(form, cells)
}

function fieldCell(kind: TableSource['kind'], field: TableField, format: PercentFormat): ReportCell {
  if (kind === 'share') {
    const share = typeof field === 'number' ? field : null
    return ratioCell({ num: share, den: share === null ? null : 10_000 }, format)
  }
  if (kind === 'verdict') return field === null ? dash : { value: field, text: String(field) }
  if (field === null || field === '') return empty
  if (kind === 'date') return { value: field, text: formatDate(localDate(String(field))) }
  return { value: field, text: typeof field === 'number' ? formatCount(field) : field }
}

function quotientCell(cells: Cells, { num, den }: { num: string; den: string }, format: PercentFormat): ReportCell {
  return ratioCell({ num: countOf(cells[num]), den: countOf(cells[den]) }, format)
}

function ratioCell({ num, den }: Ratio, format: PercentFormat): ReportCell {
  return { value: percentCellValue(num, den, format), num, den, text: formatPercent(num, den, format) }
}

/** What is made of ratios; null for any other column. */
function derivedCell(cells: Cells, source: TableSource, format: PercentFormat): ReportCell | null {
  if (source.kind === 'points') return pointsCell(cells[source.now], cells[source.before], format)
  if (source.kind === 'score') return scoreCell(scoreOf(source.of.map((code) => ratioOf(cells[code]))), format)
  return source.kind === 'place' ? dash : null
}

/** The difference of two printed percentages, in points. */
function pointsCell(now: ReportCell | undefined, before: ReportCell | undefined, format: PercentFormat): ReportCell {
  const [units, earlier] = [ratioOf(now), ratioOf(before)].map(({ num, den }) => percentUnits(num, den, format))
  if (units === undefined || earlier === undefined || units === null || earlier === null) return dash
  return {
    value: Number(units - earlier) / 10 ** format.decimals,
    text: pointChange(units, earlier, format.decimals),
  }
}

function scoreCell(score: Fraction | null, format: PercentFormat): ReportCell {
  if (score === null) return dash
  const units = fractionUnits(score, format)
  return { value: Number(units) / 10 ** (format.decimals + 2), text: `${unitsText(units, format.decimals)} %` }
}

/** Places by the exact scores of all rows. */
function placeRows(form: TableForm, rows: readonly Cells[]): void {
  for (const { code, source } of form.columns) {
    if (source.kind !== 'place') continue
    const score = form.columns.find((column) => column.code === source.of)?.source
    const of = score?.kind === 'score' ? score.of : []
    const places = placesOf(rows.map((cells) => scoreOf(of.map((ratio) => ratioOf(cells[ratio])))))
    rows.forEach((cells, index) => {
      const place = places[index] ?? null
      if (place !== null) cells[code] = { value: place, text: String(place) }
    })
  }
}

/** What rows come to: counts summed where all they are counted with are known, ratios of those sums. */
function totalCells(
  form: TableForm,
  rows: readonly Cells[],
  format: PercentFormat,
  given: TableFacts['totals'] = {},
): Cells {
  const cells: Cells = {}
  for (const { code, source } of printedColumns(form)) {
    const field = 'field' in source ? given[source.field] : undefined
    cells[code] = field === undefined ? totalOf(rows, code, source) : fieldCell(source.kind, field, format)
  }
  for (const { code, source } of form.columns)
    if (source.kind === 'quotient') cells[code] = quotientCell(cells, source, format)
  for (const { code, source } of form.columns)
    if (source.kind === 'points') cells[code] = pointsCell(cells[source.now], cells[source.before], format)
  return cells
}

function totalOf(rows: readonly Cells[], code: string, source: TableSource): ReportCell {
  if (source.kind !== 'count' || source.total === 'none') return empty
  const sum = sumKnown(countedRows(rows, source.countedWith).map((cells) => countOf(cells[code])))
  return sum === null ? empty : { value: sum, text: formatCount(sum) }
}

/** Rows in which all of some columns are known. */
export function countedRows<T extends Readonly<Cells>>(rows: readonly T[], codes: readonly string[] = []): T[] {
  return rows.filter((cells) => codes.every((code) => countOf(cells[code]) !== null))
}

function inOrder(form: TableForm, cells: Cells): Cells {
  return Object.fromEntries(printedColumns(form).map(({ code }) => [code, cells[code] ?? empty]))
}

function countOf(cell: ReportCell | undefined): number | null {
  return typeof cell?.value === 'number' ? cell.value : null
}

export function ratioOf(cell: ReportCell | undefined): Ratio {
  return { num: cell?.num ?? null, den: cell?.den ?? null }
}
