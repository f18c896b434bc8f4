import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'

/** Happenings that change no figure; permanent names. */
export const auditKinds = [
  'book-taken-over',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'session-locked',
  'mode-chosen',
  'account-created',
  'account-changed',
  'password-changed',
  'password-reset',
  'recovery-used',
  'recovery-renewed',
  'export',
  'export-again',
  'export-document',
  'extract',
  'backup',
  'restore',
  'drill',
  'check-failed',
  'check-passed',
  'clock-set-back',
  'store-started-anew',
  'file-imported',
  'file-refused',
  'import-undone',
  'requests-applied',
  'requests-dropped',
  'undo',
  'day-restored',
  'second-place-chosen',
  'session-saved',
  'campaign-saved',
  'campaign-figures',
  'services-recorded',
  'services-listed',
  'national-recorded',
  'variance-explained',
  'submission-received',
  'submission-refused',
  'submission-withdrawn',
  'deadline-set',
  'exemption-saved',
  'contact-saved',
  'call-added',
  'verdict-saved',
  'form-changed',
  'reorganisation-saved',
] as const
export const auditKindSchema = z.enum(auditKinds)
export type AuditKind = z.infer<typeof auditKindSchema>

/** Stands in the audit for a login nobody has: it may be a password typed into the wrong field. */
export const UNKNOWN_LOGIN = '?'

/** What an entry of the ledger did, for filters. */
export const entryGroups = [
  'figures',
  'days',
  'sessions',
  'targets',
  'campaigns',
  'services',
  'reconciliation',
  'province',
  'notes',
  'settings',
  'units',
  'people',
  'files',
  'checks',
] as const
export const entryGroupSchema = z.enum(entryGroups)
export type EntryGroup = z.infer<typeof entryGroupSchema>

export const auditFilterSchema = z.object({
  /** Days on which it was recorded, in Vietnam. */
  from: localDateSchema.optional(),
  to: localDateSchema.optional(),
  author: z.string().max(100).optional(),
  groups: z.array(entryGroupSchema).optional(),
  /** A day the figures or day events are about. */
  about: localDateSchema.optional(),
  unitCode: z.string().max(40).optional(),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>

/** One entry, in words short enough for a line. */
export const auditEventSchema = z.object({
  /** Place in the chain; the order of things is this, not the clock. */
  id: z.int().positive(),
  at: z.string(),
  author: z.string(),
  groups: z.array(entryGroupSchema),
  source: z.string(),
  document: z.string(),
  /** One Vietnamese sentence each: what was done. */
  lines: z.array(z.string()),
  /** First 12 characters of the entry's hash. */
  hash: z.string(),
})
export type AuditEvent = z.infer<typeof auditEventSchema>

/** One figure of an entry with what stood before it. */
export const auditChangeSchema = z.object({
  unitCode: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  channel: z.string(),
  from: z.string(),
  to: z.string(),
  before: z.int().nullable(),
  after: z.int().nullable(),
  draft: z.string().nullable(),
})
export type AuditChange = z.infer<typeof auditChangeSchema>

/** What the checks of the chain and the totals said last. */
export const storeHealthSchema = z.object({
  status: z.enum(['checking', 'sound', 'unsound']),
  checkedAt: z.string().nullable(),
  /** Vietnamese sentences; empty unless unsound. */
  problems: z.array(z.string()),
})
export type StoreHealth = z.infer<typeof storeHealthSchema>

/** What an entry brought in, as the words for people are made from it. */
export interface EntryContent {
  readonly source: string
  readonly document: string
  readonly figures:
    | {
        readonly figures: number
        readonly units: number
        readonly from: string
        readonly to: string
        readonly unitName: string
      }
    | undefined
  readonly dayEvents: readonly {
    readonly on: string
    readonly action: string
    readonly reason: string
    /** JSON. */
    readonly details: string
  }[]
  readonly happenings: readonly { readonly kind: string; readonly subject: string; readonly details: string }[]
  readonly settings: readonly string[]
  readonly units: readonly { readonly name: string; readonly isRemoved: 0 | 1 }[]
  readonly targets: number
  readonly notes: readonly { readonly on: string; readonly unitName: string; readonly text: string }[]
}
