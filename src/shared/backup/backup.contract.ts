import { z } from 'zod'
import { areas, command, query } from '#shared/contract/procedure.ts'

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

/** How two stores of one book differ, told by their chains. */
export const storeComparisonSchema = z.object({
  /** Entries both have from the beginning; 0 when they are different books. */
  common: z.int(),
  /** Entries only the current store has: what a restore loses. */
  lost: z.object({
    entries: z.int(),
    firstAt: z.string().nullable(),
    lastAt: z.string().nullable(),
    days: z.array(z.string()),
  }),
  /** Entries only the backup has: what a restore brings back. */
  gained: z.object({
    entries: z.int(),
    firstAt: z.string().nullable(),
    lastAt: z.string().nullable(),
    days: z.array(z.string()),
  }),
})
export type StoreComparison = z.infer<typeof storeComparisonSchema>

export const backupKindSchema = z.enum([
  'manual',
  'daily',
  'closing',
  'second-place',
  'before-migration',
  'before-import',
  'before-restore',
])
export type BackupKind = z.infer<typeof backupKindSchema>

/** The store was put in its place, or left in it, and did not open again. */
const notReopened = {
  'store/read-only': z.object({ path: z.string() }),
  'store/locked': z.object({ path: z.string() }),
  'store/damaged': z.object({ path: z.string() }),
} as const

const fileProblems = {
  'desktop/path-not-granted': z.object({}),
  'backup/cannot-write': z.object({ path: z.string(), reason: z.string() }),
  'backup/not-a-backup': z.object({
    path: z.string(),
    reason: z.enum(['missing', 'foreign', 'newer', 'damaged', 'open-store']),
  }),
  'backup/verification-failed': z.object({ problems: z.array(z.string()) }),
} as const

export const backupContract = {
  /** Checks this store from end to end. */
  'backup.verifyStore': query({ input: z.object({}), output: verificationSchema }),
  /** Writes a verified copy into a folder: temporary name, reopened read-only, checked, then renamed. */
  'backup.createBackup': command({
    access: 'signed-in',
    input: z.object({ folder: z.string().min(1) }),
    output: z.object({ path: z.string(), bytes: z.int(), summary: storeSummarySchema }),
    errors: fileProblems,
    // The first screen says when the last backup was made.
    invalidates: ['backup', 'figures', 'audit'],
  }),
  /** Verified backups this store knows of, newest first. */
  'backup.listBackups': query({
    input: z.object({}),
    output: z.array(
      z.object({
        path: z.string(),
        folder: z.string(),
        at: z.string(),
        bytes: z.int(),
        kind: backupKindSchema,
        exists: z.boolean(),
      }),
    ),
  }),
  /** Looks into a backup before it is restored; verifies it. A store too damaged to be read is not compared. */
  'backup.inspectBackup': query({
    access: ['administrator'],
    input: z.object({ path: z.string().min(1) }),
    output: z.object({
      backup: storeSummarySchema,
      current: storeSummarySchema.nullable(),
      comparison: storeComparisonSchema.nullable(),
    }),
    errors: fileProblems,
  }),
  /** Automatic backups: where they go, when the last one was made, and whether the second place is due this week. */
  'backup.getSchedule': query({
    input: z.object({}),
    output: z.object({
      folder: z.string(),
      lastAt: z.string().nullable(),
      secondPlace: z.object({
        folder: z.string().nullable(),
        lastAt: z.string().nullable(),
        /** A week passed since the last copy there, or none was ever made. */
        isDue: z.boolean(),
        /** The folder can be reached now: the stick is in. */
        isReachable: z.boolean(),
      }),
      lastDrillAt: z.string().nullable(),
    }),
  }),
  /** Chooses the second place, or none. */
  'backup.setSecondPlace': command({
    access: ['administrator', 'officer'],
    input: z.object({ folder: z.string().min(1).nullable() }),
    output: z.object({}),
    errors: { 'desktop/path-not-granted': z.object({}) },
    invalidates: ['backup', 'audit'],
  }),
  /** Restores the newest backup into a folder of its own, checks it from end to end and takes it away again. */
  'backup.runDrill': command({
    access: ['administrator'],
    input: z.object({ path: z.string().min(1).optional() }),
    output: z.object({
      path: z.string(),
      ok: z.boolean(),
      milliseconds: z.int(),
      summary: storeSummarySchema,
      isCurrent: z.boolean(),
    }),
    errors: { ...fileProblems, 'backup/none': z.object({}) },
    invalidates: ['backup', 'audit'],
  }),
  /** Keeps the current store beside itself, then puts the backup in its place. */
  'backup.restoreBackup': command({
    access: ['administrator'],
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ keptPath: z.string(), summary: storeSummarySchema }),
    errors: { ...fileProblems, 'backup/store-in-use': z.object({ path: z.string() }), ...notReopened },
    invalidates: areas,
    isAllowedUnsound: true,
  }),
} as const
