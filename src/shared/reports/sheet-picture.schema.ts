import { z } from 'zod'
import { cellStyleSchema, sheetModelSchema } from './sheet-model.schema.ts'

/**
 * A sheet as a window shows it, without what only a workbook needs: formulas, values, names. Row by row, and how cells
 * look is said once for all that look alike: a province's hundreds of rows cross to the window in little time.
 */
export const sheetPictureSchema = sheetModelSchema
  .pick({
    columns: true,
    rowHeightsPt: true,
    headerRows: true,
    repeatsHeader: true,
    pageBreaksAfter: true,
    printColumns: true,
    page: true,
  })
  .extend({
    looks: z.array(cellStyleSchema.omit({ numberFormat: true })),
    /** From the first row of the sheet to the last that has a cell. */
    rows: z.array(
      z.object({
        /** By column, from the first; null where no cell begins. */
        texts: z.array(z.string().nullable()),
        /** In the same places, which of the looks, from 0. */
        looks: z.array(z.int().nonnegative()),
      }),
    ),
    /** Cells that cover more than one place. */
    merges: z.array(
      z.object({
        row: z.int().positive(),
        column: z.int().positive(),
        rowSpan: z.int().positive(),
        columnSpan: z.int().positive(),
      }),
    ),
  })

export type SheetPicture = z.infer<typeof sheetPictureSchema>
export type CellLook = SheetPicture['looks'][number]
