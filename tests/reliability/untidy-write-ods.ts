import { strToU8, zipSync } from 'fflate'
import { shownText, type UntidyCell, type UntidySheet, type UntidyWorkbook, widthOf, xmlText } from './untidy-model.ts'

const namespaces = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
  'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
].join(' ')
const mimeType = 'application/vnd.oasis.opendocument.spreadsheet'

/** OpenDocument with font names, merges, hidden rows, columns and sheets, formulas with cached values. */
export function writeUntidyOds({ sheets }: UntidyWorkbook): Uint8Array {
  const fonts = [...new Set(sheets.flatMap((sheet) => [...sheet.cells.values()].flatMap(({ font }) => font ?? [])))]
  const styles = fonts.map(
    (font, index) =>
      `<style:style style:name="f${index}" style:family="table-cell"><style:text-properties style:font-name="${xmlText(font)}"/></style:style>`,
  )
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="1.2"><office:font-face-decls>${fonts
    .map((font) => `<style:font-face style:name="${xmlText(font)}" svg:font-family="&apos;${xmlText(font)}&apos;"/>`)
    .join(
      '',
    )}</office:font-face-decls><office:automatic-styles>${styles.join('')}<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${sheets
    .map((sheet) => tableOf(sheet, fonts))
    .join('')}</office:spreadsheet></office:body></office:document-content>`
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimeType}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`
  return zipSync({
    mimetype: [strToU8(mimeType), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifest),
    'content.xml': strToU8(content),
    'styles.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${namespaces} office:version="1.2"/>`,
    ),
  })
}

function tableOf(sheet: UntidySheet, fonts: readonly string[]): string {
  const width = widthOf(sheet)
  const lastRow = Math.max(...[...sheet.cells.values()].map(({ row }) => row))
  const columns = Array.from({ length: width }, (_, index) =>
    sheet.hiddenColumns.has(index + 1) ? '<table:table-column table:visibility="collapse"/>' : '<table:table-column/>',
  )
  const covered = new Map<string, string>()
  const anchors = new Map<string, string>()
  for (const { top, left, bottom, right } of sheet.merges) {
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) covered.set(`${row}:${column}`, '')
    covered.delete(`${top}:${left}`)
    anchors.set(
      `${top}:${left}`,
      ` table:number-columns-spanned="${right - left + 1}" table:number-rows-spanned="${bottom - top + 1}"`,
    )
  }
  const cells = new Map([...sheet.cells.values()].map((cell) => [`${cell.row}:${cell.column}`, cell]))
  const rows = Array.from({ length: lastRow }, (_, index) => {
    const row = index + 1
    const inner = Array.from({ length: width }, (_unused, at) => {
      const key = `${row}:${at + 1}`
      if (covered.has(key)) return '<table:covered-table-cell/>'
      return cellOf(cells.get(key), anchors.get(key) ?? '', fonts)
    })
    const hidden = sheet.hiddenRows.has(row) ? ' table:visibility="collapse"' : ''
    return `<table:table-row${hidden}>${inner.join('')}</table:table-row>`
  })
  return `<table:table table:name="${xmlText(sheet.name)}" table:style-name="${sheet.isHidden ? 'hidden' : 'shown'}">${columns.join('')}${rows.join('')}</table:table>`
}

function cellOf(cell: UntidyCell | undefined, span: string, fonts: readonly string[]): string {
  if (cell === undefined) return `<table:table-cell${span}/>`
  const style = cell.font === undefined ? '' : ` table:style-name="f${fonts.indexOf(cell.font)}"`
  const formula = cell.formula === undefined ? '' : ` table:formula="of:=${xmlText(openFormula(cell.formula))}"`
  return `<table:table-cell${span}${style}${formula}${valueOf(cell)}>${cell.value === null ? '' : paragraphs(shownText(cell))}</table:table-cell>`
}

function valueOf({ value, format }: UntidyCell): string {
  if (value === null) return ''
  if (typeof value === 'string') return ' office:value-type="string"'
  if (typeof value === 'number')
    return ` office:value-type="${format === 'percent' ? 'percentage' : 'float'}" office:value="${value}"`
  if ('date' in value) return ` office:value-type="date" office:date-value="${value.date}"`
  return ' office:value-type="string" office:string-value="" calcext:value-type="error"'
}

/** `SUM(C7:C9)` → `SUM([.C7:.C9])`. */
function openFormula(formula: string): string {
  return formula.replace(/([A-Z]{1,2}\d+)(?::([A-Z]{1,2}\d+))?/g, (_, from: string, to: string | undefined) =>
    to === undefined ? `[.${from}]` : `[.${from}:.${to}]`,
  )
}

/** Lines are paragraphs; spaces at their ends and in runs are elements of their own. */
function paragraphs(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => xmlText(line).replace(/^ +| +$| {2,}/g, (run) => `<text:s text:c="${run.length}"/>`))
  return `<text:p>${lines.join('</text:p><text:p>')}</text:p>`
}
