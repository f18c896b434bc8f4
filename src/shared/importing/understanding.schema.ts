import { z } from 'zod'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'

/**
 * What was understood of a foreign file, and what a person decided about it. Understanding is a pure function of the
 * plain workbook, the context and the choices; a correction changes the choices and everything is understood anew.
 */

/** How sure a decision is, 0–100, and why, in words an officer reads. From 90 on it is taken without a question. */
const decided = { confidence: z.int().min(0).max(100), reason: z.string() }

/** Days a figure belongs to; a day has both ends equal. */
export const spanSchema = z
  .object({ from: localDateSchema, to: localDateSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ngày cuối phải từ ngày đầu trở đi' })
export type Span = z.infer<typeof spanSchema>

/**
 * What a column holds. `flow`: counts of the span, `ALL` the whole (tại chỗ and lưu động together), `MOBILE` the part
 * of it. `level`: a stock typed by people (populations, faulty files). `assertion`: a figure the book works out
 * itself (cumulatives, totals of stocks), only compared. `ratio`: a printed percentage, only compared. `target`: only
 * shown. `counted`: texts that say what the number of their row counts, `count`: that number. `identifier`: personal
 * data, refused. `ignored`: a person or a rule left it out. `unknown`: a question.
 */
export const columnMeaningSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'unit',
      'unit-code',
      'date',
      'sequence',
      'note',
      'target',
      'counted',
      'count',
      'identifier',
      'ignored',
      'unknown',
    ]),
  }),
  z.object({ kind: z.literal('flow'), indicator: z.string(), channel: z.enum(['ALL', 'FIXED', 'MOBILE']) }),
  z.object({ kind: z.literal('level'), indicator: z.string() }),
  z.object({ kind: z.literal('assertion'), indicator: z.string() }),
  z.object({ kind: z.literal('ratio'), ratio: z.string().nullable() }),
])
export type ColumnMeaning = z.infer<typeof columnMeaningSchema>

export const understoodColumnSchema = z.object({
  column: z.int().positive(),
  /** Header texts from top to bottom, as read (decoded, NFC). */
  header: z.array(z.string()),
  meaning: columnMeaningSchema,
  /** The column's own days, where a column group has a date; null: those of the row or of the table. */
  span: spanSchema.nullable(),
  ...decided,
})
export type UnderstoodColumn = z.infer<typeof understoodColumnSchema>

/** What a row is. `unit`: figures of one row of the book. `total`: typed totals, checked against the rows above. */
export const rowKindSchema = z.enum([
  'title',
  'header',
  'numbering',
  'section',
  'unit',
  'total',
  'note',
  'ignored',
  'unknown',
])
export type RowKind = z.infer<typeof rowKindSchema>

export const understoodRowSchema = z.object({
  row: z.int().positive(),
  kind: rowKindSchema,
  unitCode: z.string().nullable(),
  /** The row's own days, where a column holds dates. */
  span: spanSchema.nullable(),
  ...decided,
})
export type UnderstoodRow = z.infer<typeof understoodRowSchema>

export const understoodTableSchema = z.object({
  /** `<sheet>:<first header row>:<first column>`, sheet counted from 0; stable while the header stays where it is. */
  id: z.string(),
  sheet: z.int().nonnegative(),
  range: z.object({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() }),
  headerRows: z.object({ first: z.int(), last: z.int() }),
  columns: z.array(understoodColumnSchema),
  rows: z.array(understoodRowSchema),
  /** Days of the table as a whole; null where each row or column has its own, or where it must be asked. */
  span: spanSchema.nullable(),
  spanDecision: z.object(decided),
  /** Header texts normalised; what a remembered mapping is found by. */
  fingerprint: z.string(),
  /** Where the column meanings came from. */
  origin: z.enum(['own-export', 'remembered', 'synonyms', 'person']),
  /**
   * Indicators stand below each other and units or days beside each other: `columns` counts rows of the sheet then,
   * `rows` its columns, and `range` and `headerRows` are turned the same way. Addresses are always those of the sheet.
   */
  isTransposed: z.literal(true).optional(),
  /**
   * Each row is one figure: what each text of its `counted` columns means. `column` is that of the number, `header` what
   * the number's header and the texts of the row say together; `questionId` is the key of an answer about it.
   */
  counted: z.array(understoodColumnSchema.extend({ questionId: z.string() })).optional(),
})
export type UnderstoodTable = z.infer<typeof understoodTableSchema>

/** One figure read from one cell, ready to be compared with the book. */
export const readFigureSchema = z.object({
  sheet: z.int().nonnegative(),
  address: z.string(),
  unitCode: z.string(),
  indicator: z.string(),
  /** `ALL` for a flow is both channels together; levels have `STOCK`. */
  channel: z.enum(['ALL', 'FIXED', 'MOBILE', 'STOCK']),
  from: localDateSchema,
  to: localDateSchema,
  /** Null: the cell says "không có số"; it deletes only when a person asked for that. */
  value: z.int().nullable(),
})
export type ReadFigure = z.infer<typeof readFigureSchema>

/** A figure the book works out itself, as the file has it: compared with the rows of the file, and later with the book. */
export const assertionSchema = z.object({
  sheet: z.int().nonnegative(),
  address: z.string(),
  /** Null: the total of the whole unit. */
  unitCode: z.string().nullable(),
  kind: z.enum(['column-total', 'cumulative', 'ratio']),
  /** Indicator or ratio. */
  code: z.string(),
  from: localDateSchema.nullable(),
  to: localDateSchema.nullable(),
  stated: z.number(),
  /** What the rows of the file give; null where only the book can tell. */
  computed: z.number().nullable(),
})
export type Assertion = z.infer<typeof assertionSchema>

/**
 * Something a person must decide. `option`: one of the options; `date`: a day or `from..to`; `unit`: a row's code
 * (the options are suggestions), or `ignore`; `column`: an encoded meaning (see `encodeMeaning`).
 */
export const questionSchema = z.object({
  /** Stable: the same question about the same place has the same id after other answers. */
  id: z.string(),
  code: z.string(),
  kind: z.enum(['option', 'date', 'unit', 'column']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  sheet: z.int().nonnegative(),
  /** Cells it is about, single or as ranges (`C7`, `D8:D53`); figures in them wait for the answer. */
  addresses: z.array(z.string()),
  /** The same on other sheets: one answer holds there too. */
  elsewhere: z.array(z.object({ sheet: z.int().nonnegative(), addresses: z.array(z.string()) })).optional(),
  /** How many cells with something in them wait for the answer. */
  cells: z.int().optional(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Null while unanswered. */
  answer: z.string().nullable(),
})
export type Question = z.infer<typeof questionSchema>

/** More than the columns of the widest sheet, or what anybody decides one by one. */
const MOST_KEYS = 20_000

/** A record of a bounded number of keys: what comes from outside is never of any size. */
export function boundedRecord<V extends z.ZodType>(keyLength: number, value: V) {
  return z
    .record(z.string().max(keyLength), value)
    .refine((record) => Object.keys(record).length <= MOST_KEYS, 'quá nhiều mục')
}

/** What a person decided. Keys: rows `<sheet>!<row>` (of a table on its side
 * `<sheet>!<column letters>`), columns `<table id>!<column>`, tables and questions by id. */
export const importChoicesSchema = z.object({
  /** Days of the whole file. */
  span: spanSchema.nullable().default(null),
  /** By sheet: left out. */
  ignoredSheets: z.array(z.int().nonnegative()).max(1000).default([]),
  /** `header`, `total`, `ignored`, `unit:<code>`. */
  rows: boundedRecord(40, z.string().max(60)).default({}),
  /** An encoded meaning: `flow:CC_NEW:ALL`, `level:POP_ELIG`, `assertion:CC_CUM`, `unit`, `ignored`. */
  columns: boundedRecord(60, z.string().max(60)).default({}),
  tableSpans: boundedRecord(60, spanSchema).default({}),
  answers: boundedRecord(200, z.string().max(200)).default({}),
  /** What becomes of a cell whose figure differs from the book's. */
  conflict: z.enum(['only-empty', 'replace', 'keep', 'add']).default('replace'),
  /** The same per cell, `<sheet>!<address>`. */
  cellConflicts: boundedRecord(40, z.enum(['only-empty', 'replace', 'keep', 'add'])).default({}),
  /** A blank cell of a figure column deletes the book's figure. */
  blankDeletes: z.boolean().default(false),
})
export type ImportChoices = z.infer<typeof importChoicesSchema>
export const noChoices: ImportChoices = importChoicesSchema.parse({})

/** What was done to a sheet of this product since it was exported. */
export const sheetChangeSchema = z.object({
  code: z.string(),
  address: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type SheetChange = z.infer<typeof sheetChangeSchema>

export const ownExportSchema = z.object({
  formId: z.string(),
  formVersion: z.int(),
  unitCode: z.string(),
  span: spanSchema,
  sequence: z.int().nullable(),
  checkCode: z.string().nullable(),
  /** Which marks survived. */
  marks: z.array(z.enum(['sheet', 'names', 'xml'])),
  isUntouched: z.boolean(),
  changes: z.array(sheetChangeSchema),
})
export type OwnExport = z.infer<typeof ownExportSchema>

export const understandingSchema = z.object({
  shape: z.enum(['own-export', 'table', 'message', 'nothing']),
  shapeReason: z.string(),
  own: ownExportSchema.nullable(),
  tables: z.array(understoodTableSchema),
  figures: z.array(readFigureSchema),
  assertions: z.array(assertionSchema),
  questions: z.array(questionSchema),
  issues: z.array(issueSchema),
})
export type Understanding = z.infer<typeof understandingSchema>
