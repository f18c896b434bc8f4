import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitSchema } from '#shared/units/units.schema.ts'

/** A level given at a day: who told it, when, and from which document. */
const givenLevelSchema = z.object({
  on: localDateSchema,
  value: z.int(),
  author: z.string(),
  at: z.string(),
  document: z.string(),
})
export type GivenLevel = z.infer<typeof givenLevelSchema>

/** One level of a row: what was given at the day itself, and what stood at the close of the day before. */
export const levelCellSchema = z.object({
  unitCode: z.string(),
  indicator: z.string(),
  given: givenLevelSchema.nullable(),
  before: z.object({ on: localDateSchema, value: z.int() }).nullable(),
})
export type LevelCell = z.infer<typeof levelCellSchema>

/** The levels of the unit at a day; cells with neither are left out. */
export const levelBookSchema = z.object({
  on: localDateSchema,
  /** The unit itself, where its populations may be known without its rows; null when it is its own row. */
  whole: unitSchema.nullable(),
  rows: z.array(unitSchema),
  cells: z.array(levelCellSchema),
  /** Days at which levels were given, newest first, at most 60. */
  days: z.array(localDateSchema),
  /** CC_ERR belongs to the day, and takes no figure while that is closed; true when it does not. */
  isDayLocked: z.boolean(),
})
export type LevelBook = z.infer<typeof levelBookSchema>

/** Every level of one row and indicator, newest day first. */
export const levelHistorySchema = z.array(givenLevelSchema)
