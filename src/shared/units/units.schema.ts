import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'

/**
 * Kinds of unit. `unallocated` (Chưa phân xã) and `outside` (Ngoài địa bàn) are rows of every unit; `extra` is a row the
 * unit adds for itself. Rows of a unit are disjoint: their sum is the unit.
 */
export const unitKindSchema = z.enum(['province', 'district', 'cluster', 'commune', 'unallocated', 'outside', 'extra'])
export type UnitKind = z.infer<typeof unitKindSchema>

/** How levels are arranged: province → district → commune, province → commune, province → cluster → commune. */
export const presetSchema = z.enum(['huyen', 'hai-cap', 'cum'])
export type Preset = z.infer<typeof presetSchema>

export const unitCodeSchema = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,31}$/, 'mã đơn vị gồm chữ, số, dấu chấm, gạch nối, tối đa 32 ký tự')

/** A name a person may type: 1–120 characters, no control characters. */
export const unitNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((name) => !/\p{Cc}/u.test(name), 'tên đơn vị có ký tự điều khiển')
  .transform((name) => name.normalize('NFC'))

export const unitSchema = z.object({
  code: unitCodeSchema,
  kind: unitKindSchema,
  name: z.string(),
  parentCode: unitCodeSchema.nullable(),
  validFrom: localDateSchema,
  validTo: localDateSchema.nullable(),
})
export type Unit = z.infer<typeof unitSchema>

/** A unit of the bundled data set of administrative units. */
export const catalogueUnitSchema = z.object({
  code: z.string(),
  kind: z.enum(['province', 'district', 'commune']),
  /** Full name with its type: `Xã Ea Kly`. */
  name: z.string(),
  parentCode: z.string().nullable(),
  /** `Xã Ea Kly, Huyện Krông Pắc, Tỉnh Đắk Lắk`, for telling namesakes apart. */
  path: z.string(),
})
export type CatalogueUnit = z.infer<typeof catalogueUnitSchema>
