import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { canonicalMeasure, isTargetMeasure, measureFigures, shareDenominators } from './measures.rules.ts'

/** What a target counts: `CC`, `COL`, `ACT`, another flow of the catalogue, or a typed level of work done. */
export const measureSchema = z
  .string()
  .max(40)
  .overwrite(canonicalMeasure)
  .refine(isTargetMeasure, { message: 'không có chỉ tiêu mã này' })

/**
 * A dated target of one unit and measure. `cumulative`: the stock at the date is compared with it; `in-period`: Σ flow
 * from `from` to the date, so only of what is a flow. Either a count, or a share of a denominator in basis points of
 * one (5500 = 55 %), of which the count needed is the ceiling.
 */
export const targetSchema = z
  .object({
    unitCode: unitCodeSchema,
    measure: measureSchema,
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
  .refine(({ kind, measure }) => kind === 'cumulative' || !isLevel(measure), {
    path: ['kind'],
    message: 'số đang có chỉ đặt được chỉ tiêu tích lũy',
  })
export type Target = z.infer<typeof targetSchema>

function isLevel(measure: string): boolean {
  return isTargetMeasure(measure) && measureFigures(measure).flow === null
}
