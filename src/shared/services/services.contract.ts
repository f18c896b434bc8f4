import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import {
  serviceCodeSchema,
  serviceFigureSchema,
  serviceMeasureSchema,
  serviceRecordSchema,
  servicesBookSchema,
} from './services.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const
const refusals = {
  ...notConfigured,
  'services/refused': z.object({ issues: z.array(issueSchema) }),
  'figures/client-id-reused': z.object({ clientId: z.string() }),
} as const
const noIdentifier = { 'figures/note-has-identifier': z.object({}) } as const
const changesServices = ['services', 'reports', 'audit'] as const
const clientId = z.string().min(8).max(64)
const saved = z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() })

export const servicesContract = {
  /** Every service the store knows, with its dated versions and targets, in printed order. */
  'services.listServices': query({ input: z.object({}), output: z.array(serviceRecordSchema), errors: notConfigured }),
  /** The services over a span of days beside the one before of the same kind and length. */
  'services.getBook': query({
    input: z
      .object({ from: localDateSchema, to: localDateSchema })
      .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ngày cuối phải từ ngày đầu trở đi' }),
    output: servicesBookSchema,
    errors: notConfigured,
  }),
  /** What the two figures of a service over a span have been, newest first. */
  'services.listChanges': query({
    input: z.object({ code: serviceCodeSchema, from: localDateSchema, to: localDateSchema }),
    output: z.array(
      z.object({
        at: z.string(),
        author: z.string(),
        document: z.string(),
        measure: serviceMeasureSchema,
        value: z.int().nullable(),
      }),
    ),
    errors: notConfigured,
  }),
  /**
   * Records figures of services: all of them or none, once for a `clientId`. Issue codes: unknown-service,
   * service-not-listed, service-span-overlaps, service-online-exceeds.
   */
  'services.recordFigures': command({
    access: ['officer'],
    input: z.object({
      clientId,
      source: z.enum(['typed', 'pasted', 'filled', 'undone', 'command-line']),
      document: z.string().trim().max(200).default(''),
      figures: z.array(serviceFigureSchema).min(1).max(5000),
    }),
    output: saved,
    errors: { ...refusals, ...noIdentifier },
    invalidates: changesServices,
  }),
  /**
   * Tells services anew, whole: names, who runs them, whether they are listed, and targets. `basedOn` has those of them
   * that were there as their editor saw them: what somebody changed since is not written over. Issue code: service-number-taken.
   */
  'services.saveServices': command({
    access: ['officer'],
    input: z.object({
      clientId,
      services: z.array(serviceRecordSchema).min(1).max(200),
      basedOn: z.array(serviceRecordSchema).max(200).optional(),
    }),
    output: saved,
    errors: {
      ...refusals,
      ...noIdentifier,
      'services/changed-since': z.object({ name: z.string(), at: z.string(), author: z.string() }),
    },
    invalidates: changesServices,
  }),
} as const
