import { z } from 'zod'
import { cellStyleSchema, sheetModelSchema } from './sheet-model.schema.ts'

/**
 * A sheet as a window shows it, without what only a workbook needs: formulas, values, names. How cells look is said once
 * for all that look alike, so that a province's hundreds of rows cross to the window in little time.
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
    cells: z.array(
      z.object({
        row: z.int().positive(),
        column: z.int().positive(),
        rowSpan: z.int().positive().optional(),
        columnSpan: z.int().positive().optional(),
        text: z.string(),
        /** Which of the looks, from 0. */
        look: z.int().nonnegative(),
      }),
    ),
  })

export type SheetPicture = z.infer<typeof sheetPictureSchema>
export type PictureCell = SheetPicture['cells'][number]
export type CellLook = SheetPicture['looks'][number]
