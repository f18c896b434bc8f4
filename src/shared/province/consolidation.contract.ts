import { z } from 'zod'
import { query } from '#shared/contract/procedure.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { periodSchema } from '#shared/kernel/period.ts'
import { geographyChoiceSchema } from '#shared/reports/reports.schema.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { consolidationSchema, passportSchema } from './consolidation.schema.ts'

const refusals = {
  'units/not-configured': z.object({}),
  'units/unknown': z.object({ codes: z.array(z.string()) }),
  /** As the units are now: more of a level was given to successors than there is. */
  'province/over-allocated': z.object({ unit: z.string(), indicator: z.string(), level: z.string(), count: z.int() }),
  'province/not-a-province': z.object({}),
} as const

export const consolidationContract = {
  /** What the province's units come to over a period: their lines, or the lines of one of them. */
  'province.getConsolidation': query({
    input: z.object({
      period: periodSchema,
      unitCode: unitCodeSchema.optional(),
      /** As the units were when left out. */
      geography: geographyChoiceSchema.optional(),
    }),
    output: consolidationSchema,
    errors: refusals,
  }),
  /**
   * Where one figure of it comes from, one step down: the units it adds up, then the days, then what was recorded and
   * out of which file; of a ratio what it divides, of a level what it stands on.
   */
  'province.getFigurePassport': query({
    input: z
      .object({
        period: periodSchema,
        column: z.string().max(60),
        /** The province itself when left out. */
        unitCode: unitCodeSchema.optional(),
        /** Only these days of a flow, within the period or before it. */
        span: z
          .object({ from: localDateSchema, to: localDateSchema })
          .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ngày cuối phải từ ngày đầu trở đi' })
          .optional(),
      })
      .strict(),
    output: passportSchema,
    errors: { ...refusals, 'province/unknown-figure': z.object({ column: z.string() }) },
  }),
} as const
