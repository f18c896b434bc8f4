import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { targetSchema } from './targets.schema.ts'

/** `done`: reached; otherwise not, and beside the weighted average of the rows with the same target above or below it. */
export const verdictSchema = z.object({
  isDone: z.boolean(),
  /** null where there is no average or it is equal to it. */
  beside: z.enum(['above', 'below', 'equal']).nullable(),
})

/** Where one unit stands against one target at a day. Null is not known, which is not 0. */
export const targetProgressSchema = z.object({
  unitCode: z.string(),
  unitName: z.string(),
  target: targetSchema,
  needed: z.int().nullable(),
  numerator: z.int().nullable(),
  remaining: z.int().nullable(),
  /** Calendar and working days after the day up to the target's last. */
  daysLeft: z.int(),
  workingDaysLeft: z.int(),
  perDay: z.int().nullable(),
  perWorkingDay: z.int().nullable(),
  /** Flow of the last 20 working days, and the day on which it would be reached at that pace; null when it never would. */
  last20: z.int().nullable(),
  forecastOn: localDateSchema.nullable(),
  verdict: verdictSchema.nullable(),
  /** Place among the rows with the same measure, by exact comparison; ties share it. */
  rank: z.int().nullable(),
})
export type TargetProgress = z.infer<typeof targetProgressSchema>
