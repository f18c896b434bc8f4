import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { provinceErrors } from './province.schema.ts'
import {
  correctionSchema,
  fileOutcomeSchema,
  sheetDifferenceSchema,
  submissionSchema,
  submissionStateSchema,
  withdrawalPreviewSchema,
} from './submissions.schema.ts'

const MAX_FILE_BYTES = 50 * 1024 * 1024
const MOST_FILES = 1000

const reason = z.string().trim().min(3).max(300)
const submissionId = z.int().positive()
const unknownSubmission = { 'province/unknown-submission': z.object({ id: z.int() }) } as const
const cannotWithdraw = {
  'province/not-counted': z.object({ id: z.int() }),
  'submission/day-locked': z.object({ on: z.string(), status: z.string() }),
  'submission/not-written': z.object({ issues: z.array(issueSchema) }),
} as const
/** `desktop/path-not-granted`: a window may only write where its person chose in a dialog. */
const writing = {
  'desktop/path-not-granted': z.object({}),
  'reports/target-locked': z.object({ path: z.string() }),
  'reports/disk-full': z.object({ path: z.string() }),
  'reports/cannot-write': z.object({ path: z.string(), reason: z.string() }),
} as const

const files = z
  .array(
    z.object({
      name: z.string().trim().min(1).max(255),
      /** Why a lower export number than the accepted one is taken; heeded only where the sheet was exported later. */
      acceptOlder: reason.optional(),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAX_FILE_BYTES, 'tệp lớn quá 50 MB'),
    }),
  )
  .min(1)
  .max(MOST_FILES)

export const submissionsContract = {
  /** What receiving some files would do, file by file, and nothing of it done. `planHash` names exactly this. */
  'province.previewFiles': command({
    access: ['officer', 'province'],
    input: z.object({ files }),
    output: z.object({ outcomes: z.array(fileOutcomeSchema), planHash: z.string() }),
    errors: provinceErrors,
    invalidates: [],
  }),
  /**
   * Takes files in: each as a whole or not at all; what is refused is kept with the reason. With `planHash` exactly what
   * was shown, or nothing.
   */
  'province.receiveFiles': command({
    access: ['officer', 'province'],
    input: z.object({ clientId: z.string().min(8).max(56), files, planHash: z.string().max(64).optional() }),
    output: z.object({ batch: z.string(), outcomes: z.array(fileOutcomeSchema), receivedAt: z.string() }),
    errors: {
      ...provinceErrors,
      'province/plan-changed': z.object({}),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: ['province', 'figures', 'reports', 'importing', 'units', 'audit'],
  }),
  /** What withdrawing a submission that counts would take out of the book, and nothing of it done. */
  'province.previewWithdrawal': command({
    access: ['officer', 'province'],
    input: z.object({ id: submissionId }),
    output: withdrawalPreviewSchema,
    errors: { ...provinceErrors, ...unknownSubmission, ...cannotWithdraw },
    invalidates: [],
  }),
  /**
   * Takes an accepted submission out of the book again, in one entry; it stays in the list. Only of the one that counts;
   * what it took the place of does not come back by itself, and may be received again. Where figures of it were typed over
   * by hand, `corrections` says whether they stay; without an answer nothing is done.
   */
  'province.withdrawSubmission': command({
    access: ['officer', 'province'],
    input: z.object({
      clientId: z.string().min(8).max(56),
      id: submissionId,
      reason,
      corrections: z.enum(['keep', 'drop']).optional(),
    }),
    output: z.object({ entryId: z.int().positive(), savedAt: z.string() }),
    errors: {
      ...provinceErrors,
      ...unknownSubmission,
      ...cannotWithdraw,
      'province/corrections-unanswered': z.object({ count: z.int(), corrections: z.array(correctionSchema) }),
      'figures/note-has-identifier': z.object({}),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: ['province', 'figures', 'reports', 'importing', 'units', 'audit'],
  }),
  /** What came in, newest first. `from` and `to`: submissions whose period shares a day with the span. */
  'province.listSubmissions': query({
    input: z.object({
      unitCode: z.string().max(32).optional(),
      form: z.string().max(40).optional(),
      from: localDateSchema.optional(),
      to: localDateSchema.optional(),
      state: submissionStateSchema.optional(),
      batch: z.string().max(64).optional(),
      before: z.int().positive().optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.array(submissionSchema),
    errors: provinceErrors,
  }),
  /** One of them, with everything that came in of the same form, unit and period, newest first. */
  'province.getSubmission': query({
    input: z.object({ id: submissionId }),
    output: z.object({ submission: submissionSchema, history: z.array(submissionSchema) }),
    errors: { ...provinceErrors, ...unknownSubmission },
  }),
  /** What a sheet says otherwise than the one it took the place of, or than another one named. */
  'province.compareSubmissions': query({
    input: z.object({ id: submissionId, other: submissionId.optional() }),
    output: z.object({ other: submissionSchema.nullable(), differences: z.array(sheetDifferenceSchema) }),
    errors: { ...provinceErrors, ...unknownSubmission },
  }),
  /** Writes the receipt of a call into a folder; null: beside the store. `unverified`: names that went to the importer. */
  'province.saveReceipt': command({
    access: ['officer', 'province'],
    input: z.object({
      batch: z.string().min(1).max(64),
      folder: z.string().min(1).nullable().default(null),
      unverified: z.array(z.string().max(255)).max(MOST_FILES).default([]),
    }),
    output: z.object({ path: z.string(), text: z.string() }),
    errors: { ...provinceErrors, ...writing, 'province/unknown-batch': z.object({ batch: z.string() }) },
    invalidates: [],
  }),
  /** Writes what a unit sent, byte for byte. */
  'province.saveSubmissionFile': command({
    access: ['officer', 'province'],
    input: z.object({ id: submissionId, path: z.string().min(1) }),
    output: z.object({ path: z.string() }),
    errors: {
      ...provinceErrors,
      ...unknownSubmission,
      ...writing,
      'province/no-copy': z.object({ id: z.int() }),
    },
    invalidates: [],
  }),
} as const
