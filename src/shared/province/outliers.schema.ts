import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'

/**
 * What a figure looks like. `cumulative`: a running total typed as the day's figure; `tenfold`: a nought too many;
 * `rows`: the figures of two neighbouring rows exchanged; `repeated`: the figures of an earlier day once more; `digits`:
 * two digits exchanged; `high`, `low`: far from what the row has on such days.
 */
export const outlierKindSchema = z.enum(['cumulative', 'tenfold', 'rows', 'repeated', 'digits', 'high', 'low'])
export type OutlierKind = z.infer<typeof outlierKindSchema>

/** A figure to ask about, with the numbers that make it odd. Nothing is changed by it. */
export const outlierSchema = z.object({
  unitCode: unitCodeSchema,
  indicator: z.string().max(40),
  on: localDateSchema,
  value: z.int(),
  kind: outlierKindSchema,
  /** Of the days it is compared with; half-way values are rounded down. */
  median: z.int(),
  /** The highest of the days before, with its day. */
  highest: z.int(),
  highestOn: localDateSchema,
  /** Days it is compared with. */
  days: z.int(),
  /** What it may have been meant to be. */
  suggestion: z.int().nullable(),
  /** Of `cumulative` the running total before; of `repeated` the earlier day; of `rows` the other row. */
  total: z.int().optional(),
  otherOn: localDateSchema.optional(),
  otherUnitCode: unitCodeSchema.optional(),
})
export type Outlier = z.infer<typeof outlierSchema>

/** What a person found out about a figure: right as it is, or to be mended by the unit. */
export const verdictSchema = z.object({
  unitCode: unitCodeSchema,
  indicator: z.string().max(40),
  on: localDateSchema,
  /** The figure that was looked at: another one is asked about anew. */
  value: z.int(),
  verdict: z.enum(['right', 'wrong']),
  reason: z.string().trim().max(300),
})
export type Verdict = z.infer<typeof verdictSchema>

/** Two figures that should be one; nothing says which of them is right. */
export const differenceSchema = z.object({
  /** `sheet`: a total of the sheet that counts beside its rows in the book; `running`: its running total beside the book's; `national`: the national system's beside the book's. */
  kind: z.enum(['sheet', 'running', 'national']),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  /** The row it is of; null for the whole unit. */
  rowName: z.string().nullable(),
  indicator: z.string().max(40),
  label: z.string(),
  /** Of the sheet or the national system. */
  stated: z.int(),
  /** Of the book; null where nothing is known. */
  booked: z.int().nullable(),
  /** Where the stated figure stands: the form, its number and file. */
  source: z.string(),
  /** The arithmetic and what to do, in words. */
  advice: z.string(),
  /** Days before it that the unit has not sent, where they can be all there is to it. */
  missingDays: z.array(localDateSchema),
})
export type Difference = z.infer<typeof differenceSchema>
