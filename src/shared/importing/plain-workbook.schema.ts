import { z } from 'zod'

/**
 * A foreign file as plain cells: what the reader hands over and everything after it works on. Only cells that hold
 * something are there. Rows and columns are 1-based.
 */
export const plainCellSchema = z.object({
  /** `C7`. */
  address: z.string(),
  row: z.int().positive(),
  column: z.int().positive(),
  type: z.enum(['number', 'text', 'boolean', 'date', 'error']),
  /**
   * As stored: a number, a text exactly as in the file (its encoding is not touched), a date as
   * `YYYY-MM-DD[THH:MM:SS]`, an error as `#REF!`. Of a formula the cached value; null when there is none.
   */
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  /** What Excel shows. */
  text: z.string(),
  /** Without the leading `=`. */
  formula: z.string().optional(),
  /** Name of the font, for texts in the old Vietnamese encodings. */
  font: z.string().optional(),
  /** On the anchor of merged cells: `A1:D1`. */
  merge: z.string().optional(),
  /** The row, the column or the sheet is hidden. */
  hidden: z.literal(true).optional(),
  comment: z.string().optional(),
  /** The cell shows a percentage: its stored 0.4891 was seen as 48,91%. */
  isPercent: z.literal(true).optional(),
})
export type PlainCell = z.infer<typeof plainCellSchema>

export const plainSheetSchema = z.object({ name: z.string(), hidden: z.boolean(), cells: z.array(plainCellSchema) })
export type PlainSheet = z.infer<typeof plainSheetSchema>

export const workbookFormats = ['xlsx', 'xlsm', 'xls', 'html', 'xml-2003', 'ods', 'csv', 'text'] as const
export type WorkbookFormat = (typeof workbookFormats)[number]

export const plainWorkbookSchema = z.object({
  format: z.enum(workbookFormats),
  sheets: z.array(plainSheetSchema),
  /** Defined names that hold a text constant, by name: where this product's own marks are looked for. */
  textNames: z.record(z.string(), z.string()),
  /** Custom XML parts that mention this product, as text. */
  customXml: z.array(z.string()),
  /** Addresses of other workbooks that formulas lead to. */
  externalLinks: z.array(z.string()),
})
export type PlainWorkbook = z.infer<typeof plainWorkbookSchema>

/** Why a file is not read, each with its advice in `texts`. */
export const readRefusalCodes = [
  'read/encrypted',
  'read/wps-et',
  'read/lock-file',
  'read/empty-file',
  'read/truncated',
  'read/damaged',
  'read/not-a-workbook',
  'read/no-cells',
  'read/too-large',
  'read/hostile',
  'read/too-slow',
  'read/out-of-memory',
] as const
export type ReadRefusalCode = (typeof readRefusalCodes)[number]
