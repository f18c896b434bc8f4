import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { auditChangeSchema, auditEventSchema, auditFilterSchema, storeHealthSchema } from './audit.schema.ts'

const readers = ['commander', 'administrator'] as const

export const auditContract = {
  /** Newest first, a page at a time. */
  'audit.listEvents': query({
    access: readers,
    input: auditFilterSchema.extend({
      beforeId: z.int().positive().optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      events: z.array(auditEventSchema),
      /** Give it as `beforeId` for the next page; null at the end. */
      nextBeforeId: z.int().nullable(),
      /** Everyone who ever wrote, for the filter. */
      authors: z.array(z.string()),
    }),
  }),
  /** Every figure of an entry, old and new. */
  'audit.getEvent': query({
    access: readers,
    input: z.object({ id: z.int().positive() }),
    output: z.object({ event: auditEventSchema, changes: z.array(auditChangeSchema) }).nullable(),
  }),
  'audit.getChain': query({
    input: z.object({}),
    output: z.object({ entries: z.int(), head: z.string(), health: storeHealthSchema }),
  }),
  /** A printable sheet of the filtered events, letterhead and signature included. */
  'audit.exportExtract': command({
    access: readers,
    input: auditFilterSchema.extend({ path: z.string().min(1) }),
    output: z.object({ path: z.string(), rows: z.int(), isCut: z.boolean() }),
    errors: {
      'units/not-configured': z.object({}),
      'desktop/path-not-granted': z.object({}),
      'reports/target-locked': z.object({ path: z.string() }),
      'reports/disk-full': z.object({ path: z.string() }),
      'reports/cannot-write': z.object({ path: z.string(), reason: z.string() }),
    },
    invalidates: ['audit'],
  }),
} as const
