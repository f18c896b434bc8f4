/** What a sheet says of the units it is told by: the proof that no sum changed, and what is still to be given to new units. */
import { indicatorLabel, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import { formLevels } from './form.rules.ts'
import type {
  AsItWasFact,
  ConservedSum,
  PendingLevel,
  RegroupedTarget,
  RegroupingFact,
  ShortTarget,
} from './geography-facts.ts'
import { signedCount } from './report-adjustments.rules.ts'
import type { PeriodFacts } from './report-facts.ts'
import { targetName } from './report-ratio.rules.ts'
import type { FormDefinition } from './reports.schema.ts'

/** Names told one by one; more are only counted. */
const NAMES_TOLD = 6

/** Codes of what a reader is told. */
export interface ToldFigures {
  readonly flows: ReadonlySet<string>
  readonly stocks: ReadonlySet<string>
}

/** What a form prints, and what its ratios are made of. */
export function formFigures(form: FormDefinition): ToldFigures {
  const flows = form.columns.flatMap(({ source }) => (source.kind === 'flow' ? [source.indicator] : []))
  return { flows: new Set(flows), stocks: new Set(formLevels(form)) }
}

export function geographyRemarks(told: ToldFigures, facts: Pick<PeriodFacts, 'geography' | 'period'>): string[] {
  const { geography, period } = facts
  if (geography === undefined) return []
  return geography.kind === 'now'
    ? nowRemarks(geography, told, period.to)
    : thenRemarks(geography, told.stocks, period.to)
}

function nowRemarks(
  { documents, sums, differences, targets, shortTargets }: RegroupingFact,
  { flows, stocks }: ToldFigures,
  on: LocalDate,
): string[] {
  if (documents.length === 0) return ['Theo địa giới hiện nay: từ đầu kỳ đến nay không có sắp xếp đơn vị.']
  const printed = sums.filter(({ code, isFlow }) => (isFlow ? flows : stocks).has(code)).filter(isKnown)
  const kept = printed.filter(({ before, after }) => before === after)
  const lost = printed.filter(({ before, after }) => before !== after)
  const decrees = [...Map.groupBy(documents, ({ document }) => document)].map(
    ([document, [first]]) => `${document} (từ ngày ${first === undefined ? '' : formatDate(first.on)})`,
  )
  return [
    `Theo địa giới hiện nay: ${decrees.join('; ')}. Số của đơn vị cũ nhập toàn bộ được cộng vào đơn vị mới; số chưa phân bổ để riêng, không cộng vào đơn vị nào.`,
    ...(kept.length === 0
      ? []
      : [`Tổng trước sắp xếp = sau sắp xếp: ${kept.map((sum) => sumText(sum, on)).join('; ')}.`]),
    ...lost.map(
      ({ code, before, after }) =>
        `SAI: tổng ${name(code, on)} trước sắp xếp ${count(before)}, sau sắp xếp ${count(after)}. Không dùng số liệu này; kiểm tra sổ ở Nhật ký.`,
    ),
    ...differences
      .filter(({ stock }) => stocks.has(stock))
      .map(
        ({ unitName, stock, on: day, opened, expected }) =>
          `${unitName}, số đầu kỳ ngày ${formatDate(day)} của ${name(stock, day)}: ${count(opened)}, tổng của các đơn vị cũ và phần đã phân bổ là ${count(expected)}, chênh ${signedCount(opened - expected)}; tổng lũy kế thay đổi đúng số này.`,
      ),
    ...targets
      .filter(({ measure }) => stocks.has(targetNumerators(measure).cumulative))
      .map((one) => targetText(one, on)),
    ...shortTargetTexts(shortTargets.filter(({ measure }) => stocks.has(targetNumerators(measure).cumulative))),
  ]
}

/** What the targets of units that are no more are told by. */
export function targetText({ unitName, measure, parts, isEnded }: RegroupedTarget, on: LocalDate): string {
  const given = parts.map((part) => `${part.unitName} ${part.needed === null ? 'chưa có' : count(part.needed)}`)
  if (isEnded === true)
    return `${targetName(measure)} giao cho ${given.join(', ')} không tính vào đơn vị nào ngày ${formatDate(on)}, vì đơn vị đã kết thúc.`
  return unitName === null
    ? `${targetName(measure)} giao cho ${given.join(', ')} không tính vào đơn vị nào hiện nay.`
    : `${targetName(measure)} của ${unitName} gồm chỉ tiêu của các đơn vị trước sắp xếp: ${given.join(', ')}.`
}

function shortTargetTexts(all: readonly ShortTarget[]): string[] {
  return [...Map.groupBy(all, ({ measure }) => measure)].flatMap(([measure, ofMeasure]) => {
    const short = ofMeasure.flatMap(({ unitName, without }) =>
      without === null ? [] : [`${unitName} (${names(without)})`],
    )
    const mixed = ofMeasure.flatMap(({ unitName, without }) => (without === null ? [unitName] : []))
    const whose = `${targetName(measure)} của đơn vị mới`
    return [
      ...(short.length === 0
        ? []
        : [`${whose} cộng từ các đơn vị cũ, chưa gồm đơn vị cũ chưa có chỉ tiêu: ${names(short)}.`]),
      ...(mixed.length === 0
        ? []
        : [`${whose} không tính được vì chỉ tiêu của các đơn vị cũ khác loại (tích lũy, trong kỳ): ${names(mixed)}.`]),
    ]
  })
}

function isKnown({ before, after }: ConservedSum): boolean {
  return before !== null || after !== null
}

function sumText({ code, before, after }: ConservedSum, on: LocalDate): string {
  return `${name(code, on)} ${count(before)} = ${count(after)}`
}

function thenRemarks({ pending, moved }: AsItWasFact, printed: ReadonlySet<string>, on: LocalDate): string[] {
  const told = pending.filter(({ stock }) => printed.has(stock))
  const keyOf = ({ unitCode, sources, on: day }: PendingLevel): string => `${unitCode ?? ''} ${sources.join()} ${day}`
  return [
    ...[...Map.groupBy(told, keyOf).values()].flatMap((alike) => {
      const [first] = alike
      if (first === undefined) return []
      const figures = alike.map(({ stock, amount }) => `${name(stock, on)} ${count(amount)}`).join('; ')
      return [
        first.unitName === null
          ? `Chưa phân bổ từ ${names(first.sources)} (chia ngày ${formatDate(first.on)}), không nằm trong số liệu: ${figures}.`
          : `${first.unitName} chưa có số đầu kỳ từ ngày ${formatDate(first.on)}, số liệu chưa gồm số của ${names(first.sources)}: ${figures}.`,
      ]
    }),
    ...moved.map(
      ({ unitName, from, to, on: day }) =>
        `${unitName} chuyển từ ${from} sang ${to} từ ngày ${formatDate(day)}: số cả kỳ tính cho ${to}.`,
    ),
  ]
}

function names(all: readonly string[]): string {
  const more = all.length > NAMES_TOLD ? ` và ${all.length - NAMES_TOLD} đơn vị khác` : ''
  return `${all.slice(0, NAMES_TOLD).join(', ')}${more}`
}

function name(code: string, on: LocalDate): string {
  return lowerFirst(indicatorLabel(code, on))
}

function count(value: number | null): string {
  return value === null ? '—' : formatCount(value)
}
