/**
 * A form filled for a period. Every figure is a count or an exact ratio until it is printed; blank is never 0, in cells
 * and in totals alike. The report knows nothing of paper: `sheet-layout.rules.ts` does.
 */
import { formatCount } from '#shared/kernel/numbers.ts'
import {
  formatPercent,
  NO_VALUE,
  percentCellValue,
  percentUnits,
  pointChange,
  rankByRatio,
  type PercentFormat,
  type Ratio,
} from '#shared/kernel/ratio.ts'
import { comparesPeriods, formLabel, isPrevious } from './form.rules.ts'
import type { PeriodFacts, RowFacts } from './report-facts.ts'
import { ratioFigures, type RatioFigures, sumKnown, totalStock, totalTarget } from './report-ratio.rules.ts'
import { reportRemarks } from './report-remarks.rules.ts'
import { missingCommunes } from './report-rows.rules.ts'
import type { FormColumn, FormDefinition, Report, ReportCell } from './reports.schema.ts'

export interface ReportOptions extends PercentFormat {
  readonly unit: { readonly code: string; readonly name: string }
}

interface Cells {
  readonly rows: readonly ReportCell[]
  readonly total: ReportCell
}

/** What a report is filled from: facts of its rows, and the ratios of these rows in their order. */
export interface ReportSource {
  readonly facts: PeriodFacts
  readonly ratio: (code: string) => RatioFigures
}

interface Filling {
  readonly facts: PeriodFacts
  readonly previous: PeriodFacts | null
  readonly format: PercentFormat
  readonly ratio: (code: string) => RatioFigures
  /** The ratio over the period before, in the order of this period's rows. */
  readonly previousRatio: (code: string) => Pick<RatioFigures, 'rows' | 'total'>
}

const empty: ReportCell = { value: null, text: '' }
const unknown: Ratio = { num: null, den: null }

/**
 * Fills a form.
 * @param previous the facts of the period compared with; null where there is none or the form compares nothing
 */
export function buildReport(
  form: FormDefinition,
  facts: PeriodFacts,
  previous: PeriodFacts | null,
  options: ReportOptions,
): Report {
  const sourceOf = (of: PeriodFacts): ReportSource => ({ facts: of, ratio: (code) => ratioFigures(code, of) })
  return fillReport(form, sourceOf(facts), previous === null ? null : sourceOf(previous), options)
}

/** The same from rows that are sums of others: their ratios are not those of the sums. */
export function fillReport(
  form: FormDefinition,
  now: ReportSource,
  before: ReportSource | null,
  options: ReportOptions,
): Report {
  const format = { policy: options.policy, decimals: options.decimals }
  const filling = fillingOf(now, before, format)
  const { facts, previous } = filling
  const printed = form.columns.filter(({ source }) => source.kind !== 'sequence' && source.kind !== 'unit')
  const columns = printed.map((column) => ({ code: column.code, ...fillColumn(column, filling) }))
  return {
    form: form.id,
    formVersion: form.version,
    unit: { code: options.unit.code, name: options.unit.name },
    period: facts.period,
    previousPeriod: comparesPeriods(form) ? (previous?.period ?? null) : null,
    ...format,
    labels: Object.fromEntries(form.columns.map((column) => [column.code, columnLabel(column, filling)])),
    rows: facts.rows.map(({ unit }, index) => ({
      unit: unit.code,
      kind: unit.kind,
      name: unit.name,
      cells: Object.fromEntries(columns.map(({ code, rows }) => [code, rows[index] ?? empty])),
    })),
    total: { cells: Object.fromEntries(columns.map(({ code, total }) => [code, total])) },
    missing: missingCommunes(facts.rows).map(({ unit }) => unit.code),
    remarks: reportRemarks({ form, facts, previous, ratios: printedRatios(form, filling) }),
  }
}

function fillingOf(source: ReportSource, before: ReportSource | null, format: PercentFormat): Filling {
  const { facts } = source
  const ratio = remembered(source.ratio)
  const ratioBefore = before === null ? null : remembered(before.ratio)
  const previousRatio = (code: string): Pick<RatioFigures, 'rows' | 'total'> => {
    if (before === null || ratioBefore === null) return { rows: facts.rows.map(() => unknown), total: unknown }
    const figures = ratioBefore(code)
    const byUnit = new Map(before.facts.rows.map((row, index) => [row.unit.code, figures.rows[index]]))
    return { rows: facts.rows.map((row) => byUnit.get(row.unit.code) ?? unknown), total: figures.total }
  }
  return { facts, previous: before?.facts ?? null, format, ratio, previousRatio }
}

/** Several columns show one ratio. */
function remembered(read: ReportSource['ratio']): ReportSource['ratio'] {
  const known = new Map<string, RatioFigures>()
  return (code) => {
    const figures = known.get(code) ?? read(code)
    known.set(code, figures)
    return figures
  }
}

function printedRatios(form: FormDefinition, filling: Filling): RatioFigures[] {
  return form.columns.flatMap(({ source }) =>
    source.kind === 'ratio' && !isPrevious(source) ? [filling.ratio(source.ratio)] : [],
  )
}

function columnLabel({ label, labelGross, source }: FormColumn, { facts, ratio }: Filling): string {
  const isGross = labelGross !== undefined && source.kind === 'ratio' && ratio(source.ratio).isGross
  return formLabel(isGross ? labelGross : label, facts.period.to)
}

function fillColumn({ source }: FormColumn, filling: Filling): Cells {
  const { facts } = filling
  switch (source.kind) {
    case 'flow':
      return flowCells(source.previous === true ? filling.previous : facts, source.indicator, facts.rows)
    case 'mobile': {
      const counts = facts.rows.map((row) => row.flows[source.indicator]?.mobile ?? null)
      return countCells(counts, sumKnown(counts))
    }
    case 'stock': {
      const counts = facts.rows.map((row) => row.stocks[source.indicator] ?? null)
      return countCells(counts, totalStock(facts, source.indicator))
    }
    case 'target': {
      const counts = facts.rows.map((row) => row.targets[source.measure]?.needed ?? null)
      return countCells(counts, totalTarget(facts, source.measure)?.needed ?? null)
    }
    case 'ratio':
      return ratioCells(
        source.previous === true ? filling.previousRatio(source.ratio) : filling.ratio(source.ratio),
        filling.format,
      )
    case 'change':
      return changeCells(filling.ratio(source.ratio), filling.previousRatio(source.ratio), filling.format)
    case 'rank':
      return { rows: rankByRatio(filling.ratio(source.ratio).rows).map(rankCell), total: empty }
    case 'notes':
      return { rows: facts.rows.map(({ notes }) => textCell(notes.join('; '))), total: empty }
    case 'days': {
      const counts = facts.rows.map(({ days }) => days?.[source.of] ?? null)
      return countCells(counts, sumKnown(counts))
    }
    case 'sequence':
    case 'unit':
      return { rows: facts.rows.map(() => empty), total: empty }
  }
}

/** Flows of a period in the order of the printed rows; the total takes in every row of that period. */
function flowCells(facts: PeriodFacts | null, indicator: string, printed: readonly RowFacts[]): Cells {
  const byUnit = new Map(facts?.rows.map((row) => [row.unit.code, row.flows[indicator]?.total ?? null]))
  return countCells(
    printed.map((row) => byUnit.get(row.unit.code) ?? null),
    sumKnown([...byUnit.values()]),
  )
}

function countCells(rows: readonly (number | null)[], total: number | null): Cells {
  return { rows: rows.map(countCell), total: countCell(total) }
}

function countCell(count: number | null): ReportCell {
  return { value: count, text: count === null ? '' : formatCount(count) }
}

function ratioCells({ rows, total }: Pick<RatioFigures, 'rows' | 'total'>, format: PercentFormat): Cells {
  const cell = ({ num, den }: Ratio): ReportCell => ({
    value: percentCellValue(num, den, format),
    num,
    den,
    text: formatPercent(num, den, format),
  })
  return { rows: rows.map(cell), total: cell(total) }
}

/** The difference of two printed percentages, in points. */
function changeCells(
  now: Pick<RatioFigures, 'rows' | 'total'>,
  before: Pick<RatioFigures, 'rows' | 'total'>,
  format: PercentFormat,
): Cells {
  const cell = (ratio: Ratio, previous: Ratio): ReportCell => {
    const [units, previousUnits] = [ratio, previous].map(({ num, den }) => percentUnits(num, den, format))
    if (units === undefined || previousUnits === undefined || units === null || previousUnits === null)
      return { value: null, text: NO_VALUE }
    return {
      value: Number(units - previousUnits) / 10 ** format.decimals,
      text: pointChange(units, previousUnits, format.decimals),
    }
  }
  return {
    rows: now.rows.map((ratio, index) => cell(ratio, before.rows[index] ?? unknown)),
    total: cell(now.total, before.total),
  }
}

function rankCell(rank: number | null): ReportCell {
  return { value: rank, text: rank === null ? NO_VALUE : String(rank) }
}

function textCell(text: string): ReportCell {
  return { value: text === '' ? null : text, text }
}
