/** Figures of days before the book begins: they are kept, and no cumulative counts them. Source: domain.md §3. */
import { type Issue, warningIssue } from '#shared/kernel/issue.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import type { ReadFigure } from './understanding.schema.ts'

interface Before {
  readonly first: ReadFigure
  from: string
  to: string
  count: number
}

/** One remark for each sheet, at the first of its figures. */
export function beforeStart(
  { understanding: { figures }, sheetNames }: Pick<PlanRequest, 'understanding' | 'sheetNames'>,
  { startOn }: Pick<PlanBook, 'startOn'>,
): Issue[] {
  const sheets = new Map<number, Before>()
  for (const figure of figures) {
    const { sheet, from, to, value, channel } = figure
    if (channel === 'STOCK' || value === null || to >= startOn) continue
    const known = sheets.get(sheet)
    if (known === undefined) {
      sheets.set(sheet, { first: figure, from, to, count: 1 })
      continue
    }
    known.count += 1
    if (from < known.from) known.from = from
    if (to > known.to) known.to = to
  }
  return Array.from(sheets, ([sheet, { first, from, to, count }]) =>
    warningIssue(
      'import/before-start',
      { sheet: sheetNames[sheet] ?? '', cell: first.address, date: first.from },
      { count, from, to, startOn },
    ),
  )
}
