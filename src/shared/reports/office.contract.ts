import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { reportRequestSchema } from './reports.schema.ts'

const percentageProblemSchema = z.object({
  kind: z.enum(['no-fraction', 'differs', 'points-differ', 'points-alone']),
  written: z.string(),
  expected: z.string(),
})

const refusals = {
  'units/not-configured': z.object({}),
  'units/unknown': z.object({ codes: z.array(z.string()) }),
  /** As the units are now: more of a level was given to successors than there is. */
  'province/over-allocated': z.object({ unit: z.string(), indicator: z.string(), level: z.string(), count: z.int() }),
} as const

const requestSchema = reportRequestSchema.pick({
  unitCode: true,
  geography: true,
  period: true,
  policy: true,
  decimals: true,
  signer: true,
})

export const officeContract = {
  /** The figures of a unit and a period in words, as a short report tells them. */
  'reports.buildParagraphs': query({
    input: requestSchema,
    output: z.object({
      title: z.string(),
      subtitle: z.string(),
      paragraphs: z.array(z.string()),
      fileName: z.string(),
    }),
    errors: refusals,
  }),
  /**
   * Writes a text as a Word document of the decree's layout. Refused when a percentage in it is not what the fraction
   * beside it gives; the target is replaced whole or not at all.
   */
  'reports.exportDocument': command({
    access: 'signed-in',
    input: requestSchema.extend({
      path: z.string().min(1),
      title: z.string().trim().min(1).max(200),
      subtitle: z.string().trim().max(300),
      paragraphs: z.array(z.string().trim().min(1).max(5000)).min(1).max(200),
    }),
    output: z.object({ path: z.string(), bytes: z.int() }),
    errors: {
      ...refusals,
      'reports/percentage-differs': z.object({ problems: z.array(percentageProblemSchema) }),
      'desktop/path-not-granted': z.object({}),
      'reports/target-locked': z.object({ path: z.string() }),
      'reports/disk-full': z.object({ path: z.string() }),
      'reports/cannot-write': z.object({ path: z.string(), reason: z.string() }),
      'reports/not-recorded': z.object({ path: z.string() }),
    },
    invalidates: ['reports', 'audit'],
  }),
} as const
