import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import {
  cellDetailSchema,
  dayBookSchema,
  dayStateSchema,
  monthBookSchema,
  postingSchema,
  reasonSchema,
  sourceSchema,
  todaySchema,
} from './figures.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const
/** What a person writes stays for good, so nothing that looks like a citizen's number is taken. */
const noIdentifier = { 'figures/note-has-identifier': z.object({}) } as const
const changesFigures = ['figures', 'reports'] as const

/** A page looks back over the quarter before its day, so the first year of the calendar has none. */
const firstPage = '1901-01-01'
const pageDaySchema = localDateSchema.refine((on) => on >= firstPage, `phải từ ${firstPage} trở đi`)
const pageMonthSchema = z
  .string()
  .refine((month) => pageDaySchema.safeParse(`${month}-01`).success, 'không có tháng này')

export const figuresContract = {
  'figures.getToday': query({ input: z.object({ on: pageDaySchema }), output: todaySchema, errors: notConfigured }),
  'figures.getDay': query({ input: z.object({ on: pageDaySchema }), output: dayBookSchema, errors: notConfigured }),
  /** One row over a calendar month, `YYYY-MM`. */
  'figures.getMonth': query({
    input: z.object({ unitCode: unitCodeSchema, month: pageMonthSchema }),
    output: monthBookSchema,
    errors: { ...notConfigured, 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  'figures.getCellDetail': query({
    input: z.object({ unitCode: unitCodeSchema, indicator: z.string(), on: pageDaySchema }),
    output: cellDetailSchema,
    errors: { ...notConfigured, 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /**
   * Records figures: all of them or none. Done when it answers: the store has committed to disk. Giving the same
   * `clientId` again answers with the entry it made, `changed` 0, and records nothing twice; figures equal to what stands make no revision.
   */
  'figures.recordFigures': command({
    input: z.object({
      clientId: z.string().min(8).max(64),
      source: sourceSchema,
      document: z.string().max(200).default(''),
      postings: z.array(postingSchema).min(1).max(20_000),
    }),
    output: z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() }),
    errors: {
      ...notConfigured,
      /**
       * Issue codes: unknown-unit, unknown-indicator, not-typed, not-a-row, draft-has-identifier,
       * not-valid-on, unit-not-valid-on, day-closed, span-overlaps, stock-span, stock-channel.
       */
      'figures/refused': z.object({ issues: z.array(issueSchema) }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: changesFigures,
  }),
  /** Writes or clears (empty text) the note of a cell. Notes with a run of 9 to 12 digits are refused: no citizen's number. */
  'figures.setNote': command({
    input: z.object({
      unitCode: unitCodeSchema,
      indicator: z.string().refine((code) => findIndicator(code) !== undefined, 'không có chỉ tiêu này'),
      on: localDateSchema,
      text: z.string().trim().max(500),
    }),
    output: z.object({}),
    errors: {
      ...notConfigured,
      'units/unknown': z.object({ codes: z.array(z.string()) }),
      ...noIdentifier,
      'figures/day-closed': z.object({ on: z.string() }),
    },
    invalidates: changesFigures,
  }),
  /** Closes a day: no error may remain, and every warning and every blank row needs its reason. */
  'figures.closeDay': command({
    input: z.object({ on: pageDaySchema, reasons: z.array(reasonSchema).max(2000) }),
    output: dayStateSchema,
    errors: {
      ...notConfigured,
      ...noIdentifier,
      'figures/day-has-errors': z.object({ issues: z.array(issueSchema) }),
      'figures/reasons-missing': z.object({ keys: z.array(z.string()) }),
      'figures/day-closed': z.object({ on: z.string() }),
    },
    invalidates: changesFigures,
  }),
  'figures.reopenDay': command({
    input: z.object({ on: localDateSchema, reason: z.string().trim().min(3).max(300) }),
    output: dayStateSchema,
    errors: { ...notConfigured, ...noIdentifier, 'figures/day-not-closed': z.object({ on: z.string() }) },
    invalidates: changesFigures,
  }),
  'figures.markSent': command({
    input: z.object({ on: localDateSchema, isSent: z.boolean() }),
    output: dayStateSchema,
    errors: { ...notConfigured, 'figures/day-not-closed': z.object({ on: z.string() }) },
    invalidates: changesFigures,
  }),
} as const
