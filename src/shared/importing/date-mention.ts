import type { LocalDate } from '#shared/kernel/local-date.ts'

/** What a text names. `day` is one day; the others are spans of days. */
export type MentionKind =
  | 'day'
  | 'span'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'nine-months'
  | 'second-half'
  | 'year'

/**
 * A day or period named in a title, the name of a sheet or of a file. While something is `missing`, `from` and `to`
 * are null: `year` and `month` are not written; `meaning`: the digits can be read as `options`, or the week is counted
 * inside a month; `no-such-day`: the calendar does not have it.
 */
export interface DateMention {
  readonly kind: MentionKind
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly missing: 'year' | 'month' | 'meaning' | 'no-such-day' | null
  /** "Tính đến ngày …": figures up to that day. */
  readonly isAsOf: boolean
  /** As written, and where it begins. */
  readonly text: string
  readonly index: number
  readonly options: readonly { readonly from: LocalDate; readonly to: LocalDate }[]
  /** Why it is read so, in words. */
  readonly reason: string
}
