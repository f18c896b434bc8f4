import { z } from 'zod'
import { query } from '#shared/contract/procedure.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { levelBookSchema, levelHistorySchema } from './level-book.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const

/** Levels typed at a date: populations, reasons, cleaned data, groups, faulty files. They are recorded as figures are. */
export const levelBookContract = {
  /** Of the unit, or of one unit of a province: a province's rows are the units that report to it. */
  'figures.getLevels': query({
    input: z.object({ on: localDateSchema, within: unitCodeSchema.optional() }),
    output: levelBookSchema,
    errors: { ...notConfigured, 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /** What one level has been from day to day. */
  'figures.getLevelHistory': query({
    input: z.object({
      unitCode: unitCodeSchema,
      indicator: z.string().refine((code) => findIndicator(code)?.type === 'stock', 'không có số tồn này'),
    }),
    output: levelHistorySchema,
    errors: { ...notConfigured, 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
} as const
