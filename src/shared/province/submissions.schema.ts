import { z } from 'zod'

/** What a unit sent to the province: every file as it came, and what became of it. */

const plainRemarkSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type PlainRemark = z.infer<typeof plainRemarkSchema>

/** Something the province is told of a file it took: nothing of it keeps figures out. */
export const submissionRemarkSchema = plainRemarkSchema.extend({
  /** The cells that a remark of many sums up, each as it would be said alone. */
  details: z.array(plainRemarkSchema).optional(),
})
export type SubmissionRemark = z.infer<typeof submissionRemarkSchema>

/** Why a file was not taken, by permanent code with what its message needs. */
export const submissionRefusalSchema = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) })
export type SubmissionRefusal = z.infer<typeof submissionRefusalSchema>

export const submissionStateSchema = z.enum(['accepted', 'refused'])

/** What a file says it is; each part null where it could not be read. */
export const submissionSubjectSchema = z.object({
  form: z.string().nullable(),
  formVersion: z.int().nullable(),
  unitCode: z.string().nullable(),
  /** As the province knows the unit; of one that is not of the province as the file says. */
  unitName: z.string().nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** Counts the exports of the form and period by the unit. */
  sequence: z.int().nullable(),
  checkCode: z.string().nullable(),
  exportedAt: z.string().nullable(),
  /** Totals of the columns of counts that the sheet carries, by column code. */
  totals: z.array(z.object({ code: z.string(), label: z.string(), value: z.int() })),
})
export type SubmissionSubject = z.infer<typeof submissionSubjectSchema>

export const submissionSchema = submissionSubjectSchema.extend({
  id: z.int().positive(),
  fileName: z.string(),
  fileHash: z.string(),
  /** Files received together have the same. */
  batch: z.string(),
  state: submissionStateSchema,
  refusal: submissionRefusalSchema.nullable(),
  remarks: z.array(submissionRemarkSchema),
  /** The sheet reports no figure above zero: «không phát sinh». */
  isEmpty: z.boolean(),
  receivedAt: z.string(),
  receivedBy: z.string(),
  /** The accepted submission this one took the place of. */
  supersedes: z.int().nullable(),
  /** Accepted and not withdrawn, and no later one of the same form, unit and period was accepted. */
  isCounted: z.boolean(),
  /** Who took it out of the book again, when and why; null for what was not withdrawn. */
  withdrawal: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
})
export type Submission = z.infer<typeof submissionSchema>

/** What becomes of one file of a call, before it is written or after. */
export const fileOutcomeSchema = submissionSubjectSchema.extend({
  name: z.string(),
  hash: z.string(),
  /** `unverified`: no sheet of this product; it goes to the importer and counts, unverified, once written from there. */
  state: z.enum(['accepted', 'refused', 'unverified']),
  /** Null in a preview, and for what is not filed. */
  submissionId: z.int().nullable(),
  /** Where an unverified file waits. */
  importId: z.int().nullable(),
  refusal: submissionRefusalSchema.nullable(),
  remarks: z.array(submissionRemarkSchema),
  /** The submission this one takes the place of. */
  supersedes: z.int().nullable(),
  /** Totals of the unit over the days of the sheet, by column: as the book stood and as it stands with the sheet. */
  changes: z.array(
    z.object({ code: z.string(), label: z.string(), before: z.int().nullable(), after: z.int().nullable() }),
  ),
})
export type FileOutcome = z.infer<typeof fileOutcomeSchema>

/** A figure of a sheet's days that a person typed over what the sheet says; `sheet` null where it says nothing. */
export const correctionSchema = z.object({
  unitCode: z.string(),
  indicator: z.string(),
  channel: z.string(),
  value: z.int(),
  sheet: z.int().nullable(),
  author: z.string(),
  at: z.string(),
})
export type Correction = z.infer<typeof correctionSchema>

/** What goes with a sheet that is withdrawn, and what counts for its days afterwards. */
export const withdrawalPreviewSchema = z.object({
  /** Rows of the sheet. */
  rows: z.int(),
  /**
   * Totals of the unit over the days of the sheet, by column: as the book stands, without the sheet, and without it while
   * the figures typed over it stay.
   */
  changes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      before: z.int().nullable(),
      after: z.int().nullable(),
      kept: z.int().nullable(),
    }),
  ),
  /** Figures typed over the sheet's, which go too unless they are kept. */
  corrections: z.array(correctionSchema),
  /** Sheets that count for these days afterwards: of other forms, or of longer periods. */
  standing: z.array(z.object({ form: z.string(), fileName: z.string(), from: z.string(), to: z.string() })),
})
export type WithdrawalPreview = z.infer<typeof withdrawalPreviewSchema>

export const sheetDifferenceSchema = z.object({
  /** Null where one of the sheets has no such cell. */
  address: z.string().nullable(),
  formerAddress: z.string().nullable(),
  unitCode: z.string(),
  unitName: z.string(),
  code: z.string(),
  label: z.string(),
  before: z.union([z.string(), z.number(), z.null()]),
  after: z.union([z.string(), z.number(), z.null()]),
})
/** A cell that says something else in two sheets. Of the total row the unit is the one that sent it. */
export type SheetDifference = z.infer<typeof sheetDifferenceSchema>
