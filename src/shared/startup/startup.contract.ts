import { storeHealthSchema } from '#shared/audit/audit.schema.ts'
import { storeSummarySchema } from '#shared/backup/backup.contract.ts'
import { areas, command, query } from '#shared/contract/procedure.ts'
import { z } from 'zod'
import { placeKinds } from './place.rules.ts'

/** Why the store could not be opened; in every case its bytes are as they were. */
export const startProblems = [
  'newer',
  'damaged',
  'foreign',
  'read-only',
  'missing',
  'locked',
  'bad-place',
  'disk-full',
  'disk-failed',
  'unexpected',
] as const
export type StartProblem = (typeof startProblems)[number]

/** A backup found beside the store, read and checked. */
export const foundBackupSchema = z.object({
  path: z.string(),
  at: z.string(),
  bytes: z.int(),
  /** Null when it is not whole. */
  summary: storeSummarySchema.nullable(),
})
export type FoundBackup = z.infer<typeof foundBackupSchema>

export const startStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ready'), health: storeHealthSchema }),
  z.object({
    status: z.literal('failed'),
    problem: z.enum(startProblems),
    path: z.string(),
    /** What the place is, for `bad-place`. */
    place: z.enum(placeKinds).nullable(),
    incidentId: z.string().nullable(),
  }),
])
export type StartState = z.infer<typeof startStateSchema>

const storeFile = z.object({ path: z.string() })
const failures = {
  'startup/not-failed': z.object({}),
  /** The files cannot be replaced either: another program has them, or the folder is no place for a store. */
  'store/locked': storeFile,
  'store/read-only': storeFile,
  'store/bad-place': storeFile.extend({ place: z.enum(placeKinds) }),
  'backup/not-a-backup': z.object({ path: z.string(), reason: z.string() }),
  'backup/verification-failed': z.object({ problems: z.array(z.string()) }),
  'backup/cannot-write': z.object({ path: z.string(), reason: z.string() }),
  'desktop/path-not-granted': z.object({}),
} as const

/** What can be done at a store that does not open. Nobody can sign in then, so anyone at the PC may; every step keeps the files. */
export const startupContract = {
  'startup.getState': query({ access: 'anyone', input: z.object({}), output: startStateSchema }),
  /** Backups in the automatic folder, newest first, each verified; empty once the store is open. */
  'startup.findBackups': query({ access: 'anyone', input: z.object({}), output: z.array(foundBackupSchema) }),
  /** Tries to open the store again. */
  'startup.retryOpening': command({
    access: 'anyone',
    input: z.object({}),
    output: startStateSchema,
    invalidates: areas,
  }),
  /** Keeps the files that do not open aside, then puts a verified copy of the backup in their place. */
  'startup.restoreStore': command({
    access: 'anyone',
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ keptPaths: z.array(z.string()), summary: storeSummarySchema }),
    errors: failures,
    invalidates: areas,
  }),
  /** Keeps the files that do not open aside, then begins an empty book. */
  'startup.startAnew': command({
    access: 'anyone',
    input: z.object({}),
    output: z.object({ keptPaths: z.array(z.string()) }),
    errors: failures,
    invalidates: areas,
  }),
} as const
