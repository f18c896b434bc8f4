/** What an import leaves behind: correction requests of locked days, and what was learnt of headers and names. */
import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { changesFigures, changesImports, clientId, notConfigured, writing } from './import-parts.contract.ts'
import { aliasSchema, correctionRequestSchema, mappingSchema } from './importing.schema.ts'

export const importKeepingContract = {
  'importing.listRequests': query({
    input: z.object({
      states: z
        .array(z.enum(['waiting', 'applied', 'dropped']))
        .max(3)
        .default(['waiting']),
    }),
    output: z.array(correctionRequestSchema),
    errors: notConfigured,
  }),
  /** Writes correction requests whose day takes figures now: all of them or none. */
  'importing.applyRequests': command({
    access: ['officer'],
    input: z.object({ clientId, ids: z.array(z.int().positive()).min(1).max(20_000) }),
    output: z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() }),
    errors: {
      ...notConfigured,
      'importing/unknown-request': z.object({ ids: z.array(z.int()) }),
      'figures/refused': z.object({ issues: z.array(issueSchema) }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: changesFigures,
  }),
  'importing.dropRequests': command({
    access: ['officer', 'commander'],
    input: z.object({ ids: z.array(z.int().positive()).min(1).max(20_000) }),
    output: z.object({}),
    errors: { ...notConfigured, 'importing/unknown-request': z.object({ ids: z.array(z.int()) }) },
    invalidates: changesImports,
  }),
  'importing.listMemory': query({
    input: z.object({}),
    output: z.object({ mappings: z.array(mappingSchema), aliases: z.array(aliasSchema) }),
    errors: notConfigured,
  }),
  /** Adds or replaces what is remembered: one mapping edited on screen, or all that a colleague exported. */
  'importing.putMemory': command({
    access: ['officer', 'province'],
    input: z.object({
      mappings: z
        .array(mappingSchema.pick({ fingerprint: true, name: true, columns: true }))
        .max(2000)
        .default([]),
      aliases: z
        .array(aliasSchema.pick({ sender: true, text: true, unitCode: true }))
        .max(20_000)
        .default([]),
    }),
    output: z.object({ mappings: z.int(), aliases: z.int() }),
    errors: {
      ...notConfigured,
      /** Meanings or indicators this program does not have, by mapping. */
      'importing/bad-mapping': z.object({ fingerprints: z.array(z.string()) }),
      'units/unknown': z.object({ codes: z.array(z.string()) }),
    },
    invalidates: changesImports,
  }),
  /** All that is remembered, as a file for a colleague (`memory-file.schema.ts`); `path` from a save dialog. */
  'importing.saveMemory': command({
    access: 'signed-in',
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ path: z.string() }),
    errors: { ...notConfigured, ...writing },
    invalidates: [],
  }),
  'importing.forgetMemory': command({
    access: ['officer', 'province'],
    input: z.object({
      fingerprints: z.array(z.string().max(128)).max(2000).default([]),
      aliases: z
        .array(aliasSchema.pick({ sender: true, text: true }))
        .max(20_000)
        .default([]),
    }),
    output: z.object({}),
    errors: notConfigured,
    invalidates: changesImports,
  }),
} as const
