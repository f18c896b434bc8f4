import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { differenceSchema, outlierSchema, verdictSchema } from './outliers.schema.ts'
import { provinceErrors } from './province.schema.ts'

const unknownUnit = { 'units/unknown': z.object({ codes: z.array(z.string()) }) } as const
const ofUnit = z.object({ unitCode: unitCodeSchema, on: localDateSchema })

export const outliersContract = {
  /** Figures of one reporting unit's day to ask about, in the order of its rows; see `outliers.rules.ts`. */
  'province.findOutliers': query({
    input: ofUnit,
    output: z.object({
      /** Figures that were looked at, and those of them with too few days before to say anything. */
      checked: z.int(),
      unknown: z.int(),
      outliers: z.array(
        outlierSchema.extend({
          unitName: z.string(),
          /** Why it is asked about, in words. */
          why: z.string(),
          /** The question to the unit, in words. */
          question: z.string(),
          verdict: verdictSchema.pick({ verdict: true, reason: true }).nullable(),
          /** What was found out about another figure that stood here; it says nothing of this one. */
          former: verdictSchema.pick({ value: true, verdict: true, reason: true }).nullable(),
          /** The reported days before it, oldest first. */
          history: z.array(z.object({ on: localDateSchema, value: z.int() })),
        }),
      ),
    }),
    errors: { ...provinceErrors, ...unknownUnit },
  }),
  /** Writes down what was found out about a figure; an empty verdict takes it away. */
  'province.saveVerdict': command({
    access: ['province', 'officer'],
    input: z.object({
      clientId: z.string().min(8).max(64),
      verdict: verdictSchema.extend({ value: countSchema, verdict: verdictSchema.shape.verdict.nullable() }),
    }),
    output: z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() }),
    errors: {
      ...provinceErrors,
      ...unknownUnit,
      'figures/client-id-reused': z.object({ clientId: z.string() }),
      /** What a person writes stays for good, so nothing that looks like a citizen's number is taken. */
      'figures/note-has-identifier': z.object({}),
    },
    invalidates: ['province', 'audit'],
  }),
  /**
   * Where a unit's sheets, the book and the national system say different things at the close of a day: the sheet's
   * totals beside the rows in the book, its running totals beside what the book comes to, the national figures beside
   * the book's.
   */
  'province.getDifferences': query({
    input: z.object({ on: localDateSchema }),
    output: z.object({ compared: z.int(), differences: z.array(differenceSchema) }),
    errors: provinceErrors,
  }),
} as const
