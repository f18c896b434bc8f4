import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'

/** Who a session is held for; `other` is told in `groupNote`. */
export const sessionGroups = [
  'pupils',
  'officials',
  'elderly',
  'disabled',
  'workers',
  'residents',
  'inmates',
  'other',
] as const
export const sessionGroupSchema = z.enum(sessionGroups)
export type SessionGroup = z.infer<typeof sessionGroupSchema>

export const sessionStatusSchema = z.enum(['planned', 'done', 'cancelled'])
export type SessionStatus = z.infer<typeof sessionStatusSchema>

/**
 * Permanent, made by whoever first writes a session down; the same session in two files has the same id. Letters, digits,
 * `_` and `-`, at least one letter: it names the channel of its postings.
 */
export const sessionIdSchema = z
  .string()
  .regex(
    /^(?=.*[A-Za-z])[A-Za-z0-9_-]{8,64}$/,
    'mã buổi gồm 8–64 chữ không dấu, chữ số, - hoặc _, có ít nhất một chữ cái',
  )

const shortText = z.string().trim().max(200)
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'giờ viết dạng 07:30')

/** One figure of a session: a flow of the people who belong to a row of the unit. */
export const sessionFigureSchema = z.object({
  unitCode: unitCodeSchema,
  indicator: z.string().max(40),
  value: countSchema,
})
export type SessionFigure = z.infer<typeof sessionFigureSchema>

/**
 * A mobile enrolment session (buổi thu nhận lưu động): where, when, for whom, by whom. Its figures are postings of their
 * own channel on its day. `workedBy` is the unit that worked, `placeUnitCode` the commune of the place; the communes
 * people belong to are the rows of its figures.
 */
export const sessionPlanSchema = z
  .object({
    id: sessionIdSchema,
    on: localDateSchema,
    startsAt: timeSchema.nullable(),
    endsAt: timeSchema.nullable(),
    workedBy: z.string().trim().min(1).max(200),
    place: z.string().trim().min(1).max(200),
    /** Agency, school or business that hosts it (cơ quan phối hợp). */
    host: shortText,
    placeUnitCode: unitCodeSchema.nullable(),
    group: sessionGroupSchema,
    groupNote: shortText,
    /** How many people are expected; null is not planned. */
    expected: countSchema.nullable(),
    teams: countSchema.nullable(),
    staff: countSchema.nullable(),
    equipment: countSchema.nullable(),
    status: sessionStatusSchema,
    /** Why it was cancelled; empty otherwise. */
    cancelReason: z.string().trim().max(300),
    note: z.string().trim().max(500),
  })
  .refine((one) => one.startsAt === null || one.endsAt === null || one.startsAt < one.endsAt, {
    path: ['endsAt'],
    message: 'giờ kết thúc phải sau giờ bắt đầu',
  })
  .refine((one) => one.status !== 'cancelled' || one.cancelReason.length >= 3, {
    path: ['cancelReason'],
    message: 'buổi bị huỷ cần lý do',
  })
export type SessionPlan = z.infer<typeof sessionPlanSchema>

/** A session with what it took in; no figures while it is planned or cancelled. */
export const sessionSchema = z.object({
  plan: sessionPlanSchema,
  figures: z.array(sessionFigureSchema),
  /** Effective Σ over its rows, by indicator: a total is the typed one, else the sum of its parts. */
  totals: z.record(z.string(), z.int()),
  /** The entry that made it what it is. */
  entryId: z.int().positive(),
  recordedAt: z.string(),
  author: z.string(),
})
export type Session = z.infer<typeof sessionSchema>

/** What a session has been; null while it was taken back. */
export const sessionChangeSchema = z.object({
  entryId: z.int().positive(),
  at: z.string(),
  author: z.string(),
  plan: sessionPlanSchema.nullable(),
  figures: z.array(sessionFigureSchema),
})
export type SessionChange = z.infer<typeof sessionChangeSchema>

const sessionSightSchema = z.object({
  id: sessionIdSchema,
  on: localDateSchema,
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  workedBy: z.string(),
  place: z.string(),
})

/**
 * Two reports that may be of one session. `same-id`: one record that two units wrote, the later one stands;
 * `same-place`: two records of a day at one place whose hours meet or are not known.
 */
export const sessionPairSchema = z.object({
  kind: z.enum(['same-id', 'same-place']),
  first: sessionSightSchema,
  second: sessionSightSchema,
  /** Why, in a sentence for a person. */
  reason: z.string(),
})
export type SessionPair = z.infer<typeof sessionPairSchema>

/** What counts for a row on a day, all channels together, before and after a session was written. */
export const changedTotalSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  indicator: z.string(),
  on: localDateSchema,
  before: z.int().nullable(),
  after: z.int().nullable(),
})
export type ChangedTotal = z.infer<typeof changedTotalSchema>
