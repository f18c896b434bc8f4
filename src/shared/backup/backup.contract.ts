import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'

export const verificationSchema = z.object({
  ok: z.boolean(),
  revisions: z.int(),
  /** SQLite's own integrity and foreign-key checks. */
  integrity: z.boolean(),
  /** Every entry's hash recomputed from what it holds and from the one before it. */
  chain: z.boolean(),
  /** Current figures and monthly sums folded again from the revisions. */
  totals: z.boolean(),
  /** What is wrong, in words for the log; empty when ok. */
  problems: z.array(z.string()),
})
export type Verification = z.infer<typeof verificationSchema>

/** What stands in a store, to compare two of them before a restore. */
export const storeSummarySchema = z.object({
  unitName: z.string().nullable(),
  unitCode: z.string().nullable(),
  revisions: z.int(),
  entries: z.int(),
  lastEntryAt: z.string().nullable(),
  firstOn: z.string().nullable(),
  lastOn: z.string().nullable(),
})
export type StoreSummary = z.infer<typeof storeSummarySchema>

const fileProblems = {
  'desktop/path-not-granted': z.object({}),
  'backup/cannot-write': z.object({ path: z.string(), reason: z.string() }),
  'backup/not-a-backup': z.object({
    path: z.string(),
    reason: z.enum(['missing', 'foreign', 'newer', 'older', 'damaged']),
  }),
  'backup/verification-failed': z.object({ problems: z.array(z.string()) }),
} as const

export const backupContract = {
  /** Checks this store from end to end. */
  'backup.verifyStore': query({ input: z.object({}), output: verificationSchema }),
  /** Writes a verified copy into a folder: temporary name, reopened read-only, checked, then renamed. */
  'backup.createBackup': command({
    input: z.object({ folder: z.string().min(1) }),
    output: z.object({ path: z.string(), bytes: z.int(), summary: storeSummarySchema }),
    errors: fileProblems,
    // The first screen says when the last backup was made.
    invalidates: ['backup', 'figures'],
  }),
  /** Verified backups this store knows of, newest first. */
  'backup.listBackups': query({
    input: z.object({}),
    output: z.array(
      z.object({ path: z.string(), folder: z.string(), at: z.string(), bytes: z.int(), exists: z.boolean() }),
    ),
  }),
  /** Looks into a backup before it is restored; verifies it. */
  'backup.inspectBackup': query({
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ backup: storeSummarySchema, current: storeSummarySchema }),
    errors: fileProblems,
  }),
  /** Keeps the current store beside itself, then puts the backup in its place. */
  'backup.restoreBackup': command({
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ keptPath: z.string(), summary: storeSummarySchema }),
    errors: { ...fileProblems, 'backup/store-in-use': z.object({ path: z.string() }) },
    invalidates: ['units', 'figures', 'targets', 'reports', 'settings', 'backup'],
  }),
} as const
