import { z } from 'zod'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema, unitSchema } from '#shared/units/units.schema.ts'

/** Where a flow was taken: at a fixed counter, by a mobile team without a record; those of recorded sessions come only with the session (channel.rules). Stocks have none. */
export const channelSchema = z.enum(['FIXED', 'MOBILE'])

/** What brought a figure in. */
export const sourceSchema = z.enum([
  'typed',
  'pasted',
  'filled',
  'no-activity',
  'undone',
  'set-up',
  'command-line',
  'restored',
  'imported',
  'session',
  'submission',
])
export type Source = z.infer<typeof sourceSchema>

/** One figure over a span of days; a day has both ends equal. `null` takes the figure away: blank, not zero. */
export const postingSchema = z
  .object({
    unitCode: unitCodeSchema,
    indicator: z.string().max(40),
    channel: channelSchema.default('FIXED'),
    from: localDateSchema,
    to: localDateSchema,
    value: countSchema.nullable(),
    /** Text that is not a number, kept as typed: the figure is then blank and out of every total. */
    draft: z.string().max(60).optional(),
  })
  .refine((posting) => posting.from <= posting.to, { path: ['to'], message: 'ngày cuối phải từ ngày đầu trở đi' })
  .refine((posting) => posting.draft === undefined || posting.value === null, {
    path: ['draft'],
    message: 'chữ chưa đọc được thì không có số',
  })
export type Posting = z.infer<typeof postingSchema>
export type PostingInput = z.input<typeof postingSchema>

/** One cell of a day: a row and an indicator. */
export const dayCellSchema = z.object({
  unitCode: unitCodeSchema,
  indicator: z.string(),
  on: localDateSchema,
  /** FIXED as typed; null is blank. */
  fixed: z.int().nullable(),
  /** Σ of what counts in every mobile channel, of a total the Σ of its parts included; null when none is reported. */
  mobile: z.int().nullable(),
  /** Of that, what recorded sessions took in. */
  sessions: z.int().nullable(),
  /** MOBILE as typed, without a record of the session; null is blank. */
  unrecorded: z.int().nullable(),
  /** What counts: typed, or for a total the sum of the reported parts; both channels together. */
  effective: z.int().nullable(),
  draft: z.string().nullable(),
  note: z.string().nullable(),
})
export type DayCell = z.infer<typeof dayCellSchema>

/** Cumulatives of a row at the close of the day before; null where there is neither opening nor figure. */
export const carriedSchema = z.object({ unitCode: unitCodeSchema, stocks: z.record(z.string(), z.int().nullable()) })
export type Carried = z.infer<typeof carriedSchema>

/** An approved day, or some of its rows, open for corrections; each correction belongs to *điều chỉnh* `number`. */
export const unlockSchema = z.object({
  number: z.int().positive(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  /** It locks itself again at this instant. */
  expiresAt: z.string(),
  /** Rows that may be corrected; null is all of them. */
  unitCodes: z.array(z.string()).nullable(),
})
export type Unlock = z.infer<typeof unlockSchema>

/** `open` → `closed` (chốt) → `approved` (ký duyệt); then sent and received. */
export const dayStatusSchema = z.enum(['open', 'closed', 'approved'])
export type DayStatus = z.infer<typeof dayStatusSchema>

export const dayStateSchema = z.object({
  on: localDateSchema,
  status: dayStatusSchema,
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  /** The reasons given when it was closed, also while it is open again. */
  reasons: z.array(z.object({ key: z.string(), reason: z.string() })),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Unlocks in force now. */
  unlocks: z.array(unlockSchema),
  /** Numbers of the corrections made to the day since it was approved. */
  adjustments: z.array(z.int()),
  sentAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  /** Reason of the last reopening, while the day is open again. */
  reopenReason: z.string().nullable(),
  isRestDay: z.boolean(),
  restDayName: z.string().nullable(),
})
export type DayState = z.infer<typeof dayStateSchema>

/** A day of the unit: its rows, the cells that hold anything, what is carried in, and what is wrong. */
export const dayBookSchema = z.object({
  state: dayStateSchema,
  rows: z.array(unitSchema),
  cells: z.array(dayCellSchema),
  carried: z.array(carriedSchema),
  issues: z.array(issueSchema),
})
export type DayBook = z.infer<typeof dayBookSchema>

/** One row over the days of a month: the same grid turned. */
export const monthBookSchema = z.object({
  unit: unitSchema,
  days: z.array(dayStateSchema),
  cells: z.array(dayCellSchema),
  /** Carried into the first day of the month. */
  carried: carriedSchema,
  issues: z.array(issueSchema),
})
export type MonthBook = z.infer<typeof monthBookSchema>

/** Everything the side panel says about one cell. */
export const cellDetailSchema = z.object({
  cell: dayCellSchema,
  previousDay: z.int().nullable(),
  /** The 30 days up to and with the day, oldest first. */
  series: z.array(z.object({ on: localDateSchema, value: z.int().nullable() })),
  /** Of the 30 days before the day, which is compared with it. */
  median30: z.number().nullable(),
  /** Of the 90 days before the day. */
  highest90: z.object({ on: localDateSchema, value: z.int() }).nullable(),
  cumulative: z.int().nullable(),
  target: z.object({ numerator: z.int().nullable(), needed: z.int() }).nullable(),
  history: z.array(
    z.object({
      at: z.string(),
      author: z.string(),
      source: sourceSchema,
      channel: z.string(),
      value: z.int().nullable(),
    }),
  ),
})
export type CellDetail = z.infer<typeof cellDetailSchema>

/** A numbered correction of approved days: what was unlocked, why, and what it changed. */
export const adjustmentSchema = z.object({
  number: z.int().positive(),
  openedAt: z.string(),
  openedBy: z.string(),
  reason: z.string(),
  days: z.array(localDateSchema),
  unitCodes: z.array(z.string()).nullable(),
  expiresAt: z.string(),
  /** Null while it still takes corrections. */
  lockedAt: z.string().nullable(),
  /** First day whose report carries it: the first not approved when it was opened. */
  reportedOn: localDateSchema,
  /** Cells that say something else than when it was opened; as typed, per channel. */
  changes: z.array(
    z.object({
      unitCode: z.string(),
      unitName: z.string(),
      indicator: z.string(),
      channel: z.string(),
      from: localDateSchema,
      to: localDateSchema,
      before: z.int().nullable(),
      after: z.int().nullable(),
    }),
  ),
})
export type Adjustment = z.infer<typeof adjustmentSchema>

/** Something that was recorded, as the history of a day lists it. */
export const recordedEntrySchema = z.object({
  entryId: z.int().positive(),
  at: z.string(),
  author: z.string(),
  source: z.string(),
  document: z.string(),
  /** How many figures it changed, on this day and in all. */
  cells: z.int(),
  allCells: z.int(),
  /** First changes in words for a line: unit, indicator, before, after. */
  sample: z.array(
    z.object({
      unitCode: z.string(),
      indicator: z.string(),
      channel: z.string(),
      before: z.int().nullable(),
      after: z.int().nullable(),
    }),
  ),
  /** The entry that took it back, if any. */
  undoneBy: z.int().nullable(),
})
export type RecordedEntry = z.infer<typeof recordedEntrySchema>

/** An explained blank or warning: `key` is the issue's key (see issueKey in day.rules). */
export const reasonSchema = z.object({ key: z.string().max(120), reason: z.string().trim().min(3).max(300) })

/** A cell that stands otherwise than the entry to be undone left it. */
export const undoConflictSchema = z.object({
  unitCode: z.string(),
  indicator: z.string(),
  channel: z.string(),
  from: z.string(),
  to: z.string(),
  /** What the entry put there, and what stands now. */
  entered: z.int().nullable(),
  standing: z.int().nullable(),
})
