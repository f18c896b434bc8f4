import { z } from 'zod'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { plainCellSchema, workbookFormats } from './plain-workbook.schema.ts'
import {
  boundedRecord,
  importChoicesSchema,
  ownExportSchema,
  questionSchema,
  rowKindSchema,
  understoodTableSchema,
} from './understanding.schema.ts'

/**
 * `waiting`: in the queue; `refused`: not read, or it holds personal data; `committed`; `undone`; `discarded`: taken
 * out of the queue by a person.
 */
export const importStateSchema = z.enum(['waiting', 'refused', 'committed', 'undone', 'discarded'])

/** Cells by what happens to them. `asked` wait for an answer, `locked` become correction requests. */
export const importCountsSchema = z.object({
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  kept: z.int(),
  asked: z.int(),
  locked: z.int(),
  refused: z.int(),
})
export type ImportCounts = z.infer<typeof importCountsSchema>

/** One file, pasted block or message that was given to the program, as lists show it. */
export const importHeadSchema = z.object({
  id: z.int().positive(),
  name: z.string(),
  origin: z.enum(['file', 'paste', 'returned']),
  format: z.enum(workbookFormats).nullable(),
  /** Whom it came from, as a person named them; empty when nobody did. */
  sender: z.string(),
  bytes: z.int(),
  /** SHA-256 of the bytes, hex. */
  hash: z.string(),
  addedAt: z.string(),
  addedBy: z.string(),
  state: importStateSchema,
  refusal: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
  counts: importCountsSchema.nullable(),
  questions: z.int(),
  committedAt: z.string().nullable(),
  committedBy: z.string().nullable(),
  entryId: z.int().nullable(),
  /** The import whose error workbook this file is, come back corrected. */
  returnedFor: z.int().nullable(),
  /** An earlier import of the same bytes. */
  sameAs: z.int().nullable(),
})
export type ImportHead = z.infer<typeof importHeadSchema>

/** What becomes of one cell of the file. */
export const plannedCellSchema = z.object({
  sheet: z.int().nonnegative(),
  address: z.string(),
  unitCode: z.string(),
  indicator: z.string(),
  /** The posting that is written: the fixed or the mobile part, or a level. */
  channel: z.enum(['FIXED', 'MOBILE', 'STOCK']),
  from: localDateSchema,
  to: localDateSchema,
  /** As the file has it and as the book has it, both channels together. */
  read: z.int().nullable(),
  standing: z.int().nullable(),
  /** The posting before and after; equal where nothing is written. Of a locked cell `after` is what is asked for. */
  before: z.int().nullable(),
  after: z.int().nullable(),
  status: z.enum(['new', 'changed', 'same', 'kept', 'asked', 'locked', 'refused']),
  /** Code of the issue that refuses it. */
  issue: z.string().nullable(),
})
export type PlannedCell = z.infer<typeof plannedCellSchema>

/** Issues of one cause: how many cells, and where. */
export const issueGroupSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  issues: z.array(issueSchema),
})

/** A row's total of an indicator before and after the import, where they differ. */
export const totalChangeSchema = z.object({
  unitCode: z.string(),
  indicator: z.string(),
  from: localDateSchema,
  to: localDateSchema,
  before: z.int().nullable(),
  after: z.int().nullable(),
})

export const importPreviewSchema = z.object({
  head: importHeadSchema,
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.int(), columns: z.int() })),
  shape: z.enum(['own-export', 'table', 'message', 'nothing']),
  shapeReason: z.string(),
  own: ownExportSchema.nullable(),
  tables: z.array(understoodTableSchema.omit({ rows: true })),
  questions: z.array(questionSchema),
  issues: z.array(issueGroupSchema),
  counts: importCountsSchema,
  totals: z.array(totalChangeSchema),
  /** Rules that hold in the book today and would not after the import. */
  newIssues: z.array(issueSchema),
  choices: importChoicesSchema,
  /** How many postings a commit writes, and how many it asks for; `counts` tells of cells instead. */
  writes: z.int(),
  requests: z.int(),
  /** Names what `commit` would write: it commits only this. */
  planHash: z.string(),
  canUndo: z.boolean(),
  /** How many of the long lists were left out; missing where nothing was. Issues by `<severity> <code>`. */
  left: z.object({ totals: z.int(), newIssues: z.int(), issues: z.record(z.string(), z.int()) }).optional(),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

/** A file looked into without being taken in: what its preview would be, or why it is refused. */
export const inspectedFileSchema = z.object({
  name: z.string(),
  hash: z.string(),
  format: z.enum(workbookFormats).nullable(),
  refusal: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
  /** An earlier import of the same bytes. */
  sameAs: z.int().nullable(),
  preview: importPreviewSchema.omit({ head: true }).nullable(),
})

/** Rows of the sender's sheet as it looks, each cell with what was understood of it. */
export const sheetWindowSchema = z.object({
  sheet: z.int().nonnegative(),
  firstRow: z.int().positive(),
  cells: z.array(plainCellSchema.pick({ address: true, row: true, column: true, text: true, type: true, merge: true })),
  /** Rows of tables in the window. */
  rows: z.array(
    z.object({
      tableId: z.string(),
      row: z.int(),
      kind: rowKindSchema,
      unitCode: z.string().nullable(),
      confidence: z.int(),
      reason: z.string(),
    }),
  ),
  planned: z.array(plannedCellSchema),
})
export type SheetWindow = z.infer<typeof sheetWindowSchema>

/** A figure of an import for a locked day: waits until the day is unlocked and somebody applies it, or drops it. */
export const correctionRequestSchema = z.object({
  id: z.int().positive(),
  importId: z.int().positive(),
  importName: z.string(),
  unitCode: z.string(),
  indicator: z.string(),
  channel: z.enum(['FIXED', 'MOBILE', 'STOCK']),
  from: localDateSchema,
  to: localDateSchema,
  /** What stood when it was asked for, what stands now, and what is asked for. */
  before: z.int().nullable(),
  standing: z.int().nullable(),
  value: z.int().nullable(),
  state: z.enum(['waiting', 'applied', 'dropped']),
  requestedAt: z.string(),
  requestedBy: z.string(),
  /** The cell, or its other channels, is not what it was worked out beside: the file is to be imported again. */
  hasMoved: z.boolean(),
  /** What moved, as it was when the request was made and as it is; null where nothing did. */
  moved: z.object({ part: z.enum(['cell', 'beside']), stood: z.int().nullable(), now: z.int().nullable() }).nullable(),
  /** The day takes it now, and it holds. */
  canApply: z.boolean(),
})
export type CorrectionRequest = z.infer<typeof correctionRequestSchema>

/** A header this program was taught, and spellings of unit names by sender. */
export const mappingSchema = z.object({
  fingerprint: z.string().min(1).max(128),
  name: z.string().trim().min(1).max(120),
  /** Normalised header text of a column → encoded meaning. */
  columns: boundedRecord(400, z.string().max(60)),
  updatedAt: z.string(),
  updatedBy: z.string(),
  uses: z.int().nonnegative(),
})
export type Mapping = z.infer<typeof mappingSchema>

export const aliasSchema = z.object({
  /** Empty: any sender. */
  sender: z.string().max(120),
  text: z.string().trim().min(1).max(200),
  unitCode: z.string().max(32),
  updatedAt: z.string(),
  updatedBy: z.string(),
})
export type Alias = z.infer<typeof aliasSchema>
