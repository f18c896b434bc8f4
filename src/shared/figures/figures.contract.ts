import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitsDaySchema } from './units-day.schema.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import {
  adjustmentSchema,
  cellDetailSchema,
  dayBookSchema,
  dayStateSchema,
  monthBookSchema,
  postingSchema,
  reasonSchema,
  recordedEntrySchema,
  sourceSchema,
  undoConflictSchema,
} from './figures.schema.ts'
import { todaySchema } from './today.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const
/** What a person writes stays for good, so nothing that looks like a citizen's number is taken. */
const noIdentifier = { 'figures/note-has-identifier': z.object({}) } as const
const changesFigures = ['figures', 'sessions', 'reports', 'audit'] as const
const onDay = z.object({ on: z.string() })
/** A page looks back over the quarter before its day, so the first year of the calendar has none. */
const firstPage = '1901-01-01'
const pageDaySchema = localDateSchema.refine((on) => on >= firstPage, `phải từ ${firstPage} trở đi`)
const pageMonthSchema = z
  .string()
  .refine((month) => pageDaySchema.safeParse(`${month}-01`).success, 'không có tháng này')

export const figuresContract = {
  'figures.getToday': query({ input: z.object({ on: pageDaySchema }), output: todaySchema, errors: notConfigured }),
  /** A day of all rows, or of those of one unit of a province. */
  'figures.getDay': query({
    input: z.object({ on: pageDaySchema, within: unitCodeSchema.optional() }),
    output: dayBookSchema,
    errors: { ...notConfigured, 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /** A day of a province added up by the units that report to it; of any other unit by its rows. */
  'figures.getUnitsDay': query({
    input: z.object({ on: pageDaySchema }),
    output: unitsDaySchema,
    errors: notConfigured,
  }),
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
    access: ['officer'],
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
       * not-valid-on, unit-not-valid-on, day-closed, day-approved, span-overlaps, stock-span, stock-channel,
       * level-exceeds-whole.
       */
      'figures/refused': z.object({ issues: z.array(issueSchema) }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: changesFigures,
  }),
  /** Writes or clears (empty text) the note of a cell. Notes with a run of 9 to 12 digits are refused: no citizen's number. */
  'figures.setNote': command({
    access: ['officer'],
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
      'figures/day-closed': onDay,
      'figures/day-approved': onDay,
    },
    invalidates: changesFigures,
  }),
  /** Closes a day: no error may remain, and every warning and every blank row needs its reason. */
  'figures.closeDay': command({
    access: ['officer'],
    input: z.object({ on: pageDaySchema, reasons: z.array(reasonSchema).max(2000) }),
    output: dayStateSchema,
    errors: {
      ...notConfigured,
      ...noIdentifier,
      'figures/day-has-errors': z.object({ issues: z.array(issueSchema) }),
      'figures/reasons-missing': z.object({ keys: z.array(z.string()) }),
      'figures/day-closed': onDay,
      'figures/day-approved': onDay,
    },
    invalidates: changesFigures,
  }),
  'figures.reopenDay': command({
    access: ['officer'],
    input: z.object({ on: localDateSchema, reason: z.string().trim().min(3).max(300) }),
    output: dayStateSchema,
    errors: {
      ...notConfigured,
      ...noIdentifier,
      'figures/day-not-closed': onDay,
      /** From approval on only numbered corrections, after an unlock. */
      'figures/day-approved': onDay,
    },
    invalidates: changesFigures,
  }),
  /** Signs days: each must be closed, or nothing is approved. Figures are then immutable. */
  'figures.approveDays': command({
    access: ['commander'],
    input: z.object({ days: z.array(pageDaySchema).min(1).max(366) }),
    output: z.array(dayStateSchema),
    errors: { ...notConfigured, 'figures/day-not-closed': onDay, 'figures/day-approved': onDay },
    invalidates: changesFigures,
  }),
  /**
   * Opens approved days, or some rows of them, for corrections until it locks itself again. Every correction made
   * meanwhile belongs to the *điều chỉnh* of the answered number.
   */
  'figures.unlockDays': command({
    access: ['commander'],
    input: z.object({
      days: z.array(pageDaySchema).min(1).max(366),
      unitCodes: z.array(unitCodeSchema).min(1).max(2000).nullable(),
      reason: z.string().trim().min(3).max(300),
      hours: z.int().min(1).max(72),
    }),
    output: z.object({ number: z.int(), expiresAt: z.string() }),
    errors: {
      ...notConfigured,
      ...noIdentifier,
      'figures/day-not-approved': onDay,
      'figures/already-unlocked': z.object({ on: z.string(), number: z.int() }),
      'units/unknown': z.object({ codes: z.array(z.string()) }),
    },
    invalidates: changesFigures,
  }),
  /** Ends an unlock before its time. */
  'figures.relockDays': command({
    access: ['commander', 'officer'],
    input: z.object({ number: z.int().positive() }),
    output: z.object({}),
    errors: { ...notConfigured, 'figures/not-unlocked': z.object({ number: z.int() }) },
    invalidates: changesFigures,
  }),
  /** Corrections of days within a span, or made on a day of it; newest first. */
  'figures.listAdjustments': query({
    input: z.object({ from: localDateSchema, to: localDateSchema }),
    output: z.array(adjustmentSchema),
    errors: notConfigured,
  }),
  /** Says that an approved day went to the superior, or takes it back. */
  'figures.markSent': command({
    access: ['officer', 'commander'],
    input: z.object({ on: localDateSchema, isSent: z.boolean() }),
    output: dayStateSchema,
    errors: { ...notConfigured, 'figures/day-not-approved': onDay, 'figures/day-received': onDay },
    invalidates: changesFigures,
  }),
  /** Says that the superior confirmed a sent day, or takes it back. */
  'figures.markReceived': command({
    access: ['officer', 'commander'],
    input: z.object({ on: localDateSchema, isReceived: z.boolean() }),
    output: dayStateSchema,
    errors: { ...notConfigured, 'figures/day-not-sent': onDay },
    invalidates: changesFigures,
  }),
  /** What was recorded for a day, newest first: from here anything can be taken back, also after a restart. */
  'figures.listEntries': query({
    input: z.object({ on: pageDaySchema, limit: z.int().min(1).max(500).default(100) }),
    output: z.array(recordedEntrySchema),
    errors: notConfigured,
  }),
  /**
   * Takes an entry back by a new entry that gives its cells what stood before. Cells changed again since are a conflict:
   * `refuse` names them and changes nothing, `skip` leaves them as they are. A session goes back with its postings, or
   * neither does.
   */
  'figures.undoEntry': command({
    access: ['officer'],
    input: z.object({
      clientId: z.string().min(8).max(64),
      entryId: z.int().positive(),
      conflicts: z.enum(['refuse', 'skip']).default('refuse'),
    }),
    output: z.object({ entryId: z.int().nullable(), changed: z.int(), skipped: z.int(), savedAt: z.string() }),
    errors: {
      ...notConfigured,
      'figures/refused': z.object({ issues: z.array(issueSchema) }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
      'figures/nothing-to-undo': z.object({ entryId: z.int() }),
      /** What a unit sent is taken back by what it sends next, not by an undo. */
      'figures/undo-submission': z.object({ entryId: z.int() }),
      'figures/undo-conflict': z.object({ cells: z.array(undoConflictSchema) }),
      /** Sessions of the entry were written again since. */
      'figures/undo-session-changed': z.object({
        sessions: z.array(z.object({ id: z.string(), on: z.string(), place: z.string() })),
      }),
    },
    invalidates: changesFigures,
  }),
  /**
   * Gives every cell of a day what stood right after an entry, by one new entry. Sessions stay as they are; how many of
   * them stood otherwise on that day is `sessionsLeft`.
   */
  'figures.restoreDay': command({
    access: ['officer'],
    input: z.object({ clientId: z.string().min(8).max(64), on: pageDaySchema, asOfEntryId: z.int().nonnegative() }),
    output: z.object({
      entryId: z.int().nullable(),
      changed: z.int(),
      sessionsLeft: z.int(),
      savedAt: z.string(),
    }),
    errors: {
      ...notConfigured,
      'figures/refused': z.object({ issues: z.array(issueSchema) }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: changesFigures,
  }),
} as const
