/**
 * From the header texts above one column to what the column holds. What is inner stands over what is outer; what no
 * header says may be said by the title, if it says only one thing. Anything else is a question with its options.
 */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { HeaderFeatures } from './header-features.rules.ts'
import { type Base, baseOf, onlyOf, type TitleWords, type Words } from './header-base.rules.ts'
import { besideCounts } from './header-beside.rules.ts'
import { decision, DOUBTFUL, ignored, type MeaningDecision, unknown } from './header-decision.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'

/** `levels`: features of the header texts from outer to inner. */
export function meaningOfHeader(levels: readonly HeaderFeatures[], title: TitleWords): MeaningDecision {
  const words = combined(levels)
  const period = onlyOf(words['period'])
  const isDay = levels.some(({ namesDate }) => namesDate) && Object.keys(words).every((name) => DAY_WORDS.has(name))
  const decided = isDay ? ofDay(title) : decide(words, period, title)
  const isHarmless = ['note', 'sequence', 'ratio', 'identifier'].includes(decided.meaning.kind)
  const leftovers = levels.flatMap((one) => one.leftovers)
  if (isHarmless) return { ...decided, period }
  if (decided.meaning.kind === 'unknown') return { ...withoutRelation(decided, leftovers), period }
  if (leftovers.length > 0) return doubtful(decided, DOUBTFUL, `có chữ chưa rõ nghĩa: “${leftovers.join(' ')}”`, period)
  const isWeak = levels.some((one, at) => [...one.weak].some((name) => isInnermost(levels, at, name)))
  return isWeak ? doubtful(decided, 75, 'chữ viết tắt hoặc có nhiều nghĩa', period) : { ...decided, period }
}

const DAY_WORDS = new Set(['period', 'plain', 'label'])

/** A header of days alone: the title says what is counted on them, where it says one thing. */
function ofDay(title: TitleWords): MeaningDecision {
  const found = Object.keys(title.counted).length === 0 ? null : figureOf(title.counted, null, title)
  if (found === null) return decision(unknown, 0, 'tiêu đề chỉ ghi ngày, chưa rõ đếm gì', [])
  const named = { ...found, reason: `${found.reason}, theo tên bảng` }
  if (title.isCumulative) return doubtful(named, 50, 'tên bảng ghi lũy kế', null)
  if (title.unclear.length === 0) return named
  return doubtful(named, DOUBTFUL, `tên bảng có chữ chưa rõ nghĩa: “${title.unclear.join(' ')}”`, null)
}

/** With words that are not known, a column does not simply continue the one on its left. */
function withoutRelation(decided: MeaningDecision, leftovers: readonly string[]): MeaningDecision {
  if (leftovers.length === 0) return decided
  const { relative: _relative, ...rest } = decided
  const reason = `${decided.reason}, có chữ chưa rõ nghĩa: “${leftovers.join(' ')}”`
  return { ...rest, confidence: Math.min(decided.confidence, DOUBTFUL), reason }
}

function doubtful(decided: MeaningDecision, confidence: number, why: string, period: string | null): MeaningDecision {
  const options = decided.options.length > 0 ? decided.options : [decided.meaning]
  return {
    ...decided,
    meaning: unknown,
    confidence: Math.min(decided.confidence, confidence),
    reason: `${decided.reason}, nhưng ${why}`,
    options,
    period,
  }
}

function isInnermost(levels: readonly HeaderFeatures[], at: number, name: string): boolean {
  return !levels.slice(at + 1).some(({ values }) => values.has(name))
}

/** Innermost values of each feature. */
function combined(levels: readonly HeaderFeatures[]): Words {
  const words: Record<string, ReadonlySet<string>> = {}
  for (const { values } of levels) for (const [name, set] of values) words[name] = set
  return words
}

function decide(words: Words, period: string | null, title: TitleWords): MeaningDecision {
  return (
    besideCounts(words) ??
    figureOf(words, period, title) ??
    decision(unknown, 0, 'tiêu đề không cho biết cột ghi số gì', [])
  )
}

function figureOf(words: Words, period: string | null, title: TitleWords): MeaningDecision | null {
  const channel = onlyOf(words['channel'])
  const base = baseOf(words, title)
  const isCumulative = period === 'cumulative'
  if (base === null) return relativeTo(channel, isCumulative)
  if ((words['period']?.size ?? 0) > 1) return open(base, channel, 'tiêu đề nêu nhiều kỳ')
  if (isCumulative) return cumulativeOf(base, channel)
  const [indicator, ...others] = base.indicators
  if (indicator === undefined) return null
  const meanings = base.indicators.map((code) => meaningOf(code, channel))
  if (others.length > 0) return decision(unknown, base.confidence, base.reason, meanings)
  return decision(meaningOf(indicator, channel), base.confidence, base.reason, meanings)
}

function open(base: Base, channel: string | null, why: string): MeaningDecision {
  const meanings = base.indicators.flatMap((code) => [meaningOf(code, channel), cumulativeMeaning(code)])
  return decision(
    unknown,
    50,
    why,
    meanings.filter((one) => one !== null),
  )
}

function cumulativeOf(base: Base, channel: string | null): MeaningDecision {
  const meanings = base.indicators.map(cumulativeMeaning).filter((one) => one !== null)
  const [first, ...others] = meanings
  const reason = `${base.reason}, lũy kế: chương trình tự tính, chỉ đối chiếu`
  if (first === undefined || others.length > 0 || channel !== null)
    return decision(unknown, 50, reason, [...meanings, ignored])
  return decision(first, base.confidence, reason, meanings)
}

/** The cumulative of a flow; a level stays what it is. */
export function cumulativeMeaning(code: string): ColumnMeaning | null {
  if (findIndicator(code)?.type !== 'flow') return meaningOf(code, null)
  const cumulative = code === 'CC_TOTAL' ? 'CC_CUM' : `${code}_CUM`
  return findIndicator(cumulative) === undefined ? null : { kind: 'assertion', indicator: cumulative }
}

function relativeTo(channel: string | null, isCumulative: boolean): MeaningDecision | null {
  if (channel === 'MOBILE' || channel === 'FIXED') {
    const word = channel === 'MOBILE' ? 'lưu động' : 'tại chỗ'
    return { ...decision(unknown, 50, `số ${word}, chưa rõ của chỉ tiêu nào`, []), relative: channel }
  }
  if (!isCumulative) return null
  return { ...decision(unknown, 50, 'số lũy kế, chưa rõ của chỉ tiêu nào', [ignored]), relative: 'cumulative' }
}

/** `flow` of a channel, `level`, or `assertion`, by what the catalogue says of the indicator. */
export function meaningOf(code: string, channel: string | null): ColumnMeaning {
  const type = findIndicator(code)?.type
  if (type === 'stock') return { kind: 'level', indicator: code }
  if (type !== 'flow') return { kind: 'assertion', indicator: code }
  return { kind: 'flow', indicator: code, channel: channel === 'MOBILE' || channel === 'FIXED' ? channel : 'ALL' }
}
