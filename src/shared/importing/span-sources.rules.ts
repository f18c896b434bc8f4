/** Where the days of a table and of its headings are named. */
import { findDates } from './date-mentions.rules.ts'
import { isBareDate } from './header-features.rules.ts'
import { decideSpan, isOneDay, nameMentions, type SpanSource, titleMentions } from './table-span.rules.ts'
import type { BookView, TableView } from './table-view.ts'
import type { Span } from './understanding.schema.ts'

export function tableSources({ found }: Pick<TableView, 'found'>, book: BookView): SpanSource[] {
  const { year } = book
  const head = titleMentions(
    found.head.map(({ text }) => text),
    year,
  )
  const own = titleMentions(
    found.title.map(({ text }) => text),
    year,
  )
  return [
    {
      name: 'title',
      mentions: own.length > 0 ? own : head,
    },
    { name: 'sheet-name', mentions: nameMentions(found.grid.name, 'sheet-name', year) },
    book.fileSource,
  ]
}

/** Days named in a heading over columns or between rows. */
export function spanOfHeader(text: string, view: TableView, book: BookView): { span: Span | null; options: Span[] } {
  const source = isBareDate(text) ? 'sheet-name' : 'title'
  const mentions = findDates(text, { source, ...(book.year === null ? {} : { year: book.year }) })
  const months = tableSources(view, book)
    .flatMap((one) => one.mentions)
    .filter(({ kind }) => kind === 'month')
  const decided = decideSpan(
    [
      { name: 'title', mentions },
      { name: 'sheet-name', mentions: [] },
    ],
    { year: book.year, today: book.today },
  )
  if (decided.span !== null) return { span: decided.span, options: [] }
  if (mentions.some(({ missing }) => missing === 'month') && months.length > 0) {
    const again = decideSpan([{ name: 'title', mentions: [...mentions, ...months] }], {
      year: book.year,
      today: book.today,
    })
    if (again.span !== null && isOneDay(again.span)) return { span: again.span, options: [] }
  }
  return { span: null, options: [...decided.options] }
}
