import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { submissionRefusalSchema } from './submissions.schema.ts'

/** Forms that units send for adding up. */
export const dueFormSchema = z.enum(['BM01', 'BM02', 'BM04'])
export type DueForm = z.infer<typeof dueFormSchema>

/** How long one sheet reaches: each is due once for every day, week, month… */
export const slotKinds = ['day', 'week', 'month', 'quarter', 'half-year', 'nine-months', 'year'] as const
export const slotKindSchema = z.enum(slotKinds)
export type SlotKind = z.infer<typeof slotKindSchema>

/**
 * How a unit stands for one day or period. `late`, `resubmitted`, `empty` and `submitted` have an accepted sheet (the
 * first that fits is named); `unverified` has figures but no sheet; `waiting` is before its deadline; `outside` is
 * before the book or not a unit then.
 */
export const slotStates = [
  'submitted',
  'resubmitted',
  'late',
  'empty',
  'missing',
  'unverified',
  'exempt',
  'waiting',
  'rest',
  'outside',
] as const
export const slotStateSchema = z.enum(slotStates)
export type SlotState = z.infer<typeof slotStateSchema>

export const slotSchema = z.object({ from: localDateSchema, to: localDateSchema })
export type Slot = z.infer<typeof slotSchema>

/** A day or period with what is known of it for every unit. */
export const dueSlotSchema = slotSchema.extend({
  /** `Ngày 14/04/2023`, `Tháng 4 năm 2023`. */
  label: z.string(),
  /** What the day is called when nothing is due on it: a holiday, `Cuối tuần`. */
  restName: z.string().nullable(),
  deadlineAt: z.string(),
})
export type DueSlot = z.infer<typeof dueSlotSchema>

export const slotCellSchema = z.object({
  state: slotStateSchema,
  /** A sheet is asked for, whether or not its deadline has come. */
  isRequired: z.boolean(),
  /** Required, and its deadline has passed: counted in the rates. */
  isDue: z.boolean(),
  isLate: z.boolean(),
  isEmpty: z.boolean(),
  /** Accepted sheets, resubmissions among them. */
  accepted: z.int().min(0),
  /** Number the unit gave the sheet that counts. */
  sequence: z.int().nullable(),
  /** When the first accepted sheet was sent. */
  sentAt: z.string().nullable(),
})
export type SlotCell = z.infer<typeof slotCellSchema>

/** How many days or periods; `submitted` = `onTime` + `late`, all among `due`. */
export const slotTallySchema = z.object({
  required: z.int(),
  due: z.int(),
  submitted: z.int(),
  onTime: z.int(),
  late: z.int(),
  /** With an accepted sheet, before the deadline or where none was asked for too. */
  received: z.int(),
  /** Required ones with an accepted sheet. */
  receivedRequired: z.int(),
  resubmitted: z.int(),
  empty: z.int(),
  missing: z.int(),
  unverified: z.int(),
  exempt: z.int(),
  waiting: z.int(),
})
export type SlotTally = z.infer<typeof slotTallySchema>

/** The hour of a form's deadline, in force for periods that end on `from` or later. */
export const deadlineSchema = z.object({
  from: localDateSchema,
  hour: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'giờ dạng 17:00'),
  /** Days after the last day of the period; 0 is the same day. */
  daysAfter: z.int().min(0).max(60),
})
export type Deadline = z.infer<typeof deadlineSchema>

/** Kept as it was told, whole; the newest of a form stands. */
export const formDeadlinesSchema = z.object({ form: dueFormSchema, deadlines: z.array(deadlineSchema).max(100) })

const words = (longest: number) => z.string().trim().max(longest)

export const exemptionSchema = z
  .object({
    id: z.string().min(8).max(80),
    unitCode: unitCodeSchema,
    from: localDateSchema,
    to: localDateSchema,
    /** Null: every form. */
    form: dueFormSchema.nullable(),
    reason: words(300).min(1, 'cần lý do'),
    document: words(200).min(1, 'cần văn bản'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ngày cuối phải từ ngày đầu trở đi' })
export type Exemption = z.infer<typeof exemptionSchema>

/** Whom to call at a unit. A citizen's number has 9 or 12 digits; a telephone here has 10 or 11 and begins with 0, or is an inner line. */
export const contactSchema = z.object({
  unitCode: unitCodeSchema,
  name: words(120),
  phone: words(30).refine((text) => text === '' || isPhone(text), {
    error: 'số điện thoại có 10 hoặc 11 chữ số, bắt đầu bằng 0; số nội bộ có 3 đến 6 chữ số',
  }),
})
export type Contact = z.infer<typeof contactSchema>

function isPhone(text: string): boolean {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+84/, '0')
  return /^0\d{9,10}$/.test(digits) || /^\d{3,6}$/.test(digits)
}

/** A call about a sheet that had not come. */
export const callSchema = z.object({
  id: z.string().min(8).max(80),
  unitCode: unitCodeSchema,
  form: dueFormSchema,
  from: localDateSchema,
  to: localDateSchema,
  at: z.string(),
  by: z.string(),
  result: words(300).min(1, 'cần ghi kết quả cuộc gọi'),
})
export type Call = z.infer<typeof callSchema>

export const matrixRowSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  cells: z.array(slotCellSchema),
  tally: slotTallySchema,
})

export const completenessSchema = z.object({
  form: dueFormSchema,
  kind: slotKindSchema,
  /** When the question was answered: what was due by then. */
  at: z.string(),
  slots: z.array(dueSlotSchema),
  units: z.array(matrixRowSchema),
  /** For each slot, over the units. */
  slotTallies: z.array(slotTallySchema),
  total: slotTallySchema,
})
export type Completeness = z.infer<typeof completenessSchema>

/** A file of a unit for one day or period, as it came. */
export const sentFileSchema = z.object({
  id: z.int(),
  state: z.enum(['accepted', 'refused']),
  fileName: z.string(),
  sequence: z.int().nullable(),
  /** The earlier of the two: the file's own time of export, and when the province took it in. */
  sentAt: z.string(),
  exportedAt: z.string().nullable(),
  receivedAt: z.string(),
  receivedBy: z.string(),
  isEmpty: z.boolean(),
  supersedes: z.int().nullable(),
  /** Why it was not taken. */
  refusal: submissionRefusalSchema.nullable(),
  /** Why it was taken out of the book again; null for one that was not. */
  withdrawnFor: z.string().nullable(),
})
export type SentFile = z.infer<typeof sentFileSchema>

/** The last figures of a unit before a sheet that is missing. */
export const lastFiguresSchema = z.object({
  on: localDateSchema,
  figures: z.array(z.object({ indicator: z.string(), value: z.int().nullable() })),
})

export const callRowSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  cell: slotCellSchema,
  contact: z.object({ name: z.string(), phone: z.string() }),
  last: lastFiguresSchema.nullable(),
  /** Middle time of day of what it sent in the last 30 days or periods that were due, and of how many that is. */
  usual: z.object({ time: z.string(), of: z.int() }).nullable(),
  /** About this day or period, newest first. */
  calls: z.array(callSchema),
})
export type CallRow = z.infer<typeof callRowSchema>
