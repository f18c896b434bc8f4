/** A plan with all that is said of it. What it does to a row is worked out before the next row: few pages are held at once. */
import type { Issue } from '#shared/kernel/issue.ts'
import { checkAssertions } from './plan-assertions.rules.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import { CHECKED_DAYS, newlyBroken, type TotalChange, totalChanges } from './plan-effects.rules.ts'
import type { PlannedPage } from './plan-page.rules.ts'
import type { Steps } from './plan-steps.ts'
import { type Plan, planImport } from './plan.rules.ts'
import type { ReadFigure } from './understanding.schema.ts'

export interface WholePlan extends Plan {
  /** Totals of rows that change. */
  readonly totals: readonly TotalChange[]
  /** Rules that hold in the book and would not any more. */
  readonly newIssues: readonly Issue[]
  /** What the book contradicts of the file. */
  readonly contradictions: readonly Issue[]
}

export function* planWhole(request: PlanRequest, book: PlanBook): Steps<WholePlan> {
  const { figures, assertions } = request.understanding
  const isCarried = hasFewDays(figures)
  const totals: TotalChange[] = []
  const newIssues: Issue[] = []
  const asserted: PlannedPage[] = []
  const plan = yield* planImport(request, book, function* takeRow(pages) {
    for (const total of yield* totalChanges({ pages, levels: [] }, book.standing)) totals.push(total)
    for (const issue of yield* newlyBroken(pages, book, isCarried)) newIssues.push(issue)
    if (assertions.length > 0) for (const page of pages) asserted.push(page)
  })
  totals.push(...(yield* totalChanges({ pages: [], levels: plan.levels }, book.standing)))
  const contradictions = checkAssertions(request, { pages: asserted, levels: plan.levels }, book)
  return { ...plan, totals, newIssues, contradictions }
}

function hasFewDays(figures: Iterable<ReadFigure>): boolean {
  const days = new Set<string>()
  for (const { from, to, channel } of figures) {
    if (from === to && channel !== 'STOCK') days.add(from)
    if (days.size > CHECKED_DAYS) return false
  }
  return true
}
