/** What the reader of a sheet must know beside its figures, as it is printed under the table. */
import { indicator, indicatorLabel, ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import { comparesPeriods, formMeasures } from './form.rules.ts'
import { formFigures, geographyRemarks } from './geography-remarks.rules.ts'
import { adjustmentRemarks, signedCount } from './report-adjustments.rules.ts'
import { unknownDifferenceRemarks } from './report-differences.rules.ts'
import type { CrossingFact, PeriodFacts } from './report-facts.ts'
import { type RatioFigures, sumKnown, targetName, totalStock, totalTarget } from './report-ratio.rules.ts'
import { denominatorRemarks, leftOutRemarks, rowNames } from './ratio-remarks.rules.ts'
import { hasResidents, missingCommunes } from './report-rows.rules.ts'
import type { FormDefinition } from './reports.schema.ts'
import { groupTargetRemarks, targetRemarks } from './target-remarks.rules.ts'

interface RemarkInput {
  readonly form: FormDefinition
  readonly facts: PeriodFacts
  readonly previous: PeriodFacts | null
  /** The ratios printed, each once. */
  readonly ratios: readonly RatioFigures[]
}

/** A thing counted that rows and unit may both have: a population, a cumulative. */
interface Level {
  readonly name: string
  /** What the total row shows: Σ of the rows, the unit's own where no row has any. */
  readonly sum: number | null
  readonly own: number | null
}

/** Postings of one row told one by one; more are only counted. */
/** Totals short of a part are no error: beyond these the sheet only counts them. */
const PARTIAL_TOLD = 6
const CROSSINGS_TOLD = 3

export function reportRemarks(input: RemarkInput): string[] {
  const { form, facts, previous, ratios } = input
  return [
    ...geographyRemarks(formFigures(form), facts),
    ...missingRemarks(facts),
    ...leftOutRemarks(facts, ratios),
    ...denominatorRemarks(facts, ratios),
    ...differenceRemarks(input),
    ...unknownDifferenceRemarks(form, facts),
    ...partialTotalRemarks(input),
    ...crossingRemarks(facts, ''),
    ...rebaseRemarks(input),
    ...adjustmentRemarks(facts.adjustments),
    ...(comparesPeriods(form) ? previousRemarks(previous, facts) : []),
  ]
}

function missingRemarks({ rows, period }: PeriodFacts): string[] {
  const missing = missingCommunes(rows)
  const communes = rows.filter(hasResidents)
  const isAll = missing.length > 1 && missing.length === communes.length
  const who = isAll ? `cả ${missing.length} đơn vị` : rowNames(missing)
  if (period.kind === 'day') {
    const isRestDay = missing.every((row) => row.missingDays === 0)
    return missing.length === 0 ? [] : [`Chưa có số liệu trong ngày${isRestDay ? ' (ngày nghỉ)' : ''}: ${who}.`]
  }
  const late = communes.filter((row) => row.missingDays > 0)
  return [
    ...(missing.length === 0 ? [] : [`Không có số liệu trong kỳ: ${who}.`]),
    ...(late.length === 0
      ? []
      : [`Số ngày chưa có số liệu: ${late.map((row) => `${row.unit.name} (${row.missingDays} ngày)`).join(', ')}.`]),
  ]
}

/** Where rows and unit both have a population and they differ, the table shows the sum of the rows; targets are told by `target-remarks`. */
function differenceRemarks(input: RemarkInput): string[] {
  const { facts } = input
  const measures = formMeasures(input.form)
  return [
    ...levelsOf(input).flatMap(({ name, sum, own }) => {
      if (sum === null || own === null || sum === own) return []
      return [
        `${name}: cộng các dòng được ${formatCount(sum)}, số của toàn đơn vị là ${formatCount(own)}; bảng dùng số cộng các dòng.`,
      ]
    }),
    ...measures.flatMap((measure) => {
      const target = totalTarget(facts, measure)
      return target === undefined ? [] : targetRemarks(targetName(measure), target)
    }),
    ...groupTargetRemarks(measures, facts.groups ?? [], facts.period.to),
  ]
}

/** Totals that are the sum of the parts reported so far, while a part is blank. */
function partialTotalRemarks({ form, facts }: RemarkInput): string[] {
  const printed = new Set(form.columns.flatMap(({ source }) => (source.kind === 'flow' ? [source.indicator] : [])))
  return [...printed].flatMap((total) => {
    const partial = facts.rows.flatMap((row) => {
      const parts = (indicator(total).parts ?? []).map((part) => row.flows[part]?.total ?? null)
      const missing = parts.filter((part) => part === null).length
      const isSummed = missing > 0 && missing < parts.length && row.flows[total]?.total === sumKnown(parts)
      return isSummed ? [`${row.unit.name} (thiếu ${missing} phần)`] : []
    })
    if (partial.length === 0) return []
    const more = partial.length > PARTIAL_TOLD ? ` và ${partial.length - PARTIAL_TOLD} đơn vị khác` : ''
    const who = partial.slice(0, PARTIAL_TOLD).join(', ')
    return [`${indicatorLabel(total, facts.period.to)} mới cộng các phần đã có: ${who}${more}.`]
  })
}

function levelsOf({ form, facts, ratios }: RemarkInput): Level[] {
  const stocks = new Set(form.columns.flatMap(({ source }) => (source.kind === 'stock' ? [source.indicator] : [])))
  for (const { code } of ratios) {
    const { denominator } = ratioIndicator(code)
    if (denominator.kind !== 'target') for (const one of denominator.codes) stocks.add(one)
  }
  return [...stocks].map((code) => ({
    name: indicatorLabel(code, facts.period.to),
    sum: totalStock(facts, code),
    own: facts.ownStocks[code] ?? null,
  }))
}

const crossingTexts: Readonly<Record<CrossingFact['border'], (days: string) => string>> = {
  period: (days) => `Không tính số liệu ghi gộp ${days} vì có ngày nằm ngoài kỳ`,
  opening: (days) => `Không tính vào lũy kế số liệu ghi gộp ${days} vì ngày của số dư đầu nằm trong khoảng đó`,
  target: (days) => `Không tính vào kết quả của chỉ tiêu số liệu ghi gộp ${days} vì có ngày trước thời hạn chỉ tiêu`,
}

function crossingRemarks({ crossing }: Pick<PeriodFacts, 'crossing'>, lead: string): string[] {
  return [...Map.groupBy(crossing, ({ border, from, to }) => `${border} ${from} ${to}`).values()].flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const days = `từ ngày ${formatDate(localDate(first.from))} đến ngày ${formatDate(localDate(first.to))}`
    const units = [...Map.groupBy(alike, ({ unitName }) => unitName)].map(
      ([unit, postings]) => `${unit} (${postingsText(postings)})`,
    )
    return [`${lead}${crossingTexts[first.border](days)}: ${units.join(', ')}.`]
  })
}

/** Where a later balance took the place of what the book had come to, both numbers are stated. */
function rebaseRemarks({ form, facts }: RemarkInput): string[] {
  const printed = new Set(form.columns.flatMap(({ source }) => (source.kind === 'stock' ? [source.indicator] : [])))
  return facts.rebases
    .filter(({ stock }) => printed.has(stock))
    .map(({ unitName, stock, on, booked, opened }) => {
      return `${unitName}, số dư ngày ${formatDate(localDate(on))} của ${lowerFirst(indicatorLabel(stock, on))}: ${formatCount(opened)}, sổ đến ngày đó là ${formatCount(booked)}, chênh ${signedCount(opened - booked)}; lũy kế tính tiếp từ số dư.`
    })
}

function postingsText(postings: readonly CrossingFact[]): string {
  if (postings.length > CROSSINGS_TOLD) return `${postings.length} chỉ tiêu`
  return postings.map(({ indicator, value }) => `${lowerFirst(indicator)} ${formatCount(value)}`).join('; ')
}

function previousRemarks(previous: PeriodFacts | null, facts: PeriodFacts): string[] {
  if (previous === null) return ['Không có kỳ trước để so sánh.']
  const told = new Set(facts.crossing.map((one) => JSON.stringify(one)))
  const untold = previous.crossing.filter((one) => !told.has(JSON.stringify(one)))
  return [
    `Kỳ trước: ${lowerFirst(periodLabel(previous.period))}.`,
    ...crossingRemarks({ crossing: untold }, 'Kỳ trước: '),
  ]
}
