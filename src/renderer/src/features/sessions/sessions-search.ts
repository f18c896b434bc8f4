import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'

export const sessionViews = ['calendar', 'list'] as const
export type SessionView = (typeof sessionViews)[number]

/** What the address of "Lưu động" says: a day of the month shown, how it is shown, and the session that is open. */
export const sessionsSearchSchema = z.object({
  on: localDateSchema.optional().catch(undefined),
  view: z.enum(sessionViews).optional().catch(undefined),
  session: z.string().max(80).optional().catch(undefined),
})
export type SessionsSearch = z.infer<typeof sessionsSearchSchema>
