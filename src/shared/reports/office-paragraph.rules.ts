/**
 * The text of a short report from the same figures as its sheet: cumulatives at the last day, flows of the period, each
 * percentage with its fraction beside it, and its change in "điểm %" against the period before. What is not known is
 * left out, never written as 0.
 */
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import {
  formatPercent,
  NO_VALUE,
  type PercentFormat,
  percentUnits,
  type Ratio,
  unitsText,
} from '#shared/kernel/ratio.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import { geographyRemarks } from './geography-remarks.rules.ts'
import type { PeriodFacts } from './report-facts.ts'
import { ratioFigures, sumKnown, targetName, totalStock, totalTarget } from './report-ratio.rules.ts'
import { missingCommunes } from './report-rows.rules.ts'
import { targetRemarks } from './target-remarks.rules.ts'

export interface ParagraphInput {
  readonly facts: PeriodFacts
  /** The period compared with; null where there is none. */
  readonly previous: PeriodFacts | null
  readonly unitName: string
  readonly format: PercentFormat
}

/** Levels that the text speaks of. */
export const paragraphLevels: readonly string[] = [
  'CC_CUM',
  'POP_ELIG',
  'POP_TOTAL',
  'EID1_COL_CUM',
  'EID2_COL_CUM',
  'EID_COL_CUM',
  'EID_APP_CUM',
  'EID_REJ_CUM',
  'EID_ACT_CUM',
  'EID_UPG_ACT_CUM',
  'EID_WAIT',
]

const told = {
  flows: new Set(['CC_TOTAL', 'EID_COL', 'EID_ACT']),
  stocks: new Set(['CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM']),
}

/** The paragraphs in order; one whose figures are not known at all is not written. */
export function officeParagraphs(input: ParagraphInput): string[] {
  return [
    cardsText(input),
    accountsText(input),
    activationText(input),
    missingText(input),
    ...geographyRemarks(told, input.facts),
  ].filter((text) => text !== '')
}

function cardsText(input: ParagraphInput): string {
  const { facts, unitName } = input
  const total = totalStock(facts, 'CC_CUM')
  if (total === null) return ''
  const head = `Tính đến ngày ${formatDate(facts.period.to)}, ${wholeName(unitName)} đã thu nhận ${formatCount(total)} hồ sơ ${cardName(facts.period.to)}`
  const rate = attained(input, 'R_CC_ELIG', 'công dân đủ điều kiện')
  const flow = flowText(input)
  return sentences([join([head, rate, changed(input, 'R_CC_ELIG')]), leftOutText(facts, 'R_CC_ELIG'), flow])
}

function flowText({ facts }: ParagraphInput): string {
  const total = flow(facts, 'CC_TOTAL')
  if (total === null) return ''
  const parts = (['CC_NEW', 'CC_EXCH', 'CC_REIS'] as const).flatMap((code) => {
    const count = flow(facts, code)
    return count === null ? [] : [`${partNames[code]} ${formatCount(count)}`]
  })
  const mobile = sumKnown(facts.rows.map((row) => row.flows['CC_TOTAL']?.mobile ?? null))
  return [
    `${inPeriod(facts)} thu nhận ${formatCount(total)} hồ sơ`,
    ...(parts.length === 0 ? [] : [` (${parts.join(', ')})`]),
    ...(mobile === null ? [] : [`, trong đó lưu động ${formatCount(mobile)} hồ sơ`]),
  ].join('')
}

const partNames = { CC_NEW: 'cấp mới', CC_EXCH: 'cấp đổi', CC_REIS: 'cấp lại' } as const

function accountsText(input: ParagraphInput): string {
  const { facts } = input
  const collected = totalStock(facts, 'EID_COL_CUM')
  if (collected === null) return ''
  const levels = (['EID1_COL', 'EID2_COL'] as const).flatMap((code) => {
    const count = totalStock(facts, `${code}_CUM`)
    return count === null ? [] : [`${levelName(code, facts.period.to)}: ${formatCount(count)}`]
  })
  const stages = (
    [
      ['EID_APP_CUM', 'đã phê duyệt'],
      ['EID_REJ_CUM', 'không đạt'],
      ['EID_WAIT', 'chờ phê duyệt'],
    ] as const
  ).flatMap(([code, words]) => {
    const count = totalStock(facts, code)
    return count === null ? [] : [`${words} ${formatCount(count)}`]
  })
  const head = `Lũy kế thu nhận ${formatCount(collected)} hồ sơ tài khoản định danh điện tử${levels.length === 0 ? '' : ` (${levels.join('; ')})`}`
  const rate = attained(input, 'R_COL_ELIG', 'công dân đủ điều kiện')
  return sentences([
    join([head, rate]),
    leftOutText(facts, 'R_COL_ELIG'),
    stages.length === 0 ? '' : `Trong đó ${stages.join(', ')}`,
  ])
}

function activationText(input: ParagraphInput): string {
  const { facts } = input
  const activated = totalStock(facts, 'EID_ACT_CUM')
  if (activated === null) return ''
  const added = flow(facts, 'EID_ACT')
  const head = `Đã kích hoạt ${formatCount(activated)} tài khoản${added === null ? '' : ` (${lowerFirst(inPeriod(facts))}: ${formatCount(added)})`}`
  const compared = ratioFigures('R_ACT_TGT', facts).total.den === null ? 'R_ACT_ELIG' : 'R_ACT_TGT'
  const rates = [
    ...(compared === 'R_ACT_TGT' ? [rateOf(input, 'R_ACT_ELIG', 'công dân đủ điều kiện')] : []),
    rateOf(input, 'R_ACT_APP', 'tài khoản đã phê duyệt'),
    rateOf(input, compared, compared === 'R_ACT_TGT' ? 'chỉ tiêu được giao' : 'công dân đủ điều kiện'),
  ].filter((text) => text !== '')
  const attainedText = rates.length === 0 ? '' : `đạt ${rates.join(', ')}`
  const { num, den } = ratioFigures('R_ACT_TGT', facts).total
  const left = num !== null && den !== null && den > num ? `Còn phải kích hoạt ${formatCount(den - num)} tài khoản` : ''
  const target = compared === 'R_ACT_TGT' ? totalTarget(facts, 'ACT') : undefined
  return sentences([
    join([head, attainedText, changed(input, compared)]),
    leftOutText(facts, 'R_ACT_ELIG'),
    left,
    ...(target === undefined ? [] : targetRemarks(targetName('ACT'), target).map(withoutStop)),
  ])
}

/** Rows that are in neither sum of a rate of eligible people are named beside it. */
function leftOutText(facts: PeriodFacts, code: string): string {
  const { rows, total } = ratioFigures(code, facts)
  if (total.num === null || total.den === null) return ''
  const leftOut = facts.rows.filter((_, at) => rows[at]?.num === null && rows[at].den !== null)
  return leftOut.length === 0
    ? ''
    : `Tỷ lệ trên công dân đủ điều kiện không tính ${leftOut.map(({ unit }) => unit.name).join(', ')} vì chưa có số liệu`
}

function missingText({ facts }: ParagraphInput): string {
  const missing = missingCommunes(facts.rows)
  if (missing.length === 0) return ''
  return sentences([
    `Còn ${formatCount(missing.length)} đơn vị chưa có số liệu trong kỳ: ${missing.map(({ unit }) => unit.name).join(', ')}`,
  ])
}

/** `91,95 % (120.330/130.864) công dân đủ điều kiện`; empty where there is no ratio. */
function rateOf({ facts, format }: ParagraphInput, code: string, denominator: string): string {
  const printed = printedRatio(ratioFigures(code, facts).total, format)
  return printed === null ? '' : `${printed} trên ${denominator}`
}

function attained(input: ParagraphInput, code: string, denominator: string): string {
  const rate = rateOf(input, code, denominator)
  return rate === '' ? '' : `đạt ${rate}`
}

/** The difference of the two printed percentages; empty where either is not known. */
function changed({ facts, previous, format }: ParagraphInput, code: string): string {
  if (previous === null) return ''
  const [now, before] = [ratioFigures(code, facts).total, ratioFigures(code, previous).total]
  const [units, unitsBefore] = [now, before].map(({ num, den }) => percentUnits(num, den, format))
  const printed = printedRatio(before, format)
  if (units === undefined || units === null || unitsBefore === undefined || unitsBefore === null || printed === null)
    return ''
  const change = units - unitsBefore
  const compared = `so với ${printed} ${ofPeriod(previous)}`
  if (change === 0n) return `không đổi ${compared}`
  const points = unitsText(change < 0n ? -change : change, format.decimals)
  return `${change < 0n ? 'giảm' : 'tăng'} ${points} điểm % ${compared}`
}

function printedRatio({ num, den }: Ratio, format: PercentFormat): string | null {
  const text = formatPercent(num, den, format)
  return text === NO_VALUE || num === null || den === null ? null : `${text} (${formatCount(num)}/${formatCount(den)})`
}

function flow(facts: PeriodFacts, code: string): number | null {
  return sumKnown(facts.rows.map((row) => row.flows[code]?.total ?? null))
}

/** `Trong tháng 4 năm 2023`, `Trong ngày 15/04/2023`. */
function inPeriod({ period }: PeriodFacts): string {
  return `Trong ${lowerFirst(periodLabel(period))}`
}

function ofPeriod({ period }: PeriodFacts): string {
  return `của ${lowerFirst(periodLabel(period))}`
}

/** 'Huyện Krông Pắc' → 'toàn huyện'; a row keeps its name. */
function wholeName(unitName: string): string {
  const kind = /^(?:tỉnh|thành phố|quận|huyện|thị xã)(?= )/iu.exec(unitName)?.[0]
  return kind === undefined ? lowerFirst(unitName) : `toàn ${kind.toLocaleLowerCase('vi')}`
}

function cardName(on: LocalDate): string {
  return indicatorLabel('CC_TOTAL', on).replace('Tổng thu nhận', 'cấp')
}

function levelName(code: string, on: LocalDate): string {
  return indicatorLabel(code, on).replace('Thu nhận ', '')
}

/** Clauses of one sentence; the change comes after a semicolon. */
function join([head = '', rate = '', change = '']: readonly string[]): string {
  const withRate = rate === '' ? head : `${head}, ${rate}`
  return change === '' ? withRate : `${withRate}; ${change}`
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}

function sentences(given: readonly string[]): string {
  return given
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ')
}
