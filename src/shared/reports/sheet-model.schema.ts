import { z } from 'zod'

/**
 * A sheet as it will be printed: the one model that the Excel writer and the tests read, and that a window is shown a picture of.
 * Rows and columns are 1-based. It knows nothing of indicators; a cell's `key` leads back to them.
 */
export const cellStyleSchema = z.object({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  sizePt: z.number().optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  valign: z.enum(['top', 'middle', 'bottom']).optional(),
  wrap: z.boolean().optional(),
  border: z.boolean().optional(),
  /** Excel number format: `#,##0`, `0.00%`. */
  numberFormat: z.string().optional(),
  fill: z.enum(['header', 'derived', 'total']).optional(),
})

const sheetCellSchema = z.object({
  row: z.int().positive(),
  column: z.int().positive(),
  rowSpan: z.int().positive().optional(),
  columnSpan: z.int().positive().optional(),
  /** A number stays a number, text stays text (never a formula), null is an empty bordered cell. */
  value: z.union([z.string(), z.number(), z.null()]),
  /** A live formula without `=`; `value` is then its cached result. */
  formula: z.string().optional(),
  /** What Excel shows, and a picture of the sheet. */
  text: z.string(),
  style: cellStyleSchema,
  /** Formula cells and labels are locked, figures are not: a hint, not security. */
  locked: z.boolean().optional(),
  key: z.object({ unitCode: z.string(), code: z.string() }).optional(),
  /** Name of a sheet of the same workbook that the cell opens. */
  linkTo: z.string().optional(),
})

export const sheetModelSchema = z.object({
  name: z.string().max(31),
  columns: z.array(z.object({ widthChars: z.number().positive(), hidden: z.boolean().optional() })),
  rowHeightsPt: z.record(z.string(), z.number()),
  cells: z.array(sheetCellSchema),
  /** Rows repeated on every printed page and frozen on screen, and how many columns are frozen. */
  headerRows: z.object({ first: z.int(), last: z.int() }),
  /** False where no page after the first has rows under the header. */
  repeatsHeader: z.literal(false).optional(),
  /** Rows after which a new page begins, beside the pages that fill up. */
  pageBreaksAfter: z.array(z.int().positive()).optional(),
  frozenColumns: z.int().nonnegative(),
  printColumns: z.int().positive(),
  definedNames: z.array(z.object({ name: z.string(), range: z.string() })),
  page: z.object({
    landscape: z.boolean(),
    marginsMm: z.object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }),
  }),
})

/** An export as the next one names it. */
const previousExportSchema = z.object({
  form: z.string(),
  from: z.string(),
  to: z.string(),
  sequence: z.int().positive(),
  valuesHash: z.string(),
})
export type PreviousExport = z.infer<typeof previousExportSchema>

/** The part of an exported file that a program reads; any one of its three copies is enough to recognise the file. */
export const sheetMetaSchema = z.object({
  product: z.literal('so-can-cuoc'),
  schemaVersion: z.literal(1),
  formId: z.string(),
  formVersion: z.int(),
  /** The form itself, as its file says it; left out for the first versions that ship with the product. */
  formText: z.string().max(2_000_000).optional(),
  unitCode: z.string(),
  unitName: z.string(),
  /** The id of the campaign the sheet is of. */
  subject: z.string().optional(),
  period: z.object({ kind: z.string(), from: z.string(), to: z.string() }),
  policy: z.enum(['trunc', 'half-up']),
  decimals: z.int(),
  /** Counts the exports of this form, unit and period from this store. */
  sequence: z.int().positive(),
  appVersion: z.string(),
  exportedAt: z.string(),
  /** Cell address → unit and code. */
  cells: z.record(z.string(), z.object({ unitCode: z.string(), code: z.string() })),
  /** SHA-256 over the figures in address order. */
  valuesHash: z.string(),
  /** The chain of entries the figures stand on. Files of an older program have neither this nor what follows. */
  chain: z.object({ entries: z.int(), head: z.string() }).optional(),
  /** The other sheets of the workbook: whose each is, and the hash of its figures. */
  details: z.array(z.object({ sheet: z.string(), unitCode: z.string(), valuesHash: z.string() })).optional(),
  /** The export of the same form by the same unit before this one: null for the first. */
  previous: previousExportSchema.nullable().optional(),
  /** As printed on the sheet: `3F7KQ-9A2XM`. */
  checkCode: z.string().optional(),
  /** What a reader adds up again: the rows, and the total of each column of counts by its code. */
  controls: z.object({ rows: z.int(), totals: z.record(z.string(), z.int()) }).optional(),
  /** What the file said when it went out, for naming what was done to it since. */
  printed: z
    .object({
      /** Of the keyed cells, by address. */
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      /** Addresses of the keyed cells that hold a formula. */
      formulas: z.array(z.string()),
      /** Of the rows, by unit code. */
      names: z.record(z.string(), z.string()),
      /** Of the columns, by code. */
      labels: z.record(z.string(), z.string()),
      /** Rows that say what the rows under them come to, with their cells by column code. */
      sums: z
        .array(
          z.object({
            name: z.string(),
            values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
            formulas: z.array(z.string()),
          }),
        )
        .optional(),
    })
    .optional(),
})

export type CellStyle = z.infer<typeof cellStyleSchema>
export type SheetCell = z.infer<typeof sheetCellSchema>
export type SheetModel = z.infer<typeof sheetModelSchema>
export type SheetMeta = z.infer<typeof sheetMetaSchema>
