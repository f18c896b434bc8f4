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
import { ratioFigures, type RatioFigures, sumKnown, sumOrOwn } from './report-ratio.rules.ts'
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
  const format = { policy: options.policy, decimals: options.decimals }
  const filling = fillingOf(facts, previous, format)
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

function fillingOf(facts: PeriodFacts, previous: PeriodFacts | null, format: PercentFormat): Filling {
  const previousRatio = (code: string): Pick<RatioFigures, 'rows' | 'total'> => {
    if (previous === null) return { rows: facts.rows.map(() => unknown), total: unknown }
    const figures = ratioFigures(code, previous)
    const byUnit = new Map(previous.rows.map((row, index) => [row.unit.code, figures.rows[index]]))
    return { rows: facts.rows.map((row) => byUnit.get(row.unit.code) ?? unknown), total: figures.total }
  }
  return { facts, previous, format, ratio: (code) => ratioFigures(code, facts), previousRatio }
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
      return countCells(counts, sumOrOwn(counts, facts.ownStocks[source.indicator]))
    }
    case 'target': {
      const counts = facts.rows.map((row) => row.targets[source.measure]?.needed ?? null)
      return countCells(counts, sumOrOwn(counts, facts.ownTargets[source.measure]?.needed))
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
