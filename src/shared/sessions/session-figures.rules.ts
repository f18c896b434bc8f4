/** A session's figures: what they add up to, whether they hold together, and what they put into the book. */
import { effectiveFigures } from '#shared/figures/effective.rules.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import type { Session, SessionFigure, SessionPlan } from './sessions.schema.ts'

/** What a session says: its plan and what it took in. */
export type SessionContent = Pick<Session, 'plan' | 'figures'>

/** What a session puts on a day, or takes from it when null. */
export interface SessionPosting {
  readonly unitCode: string
  readonly indicator: string
  readonly on: string
  readonly value: number | null
}

const totals = indicators.filter((one) => one.type === 'flow' && one.parts !== undefined)

/** Effective Σ over the rows by indicator: of each row the typed total, else the sum of its reported parts. */
export function sessionTotals(figures: readonly SessionFigure[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const row of Map.groupBy(figures, (one) => one.unitCode).values()) {
    const typed = new Map(row.map(({ indicator, value }) => [indicator, { fixed: null, mobile: value }]))
    for (const [code, { value }] of effectiveFigures(typed))
      if (value !== null) sums.set(code, (sums.get(code) ?? 0) + value)
  }
  return Object.fromEntries(sums)
}

/** What is wrong in the figures alone; whether units and days take them is for the book to say. */
export function checkSessionFigures({ plan, figures }: SessionContent): Issue[] {
  const place = ({ unitCode, indicator }: SessionFigure) => ({ unitCode, indicator, date: plan.on })
  if (plan.status !== 'done' && figures.length > 0)
    return [errorIssue('session-figures-not-done', { date: plan.on }, { status: plan.status })]
  const seen = new Set<string>()
  const ofEach = figures.flatMap((figure) => {
    const key = `${figure.unitCode} ${figure.indicator}`
    if (seen.has(key)) return [errorIssue('session-figure-repeated', place(figure))]
    seen.add(key)
    const found = findIndicator(figure.indicator)
    return found === undefined || found.type === 'flow' ? [] : [errorIssue('session-not-a-flow', place(figure))]
  })
  const rows = Map.groupBy(figures, (one) => one.unitCode)
  return [...ofEach, ...[...rows].flatMap(([unitCode, row]) => checkTotals(unitCode, plan.on, row))]
}

/** A typed total against the parts of the same row. */
function checkTotals(unitCode: string, date: string, row: readonly SessionFigure[]): Issue[] {
  const typed = new Map(row.map(({ indicator, value }) => [indicator, value]))
  return totals.flatMap(({ code, parts = [] }) => {
    const total = typed.get(code)
    if (total === undefined) return []
    const reported = parts.flatMap((part) => {
      const value = typed.get(part)
      return value === undefined ? [] : [[part, value] as const]
    })
    const sum = reported.reduce((whole, [, value]) => whole + value, 0)
    const isWhole = reported.length === parts.length
    if (isWhole ? sum === total : sum <= total) return []
    const params = { channel: 'MOBILE', ...Object.fromEntries(reported), total, sum }
    return [errorIssue(isWhole ? 'total-differs' : 'parts-exceed-total', { unitCode, indicator: code, date }, params)]
  })
}

/**
 * What must be put so that the book says what the session says now and nothing of what it said before; figures that stay
 * as they are on their day are not among them.
 */
export function sessionPostings(before: SessionContent | null, after: SessionContent | null): SessionPosting[] {
  const former = placed(before)
  const next = placed(after)
  const gone = [...former].filter(([key]) => !next.has(key)).map(([, posting]) => ({ ...posting, value: null }))
  const come = [...next].filter(([key, { value }]) => former.get(key)?.value !== value).map(([, posting]) => posting)
  return [...gone, ...come]
}

function placed(content: SessionContent | null): Map<string, SessionPosting> {
  if (content === null || content.plan.status !== 'done') return new Map()
  const { on } = content.plan
  return new Map(
    content.figures.map(({ unitCode, indicator, value }) => [
      `${on} ${unitCode} ${indicator}`,
      { unitCode, indicator, on, value },
    ]),
  )
}

/** True when two sessions say the same, figures in any order. */
export function isSameSession(a: SessionContent, b: SessionContent): boolean {
  return isSamePlan(a.plan, b.plan) && told(a.figures) === told(b.figures)
}

/** True when nothing but the figures differs, if anything. */
export function isSamePlan(a: SessionPlan, b: SessionPlan): boolean {
  const [first, second] = [a, b].map((plan) => JSON.stringify(Object.entries(plan).toSorted(byName)))
  return first === second
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}

function told(figures: readonly SessionFigure[]): string {
  return JSON.stringify(figures.map(({ unitCode, indicator, value }) => `${unitCode} ${indicator} ${value}`).toSorted())
}
