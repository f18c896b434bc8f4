/** Short ways to write mobile sessions in tests. */
import type { Input, Output } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { SessionFigure } from '#shared/sessions/sessions.schema.ts'
import type { SessionPlanInput as Plan } from '#tests/support/session-plan.ts'
import type { TestBook } from '#tests/support/test-book.ts'

export { sessionPlan as plan, type SessionPlanInput as Plan } from '#tests/support/session-plan.ts'

export type Saved = Output<'sessions.saveSession'>

let calls = 0

export function figure(unitCode: string, indicator: string, value: number): SessionFigure {
  return { unitCode, indicator, value }
}

export function saving(
  session: Plan,
  figures: readonly SessionFigure[] = [],
  basedOn: number | null = null,
): Input<'sessions.saveSession'> {
  calls += 1
  return { clientId: `session-call-${String(calls).padStart(6, '0')}`, plan: session, figures: [...figures], basedOn }
}

/** Saves a session that must be taken, on top of what stands. */
export async function save(book: TestBook, session: Plan, ...figures: SessionFigure[]): Promise<Saved> {
  return book.call('sessions.saveSession', saving(session, figures, await standingEntry(book, session.id)))
}

/** Saves a session as a report that knows of no other. */
export function report(book: TestBook, session: Plan, ...figures: SessionFigure[]): Promise<Saved> {
  return book.call('sessions.saveSession', saving(session, figures))
}

/** Codes of the issues that refuse a session. */
export async function refused(book: TestBook, session: Plan, ...figures: SessionFigure[]): Promise<string[]> {
  const failure = await book.failure('sessions.saveSession', saving(session, figures))
  if (failure.kind !== 'domain' || failure.code !== 'sessions/refused') throw new Error(JSON.stringify(failure))
  return (failure.data as { issues: { code: string }[] }).issues.map((issue) => issue.code)
}

async function standingEntry(book: TestBook, id: string): Promise<number | null> {
  const all = await book.call('sessions.listSessions', { from: localDate('1990-01-01'), to: localDate('2090-01-01') })
  return all.find((one) => one.plan.id === id)?.entryId ?? null
}

/** Totals that changed, as `unit indicator day before→after`. */
export function told({ totals }: Pick<Saved, 'totals'>): string[] {
  return totals
    .map(({ unitCode, indicator, on, before, after }) => `${unitCode} ${indicator} ${on} ${before}→${after}`)
    .toSorted()
}
