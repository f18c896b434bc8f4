/** What the reader of a sheet must know beside its figures, as it is printed under the table. */
import { indicator, indicatorLabel, indicatorShortLabel, ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import { comparesPeriods } from './form.rules.ts'
import { adjustmentRemarks, signedCount } from './report-adjustments.rules.ts'
import { unknownDifferenceRemarks } from './report-differences.rules.ts'
import type { CrossingFact, PeriodFacts, RowFacts } from './report-facts.ts'
import { type RatioFigures, sumKnown, targetName } from './report-ratio.rules.ts'
import { hasResidents, missingCommunes } from './report-rows.rules.ts'
import type { FormDefinition } from './reports.schema.ts'

interface RemarkInput {
  readonly form: FormDefinition
  readonly facts: PeriodFacts
  readonly previous: PeriodFacts | null
  /** The ratios printed, each once. */
  readonly ratios: readonly RatioFigures[]
}

/** A thing counted that rows and unit may both have: a population, a cumulative, a target. */
interface Level {
  readonly name: string
  readonly rows: readonly (number | null)[]
  readonly own: number | null
}

/** Postings of one row told one by one; more are only counted. */
/** Totals short of a part are no error: beyond these the sheet only counts them. */
const PARTIAL_TOLD = 6
const CROSSINGS_TOLD = 3

export function reportRemarks(input: RemarkInput): string[] {
  const { form, facts, previous } = input
  return [
    ...missingRemarks(facts),
    ...leftOutRemarks(input),
    ...denominatorRemarks(input),
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
  const who = isAll ? `cả ${missing.length} đơn vị` : names(missing)
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

/**
 * Rows left out of the total of a ratio: communes with neither an opening nor a figure, and rows of any kind that a
 * target within a period gives no numerator although they have a cumulative.
 */
function leftOutRemarks({ facts, ratios }: RemarkInput): string[] {
  const totalled = ratios.filter((ratio) => ratio.total.num !== null && ratio.denominatorFrom !== 'unit')
  const leftOut = (isWanted: (row: RowFacts, ratio: RatioFigures) => boolean) =>
    totalled.map((ratio) => ({
      ratio,
      rows: facts.rows.filter((row, at) => ratio.rows[at]?.num === null && isWanted(row, ratio)),
    }))
  const hasCumulative = (row: RowFacts, { code }: RatioFigures) =>
    typeof row.stocks[ratioIndicator(code).numerator] === 'number'
  return [
    ...grouped(
      leftOut((row, ratio) => hasResidents(row) && !hasCumulative(row, ratio)),
      facts,
    ).map(({ labels, who }) => `Chưa có số dư đầu và số liệu, không tính vào tổng cộng của tỷ lệ ${labels}: ${who}.`),
    ...grouped(leftOut(hasCumulative), facts).map(
      ({ labels, who }) =>
        `Chưa có số liệu hoặc chỉ tiêu trong thời hạn chỉ tiêu, không tính vào tổng cộng của tỷ lệ ${labels}: ${who}.`,
    ),
  ]
}

function denominatorRemarks({ facts, ratios }: RemarkInput): string[] {
  return [...Map.groupBy(ratios, (ratio) => denominatorName(ratio, facts))].flatMap(([name, alike]) => {
    const [first] = alike
    if (first === undefined) return []
    const labels = listed(alike.map((ratio) => ratioLabel(ratio, facts)))
    if (first.denominatorFrom === 'nowhere') return [`Chưa có ${lowerFirst(name)}, không tính tỷ lệ ${labels}.`]
    if (first.denominatorFrom === 'unit')
      return [`${name} chỉ có của toàn đơn vị, tỷ lệ ${labels} chỉ tính ở dòng tổng cộng.`]
    const without = alike.map((ratio) => ({
      ratio,
      rows: facts.rows.filter(
        (row, at) => hasResidents(row) && ratio.rows[at]?.num !== null && ratio.rows[at]?.den === null,
      ),
    }))
    return grouped(without, facts).map(
      ({ labels: theirs, who }) =>
        `Chưa có ${lowerFirst(name)}, không có tỷ lệ ${theirs} (kết quả vẫn tính vào tổng cộng): ${who}.`,
    )
  })
}

/** Ratios that concern the same rows are told together, those that concern none not at all. */
function grouped(
  found: readonly { ratio: RatioFigures; rows: readonly RowFacts[] }[],
  facts: PeriodFacts,
): { labels: string; who: string }[] {
  return [
    ...Map.groupBy(
      found.filter(({ rows }) => rows.length > 0),
      ({ rows }) => names(rows),
    ),
  ].map(([who, alike]) => ({
    labels: listed(alike.map(({ ratio }) => ratioLabel(ratio, facts))),
    who,
  }))
}

function ratioLabel({ code, isGross }: RatioFigures, { period }: PeriodFacts): string {
  const label = indicatorShortLabel(code, period.to)
  return `“${isGross ? label.replace(/^Kích hoạt/, 'Lượt kích hoạt') : label}”`
}

function denominatorName({ code }: RatioFigures, { period }: PeriodFacts): string {
  const { denominator } = ratioIndicator(code)
  if (denominator.kind === 'target') return targetName(denominator.measure)
  return listed(denominator.codes.map((one) => indicatorLabel(one, period.to)))
}

/** Where rows and unit both have a level and they differ, the table shows the sum of the rows. */
function differenceRemarks(input: RemarkInput): string[] {
  return levelsOf(input).flatMap(({ name, rows, own }) => {
    const sum = sumKnown(rows)
    if (sum === null || own === null || sum === own) return []
    return [
      `${name}: cộng các dòng được ${formatCount(sum)}, số của toàn đơn vị là ${formatCount(own)}; bảng dùng số cộng các dòng.`,
    ]
  })
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
  const measures = new Set(form.columns.flatMap(({ source }) => (source.kind === 'target' ? [source.measure] : [])))
  for (const { code } of ratios) {
    const { denominator } = ratioIndicator(code)
    if (denominator.kind === 'target') measures.add(denominator.measure)
    else for (const one of denominator.codes) stocks.add(one)
  }
  return [
    ...[...stocks].map((code) => ({
      name: indicatorLabel(code, facts.period.to),
      rows: facts.rows.map((row) => row.stocks[code] ?? null),
      own: facts.ownStocks[code] ?? null,
    })),
    ...[...measures].map((measure) => ({
      name: targetName(measure),
      rows: facts.rows.map((row) => row.targets[measure]?.needed ?? null),
      own: facts.ownTargets[measure]?.needed ?? null,
    })),
  ]
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

function names(rows: readonly RowFacts[]): string {
  return rows.map((row) => row.unit.name).join(', ')
}

function listed(texts: readonly string[]): string {
  return texts.join(', ')
}

/** 'Lũy kế' → 'lũy kế'; an abbreviation like 'CCCD' stays as it is. */
function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
