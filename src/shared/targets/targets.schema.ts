import { z } from 'zod'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'

/** Levels a target may be a share of. */
export const shareDenominators = ['POP_ELIG', 'POP_TOTAL', 'EID_COL_CUM', 'EID_APP_CUM'] as const

/**
 * A dated target of one unit and measure. `cumulative`: the stock at the date is compared with it; `in-period`: Σ flow
 * from `from` to the date. Either a count, or a share of a denominator in basis points of one (5500 = 55 %), of which
 * the count needed is the ceiling.
 */
export const targetSchema = z
  .object({
    unitCode: unitCodeSchema,
    measure: z.enum(targetMeasures),
    kind: z.enum(['cumulative', 'in-period']),
    needed: z.union([
      z.object({ count: countSchema }),
      z.object({
        shareBp: z.int().min(0).max(100_000),
        denominator: z.enum(shareDenominators),
      }),
      z.null(),
    ]),
    from: localDateSchema,
    to: localDateSchema,
    document: z.string().max(200),
  })
  .refine((target) => target.from <= target.to, { path: ['to'], message: 'ngày hết hạn phải từ ngày bắt đầu trở đi' })
export type Target = z.infer<typeof targetSchema>
