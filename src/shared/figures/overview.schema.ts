import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'

/** What a row has of a day that it owes figures of. */
export const coverageStatusSchema = z.enum(['reported', 'partial', 'missing', 'not-due'])
export type CoverageStatus = z.infer<typeof coverageStatusSchema>

/** How far the accounts of one level, or of both (`EID`), have come at a day: cumulatives, null where nothing is known. */
export const accountPipelineSchema = z.object({
  level: z.enum(['EID1', 'EID2', 'EID']),
  collected: z.int().nullable(),
  approved: z.int().nullable(),
  rejected: z.int().nullable(),
  /** Σ collected − approved − rejected of the rows that know all three; negative where the book is wrong. */
  waiting: z.int().nullable(),
  activated: z.int().nullable(),
})
export type AccountPipeline = z.infer<typeof accountPipelineSchema>

/** A span of days at a glance. Figures are effective and of the whole unit; null is nothing reported. */
export const overviewSchema = z.object({
  days: z.array(
    z.object({
      on: localDateSchema,
      isRestDay: z.boolean(),
      flows: z.object({ CC: z.int().nullable(), COL: z.int().nullable(), ACT: z.int().nullable() }),
    }),
  ),
  coverage: z.array(z.object({ unitCode: z.string(), unitName: z.string(), days: z.array(coverageStatusSchema) })),
  /** At the last day. */
  accounts: z.array(accountPipelineSchema),
})
export type Overview = z.infer<typeof overviewSchema>

/** One posting that a figure is made of, with what brought it in. */
const makeupPostingSchema = z.object({
  unitCode: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  channel: z.string(),
  from: localDateSchema,
  to: localDateSchema,
  value: z.int(),
  author: z.string(),
  source: z.string(),
  document: z.string(),
  at: z.string(),
  entryId: z.int(),
  /** The colleague's file it came from: its name and the cell. */
  file: z.object({ name: z.string(), sheet: z.int(), address: z.string() }).nullable(),
})
export type MakeupPosting = z.infer<typeof makeupPostingSchema>

/**
 * What a flow over a span is made of: its rows, their days, and for one row the postings themselves. Σ units = Σ days =
 * total. Postings that cross the border of the span are counted on neither side and are listed as `left out`.
 */
export const makeupSchema = z.object({
  total: z.int().nullable(),
  units: z.array(
    z.object({
      unitCode: z.string(),
      unitName: z.string(),
      /** Whether it is made of several rows itself: a district of a province. */
      hasRows: z.boolean(),
      value: z.int().nullable(),
    }),
  ),
  days: z.array(z.object({ from: localDateSchema, to: localDateSchema, value: z.int() })),
  /** Typed figures of the row that was asked for; of a total without one, those of its parts. Empty for the whole unit. */
  postings: z.array(makeupPostingSchema),
  leftOut: z.array(z.object({ unitName: z.string(), from: localDateSchema, to: localDateSchema, value: z.int() })),
})
export type Makeup = z.infer<typeof makeupSchema>
