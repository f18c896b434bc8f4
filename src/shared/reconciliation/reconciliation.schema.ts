import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'

/** A figure that the national system shows (số liệu gốc) for a row at the close of a day; null takes it away. */
export const nationalFigureSchema = z.object({
  unitCode: unitCodeSchema,
  /** An indicator that has a level at a date: a cumulative, a stock. */
  indicator: z.string().max(40),
  on: localDateSchema,
  value: countSchema.nullable(),
})
export type NationalFigure = z.infer<typeof nationalFigureSchema>

/** Why a figure of the unit differs from the national one at a day; an empty text takes it away. */
export const varianceReasonSchema = z.object({
  unitCode: unitCodeSchema,
  indicator: z.string().max(40),
  on: localDateSchema,
  reason: z.string().trim().max(300),
})
export type VarianceReason = z.infer<typeof varianceReasonSchema>

/** Chuẩn beside Tổng hợp, with the difference (tổng hợp − chuẩn) and why; null is not known. */
export const varianceSchema = z.object({
  unitCode: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  national: z.int().nullable(),
  own: z.int().nullable(),
  difference: z.int().nullable(),
  reason: z.string(),
  /** The day whose national figure it is; the unit's own is of the close of the same day. */
  on: localDateSchema,
})
export type Variance = z.infer<typeof varianceSchema>
