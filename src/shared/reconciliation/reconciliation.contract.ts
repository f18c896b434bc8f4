import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { nationalFigureSchema, varianceReasonSchema, varianceSchema } from './reconciliation.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const
const refusals = {
  ...notConfigured,
  'reconciliation/refused': z.object({ issues: z.array(issueSchema) }),
  'figures/client-id-reused': z.object({ clientId: z.string() }),
  /** What a person writes stays for good, so nothing that looks like a citizen's number is taken. */
  'figures/note-has-identifier': z.object({}),
} as const
const changesReconciliation = ['reconciliation', 'reports', 'audit'] as const
const clientId = z.string().min(8).max(64)
const saved = z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() })

export const reconciliationContract = {
  /**
   * Rows × indicators at the close of a day: those with a national figure of that day, and the `indicators` named
   * besides, in the order of the catalogue. The unit's own are cumulatives and stocks of the book.
   */
  'reconciliation.getVariances': query({
    input: z.object({ on: localDateSchema, indicators: z.array(z.string().max(40)).max(100).optional() }),
    output: z.array(varianceSchema),
    errors: notConfigured,
  }),
  /** Days with national figures, newest first, with how many, and from which document the newest came. */
  'reconciliation.listDays': query({
    input: z.object({}),
    output: z.array(z.object({ on: localDateSchema, figures: z.int(), document: z.string() })),
    errors: notConfigured,
  }),
  /** What a national figure has been, newest first. */
  'reconciliation.listChanges': query({
    input: z.object({ unitCode: unitCodeSchema, indicator: z.string().max(40), on: localDateSchema }),
    output: z.array(z.object({ at: z.string(), author: z.string(), document: z.string(), value: z.int().nullable() })),
    errors: notConfigured,
  }),
  /**
   * Records what the national system shows, with reasons of differences: all of it or none, once for a `clientId`. Issue codes: not-a-row,
   * unknown-indicator, national-not-a-level, not-valid-on.
   */
  'reconciliation.recordNational': command({
    access: ['officer'],
    input: z.object({
      clientId,
      source: z.enum(['typed', 'pasted', 'filled', 'undone', 'command-line']),
      document: z.string().trim().max(200).default(''),
      figures: z.array(nationalFigureSchema).min(1).max(20_000),
      /** Told in the same entry. */
      reasons: z.array(varianceReasonSchema).max(20_000).default([]),
    }),
    output: saved,
    errors: refusals,
    invalidates: changesReconciliation,
  }),
  /** Says why figures differ. */
  'reconciliation.setReasons': command({
    access: ['officer'],
    input: z.object({ clientId, reasons: z.array(varianceReasonSchema).min(1).max(5000) }),
    output: saved,
    errors: refusals,
    invalidates: changesReconciliation,
  }),
} as const
