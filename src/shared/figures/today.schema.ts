import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitCodeSchema, unitSchema } from '#shared/units/units.schema.ts'
import { dayStateSchema } from './figures.schema.ts'

/** What "Hôm nay" shows. Counts are effective figures; null is nothing reported. */
export const todaySchema = z.object({
  state: dayStateSchema,
  rows: z.array(z.object({ unit: unitSchema, status: z.enum(['reported', 'partial', 'missing', 'not-due']) })),
  measures: z.array(
    z.object({
      measure: z.enum(['CC', 'COL', 'ACT']),
      today: z.int().nullable(),
      previousDay: z.int().nullable(),
      parts: z.array(z.object({ indicator: z.string(), value: z.int().nullable() })),
      cumulative: z.int().nullable(),
      eligible: z.object({ numerator: z.int().nullable(), denominator: z.int().nullable() }),
      target: z.object({
        numerator: z.int().nullable(),
        needed: z.int().nullable(),
        endsOn: localDateSchema.nullable(),
        perDay: z.int().nullable(),
        perWorkingDay: z.int().nullable(),
      }),
    }),
  ),
  /** Rows against the activation target, best first; numerator or needed null: no rate. */
  progress: z.array(z.object({ unit: unitSchema, numerator: z.int().nullable(), needed: z.int().nullable() })),
  /** The last 15 days × communes. */
  calendar: z.array(
    z.object({
      unitCode: unitCodeSchema,
      days: z.array(z.object({ on: localDateSchema, status: z.enum(['reported', 'partial', 'missing', 'not-due']) })),
    }),
  ),
  /** Days of the month up to today that are due and not closed. */
  openDays: z.array(localDateSchema),
  /** Closed days of the month that wait for the commander. */
  unapprovedDays: z.array(localDateSchema),
  /** Approved days of the month not marked as sent. */
  unsentDays: z.array(localDateSchema),
  counts: z.object({ errors: z.int(), warnings: z.int(), missing: z.int() }),
  /** The day's figures as a short text for a message. */
  message: z.string(),
  lastBackupAt: z.string().nullable(),
})
export type Today = z.infer<typeof todaySchema>
