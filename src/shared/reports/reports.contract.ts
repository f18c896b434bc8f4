import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { reportRequestSchema, reportSchema } from './reports.schema.ts'
import { sheetModelSchema } from './sheet-model.schema.ts'

const refusals = {
  'units/not-configured': z.object({}),
  'units/unknown': z.object({ codes: z.array(z.string()) }),
  'reports/unknown-form': z.object({ form: z.string() }),
  'reports/wrong-period': z.object({ form: z.string() }),
} as const

export const reportsContract = {
  'reports.listForms': query({
    input: z.object({}),
    output: z.array(
      z.object({ id: z.string(), version: z.int(), name: z.string(), periods: z.array(z.enum(['day', 'span'])) }),
    ),
  }),
  /** The figures of a form and the sheet they are printed on, from one computation. */
  'reports.buildReport': query({
    input: reportRequestSchema,
    output: z.object({ report: reportSchema, sheet: sheetModelSchema, fileName: z.string() }),
    errors: refusals,
  }),
  /** Writes the workbook; the target is replaced whole or not at all. */
  'reports.exportWorkbook': command({
    input: reportRequestSchema.extend({ path: z.string().min(1) }),
    output: z.object({ path: z.string(), bytes: z.int(), sequence: z.int(), report: reportSchema }),
    errors: {
      ...refusals,
      'desktop/path-not-granted': z.object({}),
      'reports/target-locked': z.object({ path: z.string() }),
      'reports/disk-full': z.object({ path: z.string() }),
      'reports/cannot-write': z.object({ path: z.string(), reason: z.string() }),
    },
    invalidates: ['reports'],
  }),
} as const
