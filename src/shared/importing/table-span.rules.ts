/**
 * The days of a table as a whole: from its title, the name of its sheet, the name of the file, in this order of trust.
 * Sources that disagree are asked about; what none of them says is asked for. Today is never taken, only offered.
 */
import { formatDate, type LocalDate, parseLocalDate, partsOf } from '#shared/kernel/local-date.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { DateMention } from './date-mention.ts'
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
const SOURCE_WORDS = { title: 'tên bảng', 'sheet-name': 'tên trang', 'file-name': 'tên tệp' } as const

/** Days and periods named in texts above a table; the place and date of signing is none of them. */
export function titleMentions(texts: readonly string[], year: number | null): DateMention[] {
  return texts.flatMap((text) => {
    const folded = foldDiacritics(text)
    if (SIGNING.test(folded) && !folded.startsWith('ngay')) return []
    if (DOCUMENT.test(folded)) return []
    return findDates(text, { source: 'title', ...(year === null ? {} : { year }) })
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
  const [first] = settled
  if (first === undefined)
    return undecided(
      read.flatMap(({ offered }) => offered),
      today,
    )
  const spans = distinct(settled.flatMap((one) => one.spans))
  const [span] = spans
  if (span !== undefined && spans.length === 1) {
    const names = settled.map(({ name }) => SOURCE_WORDS[name]).join(', ')
    return { span, confidence: first.name === 'file-name' ? 92 : 96, reason: `theo ${names}`, options: [], doubt: null }
  }
  const reason = settled.map((one) => `${SOURCE_WORDS[one.name]}: ${one.spans.map(spanText).join(', ')}`).join('; ')
  return {
    span: null,
    confidence: 40,
    reason: `các nguồn ghi khác nhau (${reason})`,
    options: spans,
    doubt: 'disagree',
  }
}

/** What one source settles, and what it only offers. A year alone names no report. */
function readSource(
  mentions: readonly DateMention[],
  months: readonly DateMention[],
): { spans: Span[]; offered: Span[] } {
  const telling = mentions.filter(({ kind }) => kind !== 'year')
  const whole = telling.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]))
  const offered = telling.flatMap(({ options }) => options)
  const [month, ...otherMonths] = distinct(
    months.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }])),
  )
  const inMonth = telling.flatMap((one) => {
    const day = one.missing === 'month' ? /\d{1,2}/.exec(one.text)?.[0] : undefined
    if (day === undefined || month === undefined || otherMonths.length > 0) return []
    const date = parseLocalDate(`${month.to.slice(0, 8)}${day.padStart(2, '0')}`)
    return date === null ? [] : [{ from: date, to: date }]
  })
  const days = [...whole.filter(({ from, to }) => from === to), ...inMonth]
  const isDayOfMonth = inMonth.length > 0 && whole.every((one) => one.from === month?.from)
  return { spans: distinct(isDayOfMonth ? days : [...whole, ...inMonth]), offered }
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
