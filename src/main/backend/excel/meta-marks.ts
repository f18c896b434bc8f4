import type { Worksheet } from 'exceljs'
import { metaHeadline } from '#shared/reports/sheet-marks.rules.ts'
import type { SheetMeta } from '#shared/reports/sheet-model.schema.ts'
import { spreadsheetText } from './sheet-cells.ts'
import { xmlText } from './xml-text.ts'

/*
 * The three marks by which an exported file is recognised: the hidden sheet `_meta`, the defined names `SCC_…` and a
 * custom XML part. Each alone tells form, unit, period, sequence and hash; sheet and part also carry the whole
 * description as JSON.
 */

export const META_SHEET_NAME = '_meta'
export const META_NAMESPACE = 'urn:so-can-cuoc:sheet-meta:1'

/** Code points per cell; twice as many UTF-16 units stay under Excel's 32,767. */
const JSON_CHUNK = /[\s\S]{1,15000}/gu

/** Fills the hidden sheet: keys in column A, texts in column B, the whole description in `json.1`, `json.2`, … */
export function fillMetaSheet(sheet: Worksheet, meta: SheetMeta): void {
  const chunks = JSON.stringify(meta).match(JSON_CHUNK) ?? []
  const rows = [
    ...Object.entries(metaHeadline(meta)),
    ...chunks.map((chunk, index) => [`json.${index + 1}`, chunk] as const),
  ]
  rows.forEach(([key, text], index) => {
    sheet.getCell(index + 1, 1).value = key
    const cell = sheet.getCell(index + 1, 2)
    cell.value = spreadsheetText(text)
    cell.numFmt = '@'
  })
}

/** The custom XML part: one element per key of the headline, then the whole description as JSON text. */
export function metaXml(meta: SheetMeta): string {
  const elements = Object.entries({ ...metaHeadline(meta), json: JSON.stringify(meta) }).map(
    ([key, text]) => `<${key}>${xmlText(text)}</${key}>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sheetMeta xmlns="${META_NAMESPACE}">${elements.join('')}</sheetMeta>`
}
