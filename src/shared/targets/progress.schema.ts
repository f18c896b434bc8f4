import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { targetSchema } from './targets.schema.ts'

/** `done`: reached; otherwise not, and beside the weighted average of the rows with the same target above or below it. */
export const verdictSchema = z.object({
  isDone: z.boolean(),
  /** null where there is no average; `equal` where it is equal to it. */
  beside: z.enum(['above', 'below', 'equal']).nullable(),
})
export type Verdict = z.infer<typeof verdictSchema>

/** What is done and left of a number that is needed by a day. Null is not known, which is not 0. */
const pacedSchema = z.object({
  needed: z.int().nullable(),
  numerator: z.int().nullable(),
  remaining: z.int().nullable(),
  /** Calendar and working days after the day up to the target's last. */
  daysLeft: z.int(),
  workingDaysLeft: z.int(),
  perDay: z.int().nullable(),
  perWorkingDay: z.int().nullable(),
  /** What was added over the last working days (at most 20), how many these are, and the day it is reached at that pace. */
  last20: z.int().nullable(),
  paceDays: z.int(),
  forecastOn: localDateSchema.nullable(),
})

/** Where the target of a unit with rows comes from, and how it compares with what its rows were given. */
export const targetSourceSchema = z.object({
  /** `own`: given to the unit itself; `rows`: what its rows were given together. */
  from: z.enum(['own', 'rows']),
  /** What the rows' targets come to; null where none of them is known. */
  ofRows: z.int().nullable(),
  /** The unit was given a share of what nobody told, so that the rows' is taken where they have any. */
  isOwnUnknown: z.boolean(),
  /** Rows in which people live, and names of those without a target. */
  rows: z.int(),
  without: z.array(z.string()),
})
export type TargetSource = z.infer<typeof targetSourceSchema>

/** Where one unit stands against one target at a day. */
export const targetProgressSchema = pacedSchema.extend({
  unitCode: z.string(),
  unitName: z.string(),
  target: targetSchema,
  verdict: verdictSchema.nullable(),
  /** Place among the rows with the same measure, by exact comparison; ties share it. The unit itself has none. */
  rank: z.int().nullable(),
  /** True for the target of the whole unit, beside those of its rows. */
  isWhole: z.boolean(),
  /** Null for a row that has no rows itself. */
  source: targetSourceSchema.nullable(),
})
export type TargetProgress = z.infer<typeof targetProgressSchema>

/**
 * What the whole unit has to reach of one measure and what it has done: its own target, else what its rows were given,
 * which counts in full also where a row has not reported.
 */
export const targetTotalSchema = pacedSchema.extend({
  measure: z.string(),
  verdict: verdictSchema.nullable(),
  /** The last day of the targets; the paces and the forecast are of the whole only where all end on it. */
  to: localDateSchema,
  kind: z.enum(['cumulative', 'in-period']),
  source: targetSourceSchema,
  /** Rows with a target that is known. */
  counted: z.int(),
  /** Names of those of them that have nothing to show yet. */
  silent: z.array(z.string()),
  /** The weighted average that verdicts are told by: Σ done / Σ needed of the rows that have both. */
  average: z.object({ num: z.int().nullable(), den: z.int().nullable() }),
})
export type TargetTotal = z.infer<typeof targetTotalSchema>

/** One point of a chart: what had been reached by a day, and what should have been by the straight line to the target. */
export const seriesPointSchema = z.object({
  on: localDateSchema,
  numerator: z.int().nullable(),
  needed: z.int().nullable(),
})
export const targetSeriesSchema = z.object({
  step: z.enum(['day', 'week', 'month']),
  kind: z.enum(['cumulative', 'in-period']),
  needed: z.int().nullable(),
  from: localDateSchema.nullable(),
  to: localDateSchema.nullable(),
  points: z.array(seriesPointSchema),
})
export type TargetSeries = z.infer<typeof targetSeriesSchema>

/** A target as it was set at one time, by whom. */
export const targetRevisionSchema = z.object({
  target: targetSchema,
  entryId: z.int(),
  at: z.string(),
  author: z.string(),
  source: z.string(),
  /** Whether nothing came after it for the same days. */
  isStanding: z.boolean(),
})
export type TargetRevision = z.infer<typeof targetRevisionSchema>
