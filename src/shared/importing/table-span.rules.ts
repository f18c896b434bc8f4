/**
 * The days of a table as a whole: from its title, the name of its sheet, the name of the file, in this order of trust.
 * Sources that disagree are asked about; what none of them says is asked for. Today is never taken, only offered.
 */
import { addDays, addMonths, formatDate, type LocalDate, parseLocalDate, partsOf } from '#shared/kernel/local-date.ts'
import { MONTH_BASED_KINDS, type MonthBasedKind, periodContaining } from '#shared/kernel/period.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { DateMention, MentionKind } from './date-mention.ts'
import { findDates } from './date-mentions.rules.ts'
import { type Span, spanSchema } from './understanding.schema.ts'

export interface SpanSource {
  readonly name: 'title' | 'sheet-name' | 'file-name'
  readonly mentions: readonly DateMention[]
}

export interface SpanDecision {
  readonly span: Span | null
  readonly confidence: number
  readonly reason: string
  /** Days that a person may choose from, where the span is not settled. */
  readonly options: readonly Span[]
  readonly doubt: 'none' | 'disagree' | 'open' | null
}

export interface SpanContext {
  /** The one year that the file names, where there is one. */
  readonly year: number | null
  readonly today: LocalDate
}

const SIGNING = /(?:^|,) ?ngay \d{1,2} thang \d{1,2} nam \d{4}$/
const DOCUMENT =
  /\d+ ?\/(?:\d{4} ?\/)? ?[a-z]{2}|\b(?:ke hoach|cong van|quyet dinh|van ban|chi thi|nghi quyet|thong bao|cong dien|huong dan|nghi dinh|thong tu|luat)\b.*\bngay\b/
/** What a title compares its day with says nothing of the day itself: "so với ngày 14/4/2023". */
const COMPARED = /(?:^|[\s(,;–-])so (?:s[áa]nh )?v[ớo]i\s.*$/iu
const SOURCE_WORDS = { title: 'tên bảng', 'sheet-name': 'tên trang', 'file-name': 'tên tệp' } as const

/** Days and periods named in texts above a table; dates of signing, of documents and of comparison are none of them. */
export function titleMentions(texts: readonly string[], year: number | null): DateMention[] {
  return texts.flatMap((text) => {
    const folded = foldDiacritics(text)
    if (SIGNING.test(folded) && !folded.startsWith('ngay')) return []
    if (DOCUMENT.test(folded)) return []
    return findDates(text.replace(COMPARED, ''), { source: 'title', ...(year === null ? {} : { year }) })
  })
}

export function nameMentions(name: string, source: 'sheet-name' | 'file-name', year: number | null): DateMention[] {
  return findDates(name, { source, ...(year === null ? {} : { year }) })
}

/** Years written in full anywhere; a single one completes dates without a year. */
export function yearOfMentions(mentions: readonly DateMention[]): number | null {
  const years = new Set(mentions.flatMap(({ to }) => (to === null ? [] : [partsOf(to).year])))
  const [year] = years
  return years.size === 1 && year !== undefined ? year : null
}

export function decideSpan(sources: readonly SpanSource[], { today }: SpanContext): SpanDecision {
  const months = sources.flatMap(({ mentions }) => mentions.filter(({ kind, to }) => kind === 'month' && to !== null))
  const read = sources.map(({ name, mentions }) => ({ name, ...readSource(mentions, months) }))
  const settled = read.filter(({ spans }) => spans.length > 0)
  const vague = read.flatMap((one) => (isWithinFileName(one, settled) ? [] : one.vague))
  const spans = distinct(settled.flatMap((one) => one.spans))
  const [first] = settled
  const [span] = spans
  if (first === undefined || span === undefined) return undecided(vague.flat(), today)
  const isAgreed = vague.every((possible) => possible.some((one) => spanId(one) === spanId(span)))
  if (spans.length === 1 && isAgreed) {
    const names = settled.map(({ name }) => SOURCE_WORDS[name]).join(', ')
    const confidence = first.name === 'file-name' ? 92 : 96
    return { span, confidence, reason: `theo ${names}`, options: [], doubt: null }
  }
  const told = read.filter((one) => one.spans.length + one.vague.length > 0)
  const reason = told.map((one) => `${SOURCE_WORDS[one.name]}: ${allOf(one).map(spanText).join(', ')}`).join('; ')
  const options = distinct([...spans, ...vague.flat()])
  return { span: null, confidence: 40, reason: `các nguồn ghi khác nhau (${reason})`, options, doubt: 'disagree' }
}

/** A file named after a month holds its days: a sheet "1.7" of "Tháng 7-2023" is of one day. */
function isWithinFileName(
  { name, spans, vague }: ReadSource & Pick<SpanSource, 'name'>,
  settled: readonly (ReadSource & Pick<SpanSource, 'name'>)[],
): boolean {
  if (name !== 'file-name' || spans.length > 0) return false
  const sheet = settled.find((one) => one.name === 'sheet-name')?.spans ?? []
  return (
    sheet.length === 1 &&
    sheet.every(
      (day) => isOneDay(day) && vague.every((all) => all.some(({ from, to }) => from <= day.from && day.to <= to)),
    )
  )
}

interface ReadSource {
  readonly spans: readonly Span[]
  /** For each mention that can be read in several ways, these. */
  readonly vague: readonly (readonly Span[])[]
}

function allOf({ spans, vague }: ReadSource): Span[] {
  return distinct([...spans, ...vague.flat()])
}

/**
 * What one source settles, and what it leaves open. A month, a quarter or a year is either the calendar's or runs from
 * the 15th to the 14th (Nghị định 09/2019/NĐ-CP), which its name does not say; a year alone names no report.
 */
function readSource(mentions: readonly DateMention[], months: readonly DateMention[]): ReadSource {
  const ranges = mentions.filter(({ kind, to }) => kind === 'span' && to !== null)
  const telling = mentions.filter((one) => one.kind !== 'year' && !ranges.some((range) => isWeekOf(one, range)))
  const inMonth = telling.flatMap((one) => dayOfMonth(one, months))
  const spans = telling.flatMap(({ kind, from, to }) =>
    from === null || to === null || isMonthBased(kind) ? [] : [{ from, to }],
  )
  const periods = telling.flatMap(({ kind, from, to }) =>
    from === null || to === null || !isMonthBased(kind) ? [] : [bothCalendars(kind, { from, to })],
  )
  const open = telling.flatMap(({ options }) => (options.length === 0 ? [] : [options]))
  return { spans: distinct([...spans, ...inMonth]), vague: inMonth.length > 0 ? open : [...periods, ...open] }
}

/** "Tuần 1 (01/7-07/7)": weeks counted inside the month, by sevens or by Mondays; the days beside the number say which. */
function isWeekOf({ kind, text }: DateMention, { from, to }: DateMention): boolean {
  const week = kind === 'week' ? /\d{1,2}/.exec(text)?.[0] : undefined
  if (week === undefined || from === null || to === null || addDays(from, 6) < to) return false
  const seventh = (day: LocalDate) => Math.ceil(partsOf(day).day / 7)
  return [seventh(from), seventh(to), seventh(to) + 1].includes(Number(week))
}

/** "Ngày 05" beside the one month that is named. */
function dayOfMonth({ missing, text }: DateMention, months: readonly DateMention[]): Span[] {
  const day = missing === 'month' ? /\d{1,2}/.exec(text)?.[0] : undefined
  const names = new Set(months.map(({ to }) => to?.slice(0, 8)))
  const [month] = names
  if (day === undefined || month === undefined || names.size > 1) return []
  const date = parseLocalDate(month + day.padStart(2, '0'))
  return date === null ? [] : [{ from: date, to: date }]
}

function isMonthBased(kind: MentionKind): kind is MonthBasedKind {
  return MONTH_BASED_KINDS.some((one) => one === kind)
}

/** The tenth of the third month, or of the only one, lies in the period in either calendar. */
function bothCalendars(kind: MonthBasedKind, span: { from: LocalDate; to: LocalDate }): Span[] {
  const within = addDays(kind === 'month' ? span.from : addMonths(span.from, 2), 9)
  const { from, to } = periodContaining(kind, 'administrative', within)
  return [span, { from, to }]
}

function undecided(offered: readonly Span[], today: LocalDate): SpanDecision {
  if (offered.length > 0) {
    return { span: null, confidence: 50, reason: 'ngày ghi không đầy đủ', options: distinct(offered), doubt: 'open' }
  }
  const options = [{ from: today, to: today }]
  return { span: null, confidence: 0, reason: 'không thấy ghi ngày', options, doubt: 'none' }
}

export function distinct(spans: readonly Span[]): Span[] {
  return [...new Map(spans.map((span) => [spanId(span), span])).values()]
}

/** `2023-04-15`, or `2023-04-10..2023-04-16`. */
export function spanId({ from, to }: Span): string {
  return from === to ? from : `${from}..${to}`
}

/** The reverse of `spanId`; null for another text. */
export function spanOfId(text: string): Span | null {
  const [from = '', to = from, ...rest] = text.split('..')
  if (rest.length > 0) return null
  const span = spanSchema.safeParse({ from, to })
  return span.success ? span.data : null
}

/** 15/04/2023, or 10/04/2023–16/04/2023. */
export function spanText({ from, to }: Span): string {
  return from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`
}

export function isOneDay({ from, to }: Span): boolean {
  return from === to
}
