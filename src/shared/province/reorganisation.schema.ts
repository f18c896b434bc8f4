import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema, unitKindSchema, unitNameSchema } from '#shared/units/units.schema.ts'

export const reorganisationKindSchema = z.enum(['merge', 'split', 'rename', 'move'])
export type ReorganisationKind = z.infer<typeof reorganisationKindSchema>

/** Where a unit that ends goes: whole into one, or in parts into several. */
export const pieceSchema = z.object({ from: unitCodeSchema, to: unitCodeSchema, whole: z.boolean() })
export type Piece = z.infer<typeof pieceSchema>

/** A unit that begins on the day; its code leaves room for those of a group's own rows, `654-CPX`. */
const newUnitSchema = z.object({
  code: unitCodeSchema.max(28),
  name: unitNameSchema,
  kind: z.enum(['commune', 'extra', 'district', 'cluster']),
  parentCode: unitCodeSchema,
})

/** What a decree does to units: from `on`, the first day of the new arrangement. */
export const reorganisationSchema = z.object({
  id: z.string().min(8).max(64),
  kind: reorganisationKindSchema,
  on: localDateSchema,
  document: z.string().trim().min(1).max(300),
  pieces: z.array(pieceSchema).max(2000),
  newUnits: z.array(newUnitSchema).max(1000),
  renames: z.array(z.object({ unitCode: unitCodeSchema, name: unitNameSchema })).max(1000),
  moves: z.array(z.object({ unitCode: unitCodeSchema, parentCode: unitCodeSchema })).max(1000),
  /** Districts or clusters that end without one that takes their place. */
  endedGroups: z.array(unitCodeSchema).max(100),
})
export type Reorganisation = z.infer<typeof reorganisationSchema>

/** What a unit was called and where it stood until a day. */
export const formerUnitSchema = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.string().nullable(),
  sortOrder: z.int(),
})
export type FormerUnit = z.infer<typeof formerUnitSchema>

/** A reorganisation as it was carried out: with every row it ended, made or changed. */
export const storedReorganisationSchema = reorganisationSchema.extend({
  /** Of units renamed or moved, what they were until the day. */
  former: z.array(formerUnitSchema),
  made: z.array(z.string()),
  ended: z.array(z.string()),
})
export type StoredReorganisation = z.infer<typeof storedReorganisationSchema>

/** A unit of the book with the days it has and its place in the order. */
export const unitStateSchema = z.object({
  code: z.string(),
  kind: unitKindSchema,
  name: z.string(),
  parentCode: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  sortOrder: z.int(),
})
export type UnitState = z.infer<typeof unitStateSchema>

/** The part of a divided unit's level at the close of its last day that a person gave to one of its successors. */
export const allocationSchema = z.object({
  from: unitCodeSchema,
  to: unitCodeSchema,
  indicator: z.string().max(40),
  /** Null takes the part back. */
  value: countSchema.nullable(),
  document: z.string().trim().max(300),
})
export type Allocation = z.infer<typeof allocationSchema>
