/**
 * From the header texts above one column to what the column holds. What is inner stands over what is outer; what no
 * header says may be said by the title, if it says only one thing. Anything else is a question with its options.
 */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { HeaderFeatures } from './header-features.rules.ts'
import { type Base, baseOf, onlyOf, SURE, type TitleWords, type Words } from './header-base.rules.ts'
import { ratioOfWords } from './header-ratio.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'

export interface MeaningDecision {
  readonly meaning: ColumnMeaning
  readonly confidence: number
  readonly reason: string
  /** What else it may be; offered where the decision is not sure enough. */
  readonly options: readonly ColumnMeaning[]
  /** The header only says how the column relates to the one on its left: "trong đó lưu động", "lũy kế". */
  readonly relative?: 'MOBILE' | 'FIXED' | 'cumulative'
  /** Period the header names: `day`, `week`, …; null when it names none. */
  readonly period: string | null
}

/** Below this nothing else settles what the words leave open. */
export const DOUBTFUL = 20
export const ignored: ColumnMeaning = { kind: 'ignored' }
const unknown: ColumnMeaning = { kind: 'unknown' }

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
    labelOf(words) ??
    derivedOf(words) ??
    ratioOf(words) ??
    targetOf(words) ??
    dataOf(words) ??
    populationOf(words) ??
    figureOf(words, period, title) ??
    decision(unknown, 0, 'tiêu đề không cho biết cột ghi số gì', [])
  )
}

const FIGURE_WORDS = [
  'subject',
  'stage',
  'card',
  'part',
  'age',
  'level',
  'period',
  'population',
  'excluded',
  'data',
  'ratio',
]

function labelOf(words: Words): MeaningDecision | null {
  const label = onlyOf(words['label'])
  const hasFigures = FIGURE_WORDS.some((name) => words[name] !== undefined)
  if (label === 'identifier' && words['stage'] === undefined && words['part'] === undefined) {
    return decision({ kind: 'identifier' }, 98, 'tiêu đề là thông tin của từng người', [])
  }
  if (label === null || hasFigures) return null
  switch (label) {
    case 'unit':
      return decision({ kind: 'unit' }, 95, 'tiêu đề là tên đơn vị', [])
    case 'code':
      return decision({ kind: 'unit-code' }, 95, 'tiêu đề là mã đơn vị', [])
    case 'sequence':
      return decision({ kind: 'sequence' }, 98, 'tiêu đề là số thứ tự', [])
    case 'note':
      return decision({ kind: 'note' }, 97, 'tiêu đề là ghi chú', [])
    case 'date':
      return decision({ kind: 'date' }, 95, 'tiêu đề là ngày', [])
    default:
      return null
  }
}

function derivedOf(words: Words): MeaningDecision | null {
  if (words['derived'] !== undefined) {
    return decision(ignored, 93, 'số do chương trình tự tính (so sánh, còn lại, xếp hạng)', [])
  }
  if (words['period']?.has('before') === true) {
    return decision(unknown, DOUBTFUL, 'số của kỳ trước, không phải kỳ của bảng', [ignored])
  }
  return null
}

function ratioOf(words: Words): MeaningDecision | null {
  if (words['ratio'] === undefined) return null
  const ratio = ratioOfWords(words)
  return decision({ kind: 'ratio', ratio }, 95, 'tiêu đề là tỷ lệ phần trăm, chỉ dùng để đối chiếu', [])
}

function targetOf(words: Words): MeaningDecision | null {
  if (words['target'] === undefined) return null
  return decision({ kind: 'target' }, 95, 'tiêu đề là chỉ tiêu được giao, không nhập', [])
}

/** Levels of the population data and the community; with any other word of figures they are no level. */
function dataOf(words: Words): MeaningDecision | null {
  if (words['data'] === undefined) return null
  const found = onlyOf(words['data'])
  const beside = FIGURE_WORDS.filter((name) => name !== 'data' && words[name] !== undefined)
  if (found !== null && beside.length === 0) return level(found, 'số tại một ngày về dữ liệu dân cư, cộng đồng')
  return decision(unknown, 40, 'tiêu đề vừa nêu số tại một ngày vừa nêu việc khác', levels(...words['data']))
}

function populationOf(words: Words): MeaningDecision | null {
  const excluded = onlyOf(words['excluded'])
  if (excluded !== null) return level(`POP_EXCL_${excluded}`, 'số công dân không thu nhận được, theo lý do')
  if (words['population'] === undefined) return null
  if (words['stage'] !== undefined || words['period'] !== undefined) {
    return decision(
      unknown,
      40,
      'tiêu đề vừa nêu nhân khẩu vừa nêu việc đã làm',
      levels('POP_ELIG', 'POP_TOTAL', 'POP_TEMP'),
    )
  }
  const kind = onlyOf(words['population'])
  if (kind === null)
    return decision(unknown, 40, 'tiêu đề nêu nhiều loại nhân khẩu', levels('POP_TOTAL', 'POP_TEMP', 'POP_ELIG'))
  const age = onlyOf(words['age'])
  if (kind === 'ELIG' && age !== null) return level(`POP_ELIG_${age}`, 'công dân đủ điều kiện theo độ tuổi')
  const found = level(`POP_${kind}`, kind === 'ELIG' ? 'công dân đủ điều kiện' : 'nhân khẩu')
  return kind === 'TOTAL' ? { ...found, options: levels('POP_TOTAL', 'POP_TEMP', 'POP_ELIG') } : found
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

function level(indicator: string, reason: string): MeaningDecision {
  return decision({ kind: 'level', indicator }, 95, reason, [])
}

function levels(...codes: string[]): ColumnMeaning[] {
  return codes.map((code) => ({ kind: 'level', indicator: code }))
}

function decision(
  meaning: ColumnMeaning,
  confidence: number,
  reason: string,
  options: readonly ColumnMeaning[],
): MeaningDecision {
  const isSure = confidence >= SURE
  return {
    meaning: isSure ? meaning : unknown,
    confidence,
    reason,
    options: isSure ? options : [...options, ...(options.length === 0 && meaning.kind !== 'unknown' ? [meaning] : [])],
    period: null,
  }
}
