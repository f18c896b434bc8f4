import type { Span } from '#shared/importing/understanding.schema.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'

/** A day `2023-04-15`, or `2023-04-01..2023-04-15`, as answers write days. */
export function spanAnswer({ from, to }: Span): string {
  return from === to ? from : `${from}..${to}`
}

export function readSpanAnswer(answer: string | null): Span | null {
  const [first = '', last = first, ...rest] = answer?.split('..') ?? []
  const [from, to] = [parseLocalDate(first), parseLocalDate(last)]
  return rest.length > 0 || from === null || to === null || from > to ? null : { from, to }
}

/** '15/04/2023', '01/04/2023 – 15/04/2023'. */
export function spanText({ from, to }: Span): string {
  return from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`
}
