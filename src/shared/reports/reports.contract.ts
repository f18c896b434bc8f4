import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { laterCorrectionSchema, pastExportSchema, reportRequestSchema, reportSchema } from './reports.schema.ts'
import { sheetModelSchema } from './sheet-model.schema.ts'
import { sheetPictureSchema } from './sheet-picture.schema.ts'
import { tableRowsSchema } from './table-form.schema.ts'

const refusals = {
  'units/not-configured': z.object({}),
  'units/unknown': z.object({ codes: z.array(z.string()) }),
  'reports/unknown-form': z.object({ form: z.string() }),
  'reports/wrong-period': z.object({ form: z.string() }),
  /** The form is of the whole unit, not of one of its rows. */
  'reports/whole-unit-only': z.object({ form: z.string() }),
  /** The form is of the units that report to a province. */
  'province/not-a-province': z.object({}),
  /** The form has no rows of units that could be added up. */
  'reports/not-by-unit': z.object({ form: z.string() }),
  /** The form's rows are no units that could be told as they are now. */
  'reports/not-by-geography': z.object({ form: z.string() }),
  /** As the units are now: more of a level was given to successors than there is. */
  'province/over-allocated': z.object({ unit: z.string(), indicator: z.string(), level: z.string(), count: z.int() }),
  /** The form is of a campaign and none was named, or there is none with that id. */
  'reports/unknown-subject': z.object({ form: z.string(), subject: z.string() }),
} as const

const writing = {
  'desktop/path-not-granted': z.object({}),
  'reports/target-locked': z.object({ path: z.string() }),
  'reports/disk-full': z.object({ path: z.string() }),
  'reports/cannot-write': z.object({ path: z.string(), reason: z.string() }),
  /** The file is in its place, but the book does not know of it. */
  'reports/not-recorded': z.object({ path: z.string() }),
} as const

export const reportsContract = {
  'reports.listForms': query({
    input: z.object({}),
    output: z.array(
      z.object({
        id: z.string(),
        version: z.int(),
        name: z.string(),
        periods: z.array(z.enum(['day', 'span'])),
        /** What its rows are. */
        rows: z.enum(['units', 'reporting-units', ...tableRowsSchema.options]),
        /** What it is of beside unit and period. */
        subject: z.enum(['campaign']).optional(),
      }),
    ),
  }),
  /** The figures of a form and the sheet they are printed on, from one computation. */
  'reports.buildReport': query({
    input: reportRequestSchema,
    output: z.object({ report: reportSchema, sheet: sheetModelSchema, fileName: z.string() }),
    errors: refusals,
  }),
  /** The same for a window: the sheet as it looks, and what its sender should know before it goes out. */
  'reports.showReport': query({
    input: reportRequestSchema,
    output: z.object({
      picture: sheetPictureSchema,
      fileName: z.string(),
      /** False for a form of other rows that has none. */
      hasRows: z.boolean(),
      /** Names of the communes without any figure in the period. */
      missing: z.array(z.string()),
      /** As printed under the table. */
      remarks: z.array(z.string()),
    }),
    errors: refusals,
  }),
  /** Writes the workbook; the target is replaced whole or not at all. */
  'reports.exportWorkbook': command({
    access: 'signed-in',
    input: reportRequestSchema.extend({ path: z.string().min(1) }),
    output: z.object({
      path: z.string(),
      bytes: z.int(),
      sequence: z.int(),
      /** Ten characters, printed on the sheet: `3F7KQ-9A2XM`. */
      checkCode: z.string(),
      report: reportSchema,
    }),
    errors: { ...refusals, ...writing },
    invalidates: ['reports', 'audit'],
  }),
  /** Sheets that were exported, newest first; those of a form, of a period, or the one that carries a check code. */
  'reports.listExports': query({
    input: z.object({
      form: z.string().optional(),
      from: localDateSchema.optional(),
      to: localDateSchema.optional(),
      subject: z.string().optional(),
      checkCode: z.string().max(20).optional(),
    }),
    output: z.array(pastExportSchema),
  }),
  /**
   * A sheet as the book stood at an export, or at the close of a calendar day: what was reported then, and what was
   * corrected since.
   */
  'reports.buildPastReport': query({
    input: z.union([
      z.object({ exportId: z.int().positive() }),
      z.object({ request: reportRequestSchema, asOf: localDateSchema }),
    ]),
    output: z.object({
      report: reportSchema,
      sheet: sheetModelSchema,
      fileName: z.string(),
      /** Entries of the ledger the sheet stands on. */
      entries: z.int(),
      /** False when an export cannot be drawn again with the very same figures. */
      isSame: z.boolean(),
      corrections: z.array(laterCorrectionSchema),
    }),
    errors: { ...refusals, 'reports/unknown-export': z.object({ exportId: z.int() }) },
  }),
  /** Writes an exported sheet again: same cells, formulas, cached values, styles, number and check code. */
  'reports.exportAgain': command({
    access: 'signed-in',
    input: z.object({ exportId: z.int().positive(), path: z.string().min(1) }),
    output: z.object({ path: z.string(), bytes: z.int(), isSame: z.boolean() }),
    errors: { ...refusals, ...writing, 'reports/unknown-export': z.object({ exportId: z.int() }) },
    invalidates: ['reports', 'audit'],
  }),
} as const
