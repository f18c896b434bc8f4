import type { Worksheet } from 'exceljs'
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
    ...Object.entries(headline(meta)),
    ...chunks.map((chunk, index) => [`json.${index + 1}`, chunk] as const),
  ]
  rows.forEach(([key, text], index) => {
    sheet.getCell(index + 1, 1).value = key
    const cell = sheet.getCell(index + 1, 2)
    cell.value = spreadsheetText(text)
    cell.numFmt = '@'
  })
}

/** Defined names that hold a text constant each, e.g. `SCC_PERIOD` = `month/2023-04-01/2023-04-30`. */
export function metaNames(meta: SheetMeta): { name: string; text: string }[] {
  const { period } = meta
  return [
    { name: 'SCC_PRODUCT', text: `${meta.product}/${meta.schemaVersion}` },
    { name: 'SCC_FORM', text: meta.formId },
    { name: 'SCC_FORM_VERSION', text: String(meta.formVersion) },
    { name: 'SCC_UNIT', text: meta.unitCode },
    { name: 'SCC_PERIOD', text: `${period.kind}/${period.from}/${period.to}` },
    { name: 'SCC_SEQUENCE', text: String(meta.sequence) },
    { name: 'SCC_HASH', text: meta.valuesHash },
    ...(meta.chain === undefined ? [] : [{ name: 'SCC_CHAIN', text: `${meta.chain.entries}/${meta.chain.head}` }]),
    ...(meta.checkCode === undefined ? [] : [{ name: 'SCC_CHECK_CODE', text: meta.checkCode }]),
    ...(meta.controls === undefined ? [] : controlNames(meta.controls)),
  ]
}

/** A text constant holds 255 characters, so each total has a name of its own. */
function controlNames({ rows, totals }: NonNullable<SheetMeta['controls']>): { name: string; text: string }[] {
  return [
    { name: 'SCC_ROWS', text: String(rows) },
    ...Object.entries(totals).map(([code, total]) => ({ name: `SCC_TOTAL_${code}`, text: String(total) })),
  ]
}

/** The custom XML part: one element per key of the headline, then the whole description as JSON text. */
export function metaXml(meta: SheetMeta): string {
  const elements = Object.entries({ ...headline(meta), json: JSON.stringify(meta) }).map(
    ([key, text]) => `<${key}>${xmlText(text)}</${key}>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sheetMeta xmlns="${META_NAMESPACE}">${elements.join('')}</sheetMeta>`
}

function headline(meta: SheetMeta): Record<string, string> {
  return {
    product: meta.product,
    schemaVersion: String(meta.schemaVersion),
    formId: meta.formId,
    formVersion: String(meta.formVersion),
    unitCode: meta.unitCode,
    unitName: meta.unitName,
    periodKind: meta.period.kind,
    periodFrom: meta.period.from,
    periodTo: meta.period.to,
    policy: meta.policy,
    decimals: String(meta.decimals),
    sequence: String(meta.sequence),
    appVersion: meta.appVersion,
    exportedAt: meta.exportedAt,
    valuesHash: meta.valuesHash,
    ...(meta.chain === undefined ? {} : { chainEntries: String(meta.chain.entries), chainHead: meta.chain.head }),
    ...(meta.checkCode === undefined ? {} : { checkCode: meta.checkCode }),
    ...(meta.controls === undefined ? {} : { controlRows: String(meta.controls.rows) }),
  }
}
