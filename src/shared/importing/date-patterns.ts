/**
 * Shapes in which days and periods are written inside a text without diacritics and capitals, the fullest first: what
 * one shape has taken is not offered to the next.
 */
import type { MentionKind } from './date-mention.ts'

export interface MentionPattern {
  readonly kind: MentionKind | 'digits' | 'day-of-month' | 'week-of-month'
  readonly shape: RegExp
  /** Too little to be a date in running text. */
  readonly onlyInNames?: true
}

/** Not inside a longer number, a document number (30/2020/NĐ-CP) or a word. */
const START = '(?<![\\p{L}\\p{N}]|[\\p{N}][./_-])'
const END = '(?![\\p{N}]|[./_-][\\p{L}\\p{N}])'
/** In names a version or a counter may follow: 15.4.2023_v2, 15-4-2023-2. */
const END_IN_NAMES = '(?!\\p{N})'
const DAY = '\\d{1,2}'
const YEAR = '(?:19|20|21)\\d{2}'

const monthOf = (prefix: string): string => `(?:[/._-]| ?thang )(?<${prefix}Month>\\d{1,2})`
const yearOf = (prefix: string): string => `(?:[/._-]| ?nam )(?<${prefix}Year>${YEAR}|\\d{2}(?!\\d))`

/** 17h00, 17 giờ 30, 17:00. */
const hour = (name: string): string => `(?:(?<${name}>\\d{1,2}) ?(?:h|gio|:) ?\\d{0,2}(?: phut)?,? )?`

const span = (lead: string, middle: string): RegExp =>
  new RegExp(
    `${START}${lead}(?<fromDay>${DAY})(?:${monthOf('from')}(?:${yearOf('from')})?)?${middle}(?<toDay>${DAY})${monthOf('to')}(?:${yearOf('to')})?${END_IN_NAMES}`,
    'gu',
  )

const shaped = (body: string, end = END): RegExp => new RegExp(`${START}${body}${end}`, 'gu')

const OF_YEAR = `(?:(?: ?nam ?| ?[/._-] ?| )(?<year>${YEAR}))?`
const CUE = '(?<lead>(?:ngay|den|tu|het|sang|chieu|toi|hom nay) )'

export const mentionPatterns: readonly MentionPattern[] = [
  { kind: 'week-of-month', shape: shaped(`tuan (?:thu )?(?:\\d|i{1,3}|iv|v),? ?(?:cua )?thang \\d{1,2}${OF_YEAR}`) },
  {
    kind: 'day',
    shape: new RegExp(
      `(?<!\\p{N})(?<year>${YEAR})(?<mark>[/._-])(?<month>\\d{2})\\k<mark>(?<day>\\d{2})(?!\\p{N})`,
      'gu',
    ),
  },
  {
    kind: 'span',
    shape: span(`tu (?:het )?${hour('fromHour')}(?:ngay )?`, `,? ?(?:den|toi|-) ?(?:het )?${hour('toHour')}(?:ngay )?`),
  },
  { kind: 'span', shape: span('(?:ngay )?', ' ?(?:den|-) ?(?:het )?(?:ngay )?'), onlyInNames: true },
  {
    kind: 'span',
    shape: new RegExp(
      `${START}(?<fromDay>${DAY})/(?<fromMonth>\\d{1,2})(?:/(?<fromYear>${YEAR}))? ?- ?(?<toDay>${DAY})/(?<toMonth>\\d{1,2})(?:/(?<toYear>${YEAR}))?${END}`,
      'gu',
    ),
  },
  {
    kind: 'day',
    shape: shaped(
      `(?<lead>ngay )?(?<day>${DAY})(?<mark>[/._-])(?<month>\\d{1,2})\\k<mark>(?<year>${YEAR})`,
      END_IN_NAMES,
    ),
  },
  { kind: 'day', shape: shaped(`(?<lead>ngay )?(?<day>${DAY}) ?thang ?(?<month>\\d{1,2}),? ?nam ?(?<year>${YEAR})`) },
  { kind: 'day', shape: shaped(`${CUE}?(?<day>${DAY})(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{2})`) },
  { kind: 'day', shape: shaped(`(?<lead>ngay )(?<day>${DAY}) ?thang (?<month>\\d{1,2})`) },
  { kind: 'nine-months', shape: shaped(`(?:0?9|chin) thang(?: dau nam)?${OF_YEAR}`) },
  { kind: 'second-half', shape: shaped(`(?:0?6|sau) thang cuoi nam${OF_YEAR}`) },
  { kind: 'half-year', shape: shaped(`(?:0?6|sau) thang(?: dau nam)?${OF_YEAR}`) },
  { kind: 'quarter', shape: shaped(`quy (?:(?<roman>iv|i{1,3})|0?(?<number>[1-4]))${OF_YEAR}`) },
  { kind: 'week', shape: shaped(`tuan (?:thu )?(?<number>\\d{1,2})${OF_YEAR}`) },
  { kind: 'month', shape: shaped(`thang ?(?<number>\\d{1,2})${OF_YEAR}`) },
  { kind: 'month', shape: shaped(`t ?(?<number>\\d{1,2})${OF_YEAR}`), onlyInNames: true },
  { kind: 'day', shape: shaped(`(?<lead>ngay )(?<day>${DAY})(?<mark>[/.-])(?<month>\\d{1,2})`) },
  { kind: 'day', shape: shaped(`${CUE}(?<day>${DAY})/(?<month>\\d{1,2})`) },
  { kind: 'day', shape: shaped(`(?<day>${DAY})(?<mark>[/._-])(?<month>\\d{1,2})`), onlyInNames: true },
  { kind: 'month', shape: shaped(`(?<number>\\d{1,2})[/._-](?<year>${YEAR})`), onlyInNames: true },
  { kind: 'digits', shape: shaped('(?<digits>\\d{8}|\\d{6})', END_IN_NAMES), onlyInNames: true },
  { kind: 'day-of-month', shape: shaped(`ngay (?<day>${DAY})`), onlyInNames: true },
  { kind: 'day-of-month', shape: /^(?<day>0?[1-9]|[12]\d|3[01])$/gu, onlyInNames: true },
  { kind: 'year', shape: shaped(`(?<!sinh )nam (?<year>${YEAR})`) },
]
