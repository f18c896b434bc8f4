import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { dueFormSchema, slotKindSchema } from '#shared/province/completeness.schema.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'

const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** What the address says of "Tình hình nộp". */
export const completenessSearchShape = {
  /** A day of the day or period looked at, which the days around it are shown with. */
  on: lenient(localDateSchema),
  form: lenient(dueFormSchema),
  kind: lenient(slotKindSchema),
  /** The unit whose sheet is open beside the matrix. */
  unit: lenient(unitCodeSchema),
  /** Whether the call list is open beside the matrix. */
  calls: lenient(z.boolean()),
} as const
