import { z } from 'zod'
import { unitSchema } from '#shared/units/units.schema.ts'
import { dayStateSchema } from './figures.schema.ts'

/** What the rows of a unit reported of a day, added up; indicators nobody reported are absent. */
const dayOfUnitSchema = z.object({
  unit: unitSchema,
  /** Rows that owe figures, how many of them have any, and the names of those that have none. */
  due: z.int(),
  reported: z.int(),
  missing: z.array(z.string()),
  /** Σ of effective figures, of that what mobile teams took in. */
  figures: z.record(z.string(), z.object({ total: z.int(), mobile: z.int().nullable() })),
})

/** A day by units. Σ of the units is the whole. */
export const unitsDaySchema = z.object({ state: dayStateSchema, units: z.array(dayOfUnitSchema) })
export type UnitsDay = z.infer<typeof unitsDaySchema>
export type DayOfUnit = UnitsDay['units'][number]
