import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { META_NAMESPACE } from './meta-marks.ts'
import { xmlText } from './xml-text.ts'

/*
 * What exceljs cannot write, added to the parts of its package: defined names with absolute ranges and text constants,
 * the custom XML part with its relationships, and the default font. The package is zipped again with fixed times, so
 * the same input gives the same bytes on every day and in every time zone.
 */

/** A defined name; `formula` is written as it stands. `sheetIndex` makes it local to that sheet (from 0). */
export interface DefinedName {
  readonly name: string
  readonly formula: string
  readonly sheetIndex?: number
  readonly hidden?: boolean
}

/** A cell that opens a place of the same workbook: `'Huyện Ea Kar'!A1`. */
export interface CellLink {
  readonly address: string
  readonly location: string
}

interface Additions {
  readonly names: readonly DefinedName[]
  /** Of each sheet, in their order. */
  readonly links: readonly (readonly CellLink[])[]
  /** The text of the custom XML part; null for none. */
  readonly customXml: string | null
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CUSTOM_XML = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Names this kind of part, the same in every file. */
const CUSTOM_XML_ITEM_ID = '{5C1F0B7E-3D0A-4B7C-9E55-7A1D6C2E4F10}'
/** The font of untouched cells; its digits are as wide as Calibri's, so column widths hold. */
const DEFAULT_FONT = '<family val="1"/><sz val="11"/><name val="Times New Roman"/>'
const EXCELJS_DEFAULT_FONT =
  '<color theme="1"/><family val="2"/><scheme val="minor"/><sz val="11"/><name val="Calibri"/>'

/**
 * Completes a package written by exceljs.
 * @param written the package as exceljs wrote it, without defined names and links
 */
export function completePackage(written: Uint8Array, { names, links, customXml }: Additions): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(written, { filter: ({ name }) => !name.endsWith('/') })))
  patch(parts, 'xl/workbook.xml', '</sheets>', `</sheets><definedNames>${names.map(nameXml).join('')}</definedNames>`)
  patch(parts, 'xl/styles.xml', EXCELJS_DEFAULT_FONT, DEFAULT_FONT)
  links.forEach((ofSheet, index) => addLinks(parts, `xl/worksheets/sheet${index + 1}.xml`, ofSheet))
  if (customXml !== null) addCustomXml(parts, customXml)
  const time = new Date(1980, 0, 1)
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: time })
}

/** In the place that the order of a sheet's elements gives them. */
function addLinks(parts: Map<string, Uint8Array>, path: string, links: readonly CellLink[]): void {
  if (links.length === 0) return
  const elements = links.map(({ address, location }) => `<hyperlink ref="${address}" location="${xmlText(location)}"/>`)
  patch(parts, path, '<pageMargins ', `<hyperlinks>${elements.join('')}</hyperlinks><pageMargins `)
}

function addCustomXml(parts: Map<string, Uint8Array>, customXml: string): void {
  parts.set('customXml/item1.xml', strToU8(customXml))
  parts.set(
    'customXml/itemProps1.xml',
    strToU8(
      `${XML_DECLARATION}<ds:datastoreItem ds:itemID="${CUSTOM_XML_ITEM_ID}" xmlns:ds="${CUSTOM_XML}"><ds:schemaRefs><ds:schemaRef ds:uri="${META_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    ),
  )
  parts.set(
    'customXml/_rels/item1.xml.rels',
    strToU8(
      `${XML_DECLARATION}<Relationships xmlns="${RELATIONSHIPS}">${relationship('rId1', 'customXmlProps', 'itemProps1.xml')}</Relationships>`,
    ),
  )
  const toItem = relationship('rIdMeta', 'customXml', '../customXml/item1.xml')
  patch(parts, 'xl/_rels/workbook.xml.rels', '</Relationships>', `${toItem}</Relationships>`)
  const contentType =
    '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
  patch(parts, '[Content_Types].xml', '</Types>', `${contentType}</Types>`)
}

function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE_RELATIONSHIPS}/${type}" Target="${target}"/>`
}

function nameXml({ name, formula, sheetIndex, hidden }: DefinedName): string {
  const local = sheetIndex === undefined ? '' : ` localSheetId="${sheetIndex}"`
  return `<definedName name="${xmlText(name)}"${local}${hidden === true ? ' hidden="1"' : ''}>${xmlText(formula)}</definedName>`
}

/** Replaces the only occurrence of `mark` in a part; another exceljs that writes it differently is a broken build. */
function patch(parts: Map<string, Uint8Array>, path: string, mark: string, replacement: string): void {
  const part = parts.get(path)
  const pieces = part === undefined ? [] : strFromU8(part).split(mark)
  if (pieces.length !== 2) throw new Error(`${path} has ${pieces.length - 1} times ${mark}`)
  parts.set(path, strToU8(pieces.join(replacement)))
}
