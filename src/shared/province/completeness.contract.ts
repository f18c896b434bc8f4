import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { daysBetween, localDateSchema, parseLocalDate } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import {
  callRowSchema,
  callSchema,
  completenessSchema,
  contactSchema,
  deadlineSchema,
  dueFormSchema,
  dueSlotSchema,
  exemptionSchema,
  formDeadlinesSchema,
  sentFileSchema,
  slotCellSchema,
  slotKindSchema,
} from './completeness.schema.ts'
import { provinceErrors } from './province.schema.ts'

/** Days that a matrix may span. */
const MOST_DAYS = 1100

const asked = { form: dueFormSchema, kind: slotKindSchema }
const span = { from: localDateSchema, to: localDateSchema }
const clientId = z.string().min(8).max(64)
const saved = z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() })
const queryErrors = {
  ...provinceErrors,
  /** The form has no sheets of that length: BM01 is of a day. */
  'province/wrong-period': z.object({ form: z.string(), kind: z.string() }),
} as const
const saveErrors = {
  ...provinceErrors,
  'units/unknown': z.object({ codes: z.array(z.string()) }),
  'figures/client-id-reused': z.object({ clientId: z.string() }),
  /** What a person writes stays for good, so nothing that looks like a citizen's number is taken. */
  'figures/note-has-identifier': z.object({}),
} as const
/** Somebody else changed it since `basedOn`, what its editor saw; without `basedOn` what stands is written over. */
const changedSince = {
  'province/changed-since': z.object({ name: z.string(), at: z.string(), author: z.string() }),
} as const
const invalidates = ['province', 'audit'] as const

/** What is no day is refused as such. */
function isShort(span: { readonly from: string; readonly to: string }): boolean {
  const [from, to] = [parseLocalDate(span.from), parseLocalDate(span.to)]
  return from === null || to === null || from > to || daysBetween(from, to) < MOST_DAYS
}

export const completenessContract = {
  /** Units × days, or × the periods of a length that end in the span: who has sent a sheet, when, and who has not. */
  'province.getCompleteness': query({
    input: z
      .object({ ...asked, ...span })
      .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ngày cuối phải từ ngày đầu trở đi' })
      .refine(isShort, {
        path: ['to'],
        error: `khoảng ngày không dài quá ${MOST_DAYS} ngày`,
      }),
    output: completenessSchema,
    errors: queryErrors,
  }),
  /** Units that lack the sheet of the day or period that `on` lies in: whom to call, what they sent last and when. */
  'province.getCallList': query({
    input: z.object({ ...asked, on: localDateSchema }),
    output: z.object({
      slot: dueSlotSchema,
      at: z.string(),
      required: z.int(),
      receivedRequired: z.int(),
      rows: z.array(callRowSchema),
      /** The list as a text for a message. */
      message: z.string(),
    }),
    errors: queryErrors,
  }),
  /** All that is known of one unit's sheet of a day or period: files, exemptions, calls, whom to call. */
  'province.getUnitSlot': query({
    input: z.object({ ...asked, on: localDateSchema, unitCode: unitCodeSchema }),
    output: z.object({
      unitName: z.string(),
      slot: dueSlotSchema,
      cell: slotCellSchema,
      files: z.array(sentFileSchema),
      exemptions: z.array(exemptionSchema),
      calls: z.array(callSchema),
      contact: z.object({ name: z.string(), phone: z.string() }),
    }),
    errors: { ...queryErrors, 'units/unknown': z.object({ codes: z.array(z.string()) }) },
  }),
  /** Deadlines that were set, by form; where none is in force it is the report hour of the settings, the same day. */
  'province.listDeadlines': query({
    input: z.object({}),
    output: z.object({ reportHour: z.string(), forms: z.array(formDeadlinesSchema) }),
    errors: provinceErrors,
  }),
  /** Sets the hour of a form for what ends on `from` or later; null takes the rule of that `from` away. */
  'province.setDeadline': command({
    access: ['province', 'commander'],
    input: z.object({
      clientId,
      form: dueFormSchema,
      from: localDateSchema,
      deadline: deadlineSchema.omit({ from: true }).nullable(),
      /** The rules of the form as the editor saw them. */
      basedOn: z.array(deadlineSchema).max(100).optional(),
    }),
    output: saved,
    errors: { ...saveErrors, ...changedSince },
    invalidates,
  }),
  /** Excuses a unit from sending over some days, with reason and document; the same id again changes it. */
  'province.saveExemption': command({
    access: ['province', 'officer'],
    input: z.object({ clientId, exemption: exemptionSchema, basedOn: exemptionSchema.nullable().optional() }),
    output: saved,
    errors: { ...saveErrors, ...changedSince },
    invalidates,
  }),
  'province.withdrawExemption': command({
    access: ['province', 'officer'],
    input: z.object({ clientId, id: z.string().min(8).max(80), basedOn: exemptionSchema.optional() }),
    output: saved,
    errors: { ...saveErrors, ...changedSince, 'province/unknown-exemption': z.object({ id: z.string() }) },
    invalidates,
  }),
  /** Whom to call at a unit. */
  'province.saveContact': command({
    access: ['province', 'officer'],
    input: z.object({
      clientId,
      contact: contactSchema,
      basedOn: z.object({ name: z.string(), phone: z.string() }).optional(),
    }),
    output: saved,
    errors: { ...saveErrors, ...changedSince },
    invalidates,
  }),
  /** Writes down a call that was made now: by whom is known, what was said is told. */
  'province.addCall': command({
    access: ['province', 'officer'],
    input: z.object({
      clientId,
      call: callSchema.omit({ id: true, at: true, by: true }).refine(({ from, to }) => from <= to),
    }),
    output: saved,
    errors: saveErrors,
    invalidates,
  }),
} as const
