import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { daysBetween, localDateSchema, parseLocalDate } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { targetProgressSchema, targetRevisionSchema, targetSeriesSchema, targetTotalSchema } from './progress.schema.ts'
import { measureSchema, targetSchema } from './targets.schema.ts'

export const targetsContract = {
  /** Targets in force on a day: for each unit and measure the one that began last. */
  'targets.listInForce': query({ input: z.object({ on: localDateSchema }), output: z.array(targetSchema) }),
  /** Every target that was not withdrawn, past ones and coming ones too, the latest to begin first. */
  'targets.listTargets': query({ input: z.object({}), output: z.array(targetSchema) }),
  /** How the targets of a unit and measure came to be what they are, newest first; a withdrawal has `needed: null`. */
  'targets.listRevisions': query({
    input: z.object({ unitCode: unitCodeSchema, measure: measureSchema }),
    output: z.array(targetRevisionSchema),
    errors: { 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /**
   * Where every row stands on a day against the targets in force then, and the rows of each measure added up. The rows
   * of a province are the units that report to it; `within` one of them they are its communes.
   */
  'targets.getProgress': query({
    input: z.object({ on: localDateSchema, measure: measureSchema.optional(), within: unitCodeSchema.optional() }),
    output: z.object({ rows: z.array(targetProgressSchema), totals: z.array(targetTotalSchema) }),
    errors: { 'units/not-configured': z.object({}), 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /** The same of targets that are only thought of, whatever is in force: what they would need of each row. */
  'targets.previewTargets': query({
    input: z.object({
      on: localDateSchema,
      targets: z.array(targetSchema).max(2000),
      within: unitCodeSchema.optional(),
    }),
    output: z.object({ rows: z.array(targetProgressSchema), totals: z.array(targetTotalSchema) }),
    errors: { 'units/not-configured': z.object({}), 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /**
   * The numerator over a span of days and the line to what is needed, for a chart: by day up to 62 days, by week up to
   * 434, by month beyond. `unitCode` of a unit with rows adds them up.
   */
  'targets.getSeries': query({
    input: z
      .object({ unitCode: unitCodeSchema, measure: measureSchema, from: localDateSchema, to: localDateSchema })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ngày cuối phải từ ngày đầu trở đi' })
      .refine(isTenYears, { path: ['to'], message: 'tối đa mười năm' }),
    output: targetSeriesSchema,
    errors: { 'units/not-configured': z.object({}), 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /**
   * Records targets; a later one for the same unit, measure and dates replaces an earlier one, `needed: null` withdraws
   * it. The same `clientId` again records nothing twice.
   */
  'targets.setTargets': command({
    access: ['officer', 'administrator'],
    input: z.object({
      clientId: z.string().min(8).max(64).optional(),
      targets: z.array(targetSchema).min(1).max(2000),
      /** How they came: typed where it is not said. */
      source: z.enum(['typed', 'pasted', 'command-line']).optional(),
      /** The targets as their editor saw them: of what is changed nothing that stands otherwise is written over. */
      basedOn: z.array(targetSchema).max(2000).optional(),
    }),
    /** `isRepeated` where the command was carried out before. */
    output: z.object({ changed: z.int(), isRepeated: z.literal(true).optional() }),
    errors: {
      'units/unknown': z.object({ codes: z.array(z.string()) }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
      'targets/document-has-identifier': z.object({}),
      'targets/changed-since': z.object({ name: z.string(), at: z.string(), author: z.string() }),
    },
    invalidates: ['targets', 'figures', 'reports', 'audit'],
  }),
} as const

/** Asked of dates that were not read too, which their own message is about. */
function isTenYears(span: { readonly from: string; readonly to: string }): boolean {
  const [from, to] = [parseLocalDate(span.from), parseLocalDate(span.to)]
  return from === null || to === null || daysBetween(from, to) <= 3660
}
