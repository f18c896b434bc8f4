/**
 * Days and periods named inside texts: titles ("Từ ngày 15/3 đến ngày 14/4/2023", "tính đến 17h00 ngày 15/4/2023"),
 * names of sheets ("15-4", "T4") and of files ("BC CCCD 15.4.2023.xlsx"), with or without diacritics.
 */
import { addDays, dateFromParts, isoWeekOf, type LocalDate } from '#shared/kernel/local-date.ts'
import { type NamedPeriodKind, type PeriodCalendar, periodContaining } from '#shared/kernel/period.ts'
import type { DateMention, MentionKind } from './date-mention.ts'
import { mentionPatterns, type MentionPattern } from './date-patterns.ts'

export interface MentionContext {
  /** Completes what is written without a year. */
  readonly year?: number
  /** How the province counts months and quarters. */
  readonly calendar?: PeriodCalendar
  /** Names of sheets and files are short: a bare 15-4 is a date there, while in a title it may be anything. */
  readonly source?: 'title' | 'sheet-name' | 'file-name'
}

/** In the order of the text. A stretch of text is named once, by the fullest reading. */
export function findDates(text: string, context: MentionContext = {}): DateMention[] {
  const source = context.source ?? 'title'
  const whole = source === 'file-name' ? text.replace(FILE_ENDING, '') : text
  const composed = whole.normalize('NFC')
  const folded = foldedSameLength(composed)
  let rest = source === 'title' ? folded : folded.replace(/_(?=[a-z])|(?<=[a-z])_/g, ' ')
  const found: DateMention[] = []
  for (const pattern of mentionPatterns) {
    if (pattern.onlyInNames === true && source === 'title') continue
    for (const match of rest.matchAll(pattern.shape)) {
      const groups = match.groups ?? {}
      const mention = readMention(pattern, groups, context)
      const isAsOf = pattern.kind === 'day' && AS_OF.test(rest.slice(0, match.index) + (groups['lead'] ?? ''))
      if (mention.missing === 'no-such-day' && !isCertainlyDate(groups)) continue
      const written = composed.slice(match.index, match.index + match[0].length).trim()
      found.push({ ...mention, isAsOf, text: written, index: match.index })
      rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length)
    }
  }
  return found.toSorted((a, b) => a.index - b.index)
}

const FILE_ENDING = /\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt|html?|xml)$/i
const AS_OF =
  /(?:tinh|luy ke|cong don)?\s*den(?: het)?(?: luc)?(?: \d{1,2} ?(?:h|g|gio|:) ?\d{0,2}(?: ?(?:'|phut))?,?)?(?: ngay)? ?$/
const DASHES = /[\u2010-\u2015\u2212]/g

/** Without diacritics and capitals, each character in its place. */
function foldedSameLength(text: string): string {
  return Array.from(text, (char) => {
    const folded = char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('đ', 'd').replace('ð', 'd')
    return folded.length === char.length ? folded : char
  })
    .join('')
    .replace(DASHES, '-')
    .replace(/\s/g, ' ')
}

/** "Đến 48/63" is a fraction; "ngày 48/63" and 31/02/2023 are wrong dates. */
function isCertainlyDate(groups: Groups): boolean {
  return groups['year'] !== undefined || groups['toYear'] !== undefined || groups['lead'] === 'ngay '
}

type Groups = Readonly<Record<string, string | undefined>>
type Read = Pick<DateMention, 'kind' | 'from' | 'to' | 'missing' | 'options' | 'reason'>

function readMention(pattern: MentionPattern, groups: Groups, context: MentionContext): Read {
  switch (pattern.kind) {
    case 'day':
      return readDay(groups, context)
    case 'span':
      return readSpan(groups, context)
    case 'digits':
      return readDigits(groups['digits'] ?? '')
    case 'day-of-month':
      return waiting('day', 'month', 'chỉ ghi ngày, không ghi tháng')
    case 'week-of-month':
      return waiting('week', 'meaning', 'tuần đếm trong tháng')
    default:
      return readPeriod(pattern.kind, groups, context)
  }
}

function readDay(groups: Groups, { year }: MentionContext): Read {
  const written = groups['year']
  const parts = { month: Number(groups['month']), day: Number(groups['day']) }
  if (written?.length === 2) return readShortYear(parts, written, year)
  const known = written === undefined ? year : Number(written)
  if (known === undefined) {
    return dateFromParts({ year: ANY_LEAP_YEAR, ...parts }) === null
      ? waiting('day', 'no-such-day', NO_SUCH_DAY)
      : waiting('day', 'year', 'không ghi năm')
  }
  const date = dateFromParts({ year: known, ...parts })
  if (date === null) return waiting('day', 'no-such-day', NO_SUCH_DAY)
  return settled(
    'day',
    date,
    date,
    written === undefined ? `năm lấy theo kỳ của tệp (${known})` : 'ghi đủ ngày, tháng, năm',
  )
}

const ANY_LEAP_YEAR = 2000
const NO_SUCH_DAY = 'ngày không có trong lịch'

/** '15/4/23' is the year of the sheet's period where that ends in 23, else it is asked. */
function readShortYear(parts: { month: number; day: number }, written: string, year: number | undefined): Read {
  const date = dateFromParts({ year: Number(`20${written}`), ...parts })
  if (date === null) return waiting('day', 'no-such-day', NO_SUCH_DAY)
  if (year !== undefined && String(year).endsWith(written) && date.startsWith(String(year))) {
    return settled('day', date, date, `năm hai chữ số, khớp năm ${year} của tệp`)
  }
  return { ...waiting('day', 'meaning', 'năm chỉ ghi hai chữ số'), options: [{ from: date, to: date }] }
}

function readSpan(groups: Groups, { year }: MentionContext): Read {
  const toYear = fourDigits(groups['toYear']) ?? (groups['toYear'] === undefined ? year : undefined)
  const month = Number(groups['toMonth'])
  const fromMonth = groups['fromMonth'] === undefined ? month : Number(groups['fromMonth'])
  if (toYear === undefined) {
    return waiting('span', groups['toYear'] === undefined ? 'year' : 'meaning', 'khoảng ngày không ghi đủ năm')
  }
  const to = dateFromParts({ year: toYear, month, day: Number(groups['toDay']) })
  const day = Number(groups['fromDay'])
  const sameYear = dateFromParts({ year: fourDigits(groups['fromYear']) ?? toYear, month: fromMonth, day })
  const isOverNewYear = groups['fromYear'] === undefined && sameYear !== null && to !== null && sameYear > to
  const from = isOverNewYear ? dateFromParts({ year: toYear - 1, month: fromMonth, day }) : sameYear
  if (from === null || to === null || from > to)
    return waiting('span', 'no-such-day', 'khoảng ngày không có trong lịch')
  if (groups['fromHour'] === undefined && groups['toHour'] === undefined) {
    return settled('span', from, to, 'ghi từ ngày đến ngày')
  }
  // A day runs from the cut-off hour of the day before to its own: from 17h of the 14th to 17h of the 15th is the 15th.
  const options = [
    { from: addDays(from, 1), to },
    { from, to },
  ].filter((one) => one.from <= one.to)
  return { ...waiting('span', 'meaning', 'khoảng ghi theo giờ chốt số liệu'), options }
}

function fourDigits(text: string | undefined): number | undefined {
  return text?.length === 4 ? Number(text) : undefined
}

/** '150423', '15042023', '20230415': digits without marks are never read, only offered. */
function readDigits(digits: string): Read {
  const orders =
    digits.length === 6
      ? [
          [digits.slice(0, 2), digits.slice(2, 4), `20${digits.slice(4)}`],
          [digits.slice(4), digits.slice(2, 4), `20${digits.slice(0, 2)}`],
        ]
      : [
          [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)],
          [digits.slice(6), digits.slice(4, 6), digits.slice(0, 4)],
        ]
  const days = orders.flatMap(([day, month, year]) => {
    const date = dateFromParts({ year: Number(year), month: Number(month), day: Number(day) })
    return date === null ? [] : [date]
  })
  const options = [...new Set(days)].map((date) => ({ from: date, to: date }))
  return { ...waiting('day', 'meaning', 'dãy chữ số không có dấu ngăn'), options }
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const MONTHS_PER_QUARTER = 3

function readPeriod(
  kind: Exclude<MentionPattern['kind'], 'day' | 'span' | 'digits' | 'day-of-month' | 'week-of-month'>,
  groups: Groups,
  { year, calendar = 'calendar' }: MentionContext,
): Read {
  const known = fourDigits(groups['year']) ?? (groups['year'] === undefined ? year : undefined)
  if (known === undefined) return waiting(kind, 'year', 'không ghi năm')
  const within = dayWithin(kind, groups, known)
  if (within === null) return waiting(kind, 'no-such-day', 'kỳ không có trong lịch')
  const { from, to } = periodContaining(kind satisfies NamedPeriodKind, calendar, within)
  return settled(kind, from, to, groups['year'] === undefined ? `năm lấy theo kỳ của tệp (${known})` : 'ghi rõ kỳ')
}

/** A day that lies in the period in either calendar. */
function dayWithin(kind: MentionKind, groups: Groups, year: number): LocalDate | null {
  const number = Number(groups['number'] ?? '0') || (ROMAN[groups['roman'] ?? ''] ?? 0)
  switch (kind) {
    case 'month':
      return dateFromParts({ year, month: number, day: 10 })
    case 'quarter':
      return number >= 1 && number <= 4 ? dateFromParts({ year, month: number * MONTHS_PER_QUARTER, day: 10 }) : null
    case 'week':
      return dayOfIsoWeek(year, number)
    default:
      return dateFromParts({ year, month: kind === 'second-half' ? 10 : 3, day: 10 })
  }
}

function dayOfIsoWeek(year: number, week: number): LocalDate | null {
  const fourth = dateFromParts({ year, month: 1, day: 4 })
  if (fourth === null || week < 1 || week > 53) return null
  const day = addDays(fourth, (week - 1) * 7)
  const found = isoWeekOf(day)
  return found.year === year && found.week === week ? day : null
}

function settled(kind: MentionKind, from: LocalDate, to: LocalDate, reason: string): Read {
  return { kind, from, to, missing: null, options: [], reason }
}

function waiting(kind: MentionKind, missing: NonNullable<DateMention['missing']>, reason: string): Read {
  return { kind, from: null, to: null, missing, options: [], reason }
}
