import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { roundingPolicySchema } from '#shared/kernel/ratio.ts'
import { targetSchema } from '#shared/targets/targets.schema.ts'
import { presetSchema, unitCodeSchema, unitNameSchema } from '#shared/units/units.schema.ts'

const line = z.string().trim().max(200)

export const signerSchema = z.object({
  /** `TM.` on behalf of, `KT.` for the head, `TL.` by order; empty when the head signs in person. */
  authority: z.enum(['', 'TM.', 'KT.', 'TL.']),
  /** Line after the authority: `TRƯỞNG CÔNG AN HUYỆN`. */
  authorityTitle: line,
  /** Position of the person who signs: `PHÓ TRƯỞNG CÔNG AN HUYỆN`. */
  title: line,
  name: line,
})

export const letterheadSchema = z.object({
  parentBody: line,
  issuingBody: line,
  place: line,
  /** `Số: …/BC-CAH`: the dots are where the number is written. */
  numberPattern: line,
  signers: z.array(signerSchema).min(1).max(6),
  recipients: z.array(line).max(10),
  /** Prints the box "LƯU HÀNH NỘI BỘ". */
  isInternal: z.boolean(),
})

export const reportingSchema = z.object({
  /** Hour by which the day's sheet is sent. */
  reportHour: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Which month the province counts: the calendar's, or the 15th to the 14th. */
  calendar: z.enum(['calendar', 'administrative']),
  policy: roundingPolicySchema,
  decimals: z.int().min(0).max(4),
})

export const figureRowSchema = z.object({
  unitCode: unitCodeSchema,
  figures: z.record(z.string(), countSchema.nullable()),
})

/** Levels of several rows at one date with the document they come from. */
export const datedFiguresSchema = z.object({
  on: localDateSchema,
  document: line,
  rows: z.array(figureRowSchema).max(2000),
})

/** Leaves room for the codes of the unit's own rows, `654-CPX`. */
export const LONGEST_GROUP_CODE = 28

/** A unit that reports to the province, with its own rows: a district or a cluster. */
export const reportingGroupSchema = z.object({
  code: unitCodeSchema.max(LONGEST_GROUP_CODE),
  name: unitNameSchema,
  communes: z
    .array(z.object({ code: unitCodeSchema, name: unitNameSchema }))
    .min(1)
    .max(1000),
  extraRows: z
    .array(z.object({ code: unitCodeSchema, name: unitNameSchema }))
    .max(50)
    .default([]),
})

/** The fields of a set-up; `setupSchema` is what may be applied. */
export const setupFieldsSchema = z.object({
  preset: presetSchema,
  provinceCode: z.string().max(32),
  provinceName: line,
  /** The code leaves room for those of the unit's own rows, `654-CPX`. */
  unit: z.object({ code: unitCodeSchema.max(28), name: unitNameSchema }),
  /** Rows directly below the unit; empty where `groups` has them. */
  communes: z.array(z.object({ code: unitCodeSchema, name: unitNameSchema })).max(1000),
  /** A province's districts or clusters, each with its communes; empty for every other unit. */
  groups: z.array(reportingGroupSchema).max(100).default([]),
  extraRows: z.array(z.object({ code: unitCodeSchema, name: unitNameSchema })).max(50),
  startOn: localDateSchema,
  openings: datedFiguresSchema.nullable(),
  populations: datedFiguresSchema.nullable(),
  targets: z.array(targetSchema).max(2000),
  letterhead: letterheadSchema,
  reporting: reportingSchema,
  isSample: z.boolean().default(false),
})

/** Everything the first-run wizard asks; giving it again changes what differs and keeps the rest. */
export const setupSchema = setupFieldsSchema.refine(
  ({ communes, groups }) => communes.length > 0 || groups.length > 0,
  { message: 'đơn vị chưa có xã nào', path: ['communes'] },
)

export const holidaySchema = z.object({ on: localDateSchema, name: line.min(1) })

/** Choices of the person at this PC that change no figure. */
export const preferencesSchema = z.object({
  /** Entry columns shown, in catalogue order. */
  entryColumns: z.array(z.string()).max(100),
  theme: z.enum(['light', 'dark', 'auto']),
})

export type Setup = z.infer<typeof setupSchema>
export type Letterhead = z.infer<typeof letterheadSchema>
export type Signer = z.infer<typeof signerSchema>
export type Reporting = z.infer<typeof reportingSchema>
export type Holiday = z.infer<typeof holidaySchema>
export type Preferences = z.infer<typeof preferencesSchema>
export type DatedFigures = z.infer<typeof datedFiguresSchema>
