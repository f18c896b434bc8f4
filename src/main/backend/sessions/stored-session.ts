import { z } from 'zod'
import type { SessionContent } from '#shared/sessions/session-figures.rules.ts'
import { sessionFigureSchema, sessionPlanSchema } from '#shared/sessions/sessions.schema.ts'

/** Kind of the ledger's records that sessions are. */
export const sessionKind = 'session'

const storedSessionSchema = z.object({
  plan: sessionPlanSchema,
  figures: z.array(sessionFigureSchema),
  /** The entry whose session was on the screen when this was written; null is a report that knew of none. */
  basedOn: z.int().positive().nullable(),
})
export type StoredSession = z.infer<typeof storedSessionSchema>

/** A session from the text it is kept as. */
export function readStored(value: string): StoredSession {
  return storedSessionSchema.parse(JSON.parse(value))
}

/** The text a session is kept as: always the same for the same session. */
export function writeStored({ plan, figures }: SessionContent, basedOn: number | null): string {
  const ordered = figures.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return JSON.stringify(storedSessionSchema.parse({ plan, figures: ordered, basedOn }))
}

function keyOf({ unitCode, indicator }: SessionContent['figures'][number]): string {
  return `${unitCode} ${indicator}`
}
