import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { geographyChoiceSchema } from '#shared/reports/reports.schema.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'

/** Periods a person chooses among. Month-based ones follow the unit's calendar, but for the two kinds of month. */
export const periodChoices = [
  'day',
  'week',
  'month',
  'admin-month',
  'quarter',
  'half-year',
  'nine-months',
  'year',
  'custom',
  'as-of',
] as const
export type PeriodChoice = (typeof periodChoices)[number]

const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** What the report screen shows, kept in the address so that it survives a reload. What is left out takes the unit's setting. */
export const reportSearchSchema = z.object({
  form: lenient(z.string()),
  kind: lenient(z.enum(periodChoices)),
  /** A day inside the period; of a custom period and of "tính đến" the last one. */
  on: lenient(localDateSchema),
  /** First day of a custom period. */
  from: lenient(localDateSchema),
  origin: lenient(z.enum(['start', 'year-start'])),
  policy: lenient(z.enum(['trunc', 'half-up'])),
  decimals: lenient(z.int().min(0).max(4)),
  signer: lenient(z.int().min(0)),
  /** The unit of a province whose rows are reported; all of them where it is left out. */
  unit: lenient(unitCodeSchema),
  /** Rows of a province: its communes, or the units that report to it. */
  rows: lenient(z.enum(['reporting-units'])),
  /** As the units were then, or as they are now. */
  geography: lenient(geographyChoiceSchema),
  /** The campaign a form is of. */
  subject: lenient(z.string().min(1).max(64)),
  /** An exported sheet as it went out, by its id. */
  past: lenient(z.int().positive()),
  /** The book as it stood at the close of a calendar day. */
  asOf: lenient(localDateSchema),
})
export type ReportSearch = z.infer<typeof reportSearchSchema>
