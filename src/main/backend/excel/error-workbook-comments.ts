import { ERROR_REMARK, MENDED_REMARK } from '#shared/importing/returned-form-mark.rules.ts'
import {
  appended,
  attributeOf,
  childElements,
  localName,
  plainText,
  prefixOf,
  rootElement,
  splice,
} from './error-workbook-xml.ts'
import { xmlText } from './xml-text.ts'

/*
 * Remarks on cells: a comments part and, for Excel to show them, a VML drawing. What the sheet already has of either is
 * kept and added to.
 */

export interface Remark {
  readonly row: number
  readonly column: number
  readonly address: string
  readonly text: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const AUTHOR = 'Sổ Căn Cước'

export interface RemarkedComments {
  readonly xml: string
  /** Cells that had none before: they need a shape. */
  readonly added: readonly Remark[]
}

/** A part with the remarks alone. */
export function newComments(remarks: readonly Remark[]): RemarkedComments {
  const comments = remarks.map((one) => commentXml('', one, 0)).join('')
  const xml = `${DECLARATION}<comments xmlns="${MAIN}"><authors><author>${AUTHOR}</author></authors><commentList>${comments}</commentList></comments>`
  return { xml, added: remarks }
}

/** @throws a plain Error when the part is not as the format has it */
export function addComments(xml: string, remarks: readonly Remark[]): RemarkedComments {
  const root = rootElement(xml)
  const prefix = prefixOf(root.name)
  const parts = childElements(xml, root.contentStart, root.contentEnd)
  const authors = parts.find((one) => localName(one.name) === 'authors')
  const list = parts.find((one) => localName(one.name) === 'commentList')
  if (authors === undefined || list === undefined || authors.start > list.start)
    throw new Error('The comments cannot be read')
  const author = childElements(xml, authors.contentStart, authors.contentEnd).length
  const present = new Map(
    childElements(xml, list.contentStart, list.contentEnd).map((one) => [attributeOf(one.attributes, 'ref'), one]),
  )
  const added = remarks.filter(({ address }) => !present.has(address))
  const changed = remarks.flatMap((remark) => {
    const comment = present.get(remark.address)
    return comment === undefined ? [] : [{ remark, comment }]
  })
  let text = appended(xml, list, added.map((one) => commentXml(prefix, one, author)).join(''))
  for (const { remark, comment } of changed.toSorted((a, b) => b.comment.start - a.comment.start)) {
    const body = childElements(xml, comment.contentStart, comment.contentEnd).find(
      (one) => localName(one.name) === 'text',
    )
    if (body === undefined) throw new Error('A comment has no text')
    const isMended = textIn(xml.slice(body.contentStart, body.contentEnd)).trim() === MENDED_REMARK
    text = isMended
      ? splice(text, body.contentStart, body.contentEnd, runXml(prefix, remarkText(remark)))
      : appended(text, body, runXml(prefix, `\n\n${remarkText(remark)}`))
  }
  return { xml: appended(text, authors, `<${prefix}author>${AUTHOR}</${prefix}author>`), added }
}

/** Takes back the remarks of an earlier error workbook; a remark has a shape, so one that was ours alone stays as mended. */
export function clearRemarks(xml: string): string {
  const root = rootElement(xml)
  const list = childElements(xml, root.contentStart, root.contentEnd).find(
    ({ name }) => localName(name) === 'commentList',
  )
  if (list === undefined) return xml
  const prefix = prefixOf(root.name)
  return childElements(xml, list.contentStart, list.contentEnd)
    .toReversed()
    .reduce((text, { contentStart, contentEnd }) => {
      const body = childElements(xml, contentStart, contentEnd).find(({ name }) => localName(name) === 'text')
      const said = body === undefined ? '' : textIn(xml.slice(body.contentStart, body.contentEnd))
      const at = said.indexOf(ERROR_REMARK)
      if (body === undefined || at < 0) return text
      return splice(text, body.contentStart, body.contentEnd, runXml(prefix, said.slice(0, at).trim() || MENDED_REMARK))
    }, xml)
}

function textIn(xml: string): string {
  return Array.from(xml.matchAll(/<(?:[\w-]+:)?t\b[^>]*>([^<]*)<\/(?:[\w-]+:)?t>/g), ([, text = '']) =>
    plainText(text),
  ).join('')
}

function commentXml(prefix: string, remark: Remark, author: number): string {
  return `<${prefix}comment ref="${remark.address}" authorId="${author}"><${prefix}text>${runXml(prefix, remarkText(remark))}</${prefix}text></${prefix}comment>`
}

function runXml(p: string, text: string): string {
  const font = `<${p}rPr><${p}sz val="10"/><${p}rFont val="Times New Roman"/><${p}family val="1"/></${p}rPr>`
  return `<${p}r>${font}<${p}t xml:space="preserve">${xmlText(text)}</${p}t></${p}r>`
}

export function remarkText({ text }: Pick<Remark, 'text'>): string {
  return `${ERROR_REMARK} ${text}`
}

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
/** Shapes of other programs are numbered per sheet from 1025 on. */
const FIRST_SHAPE = 60_001

export function newDrawing(remarks: readonly Remark[]): string {
  const layout = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
  return `<xml ${NAMESPACES}>${layout}${SHAPE_TYPE}${remarks.map(shapeXml).join('')}</xml>`
}

/** @throws a plain Error for a drawing whose end cannot be found */
export function addShapes(drawing: string, remarks: readonly Remark[]): string {
  if (remarks.length === 0) return drawing
  const end = drawing.lastIndexOf('</xml>')
  const head = /<xml\b[^>]*>/.exec(drawing)?.[0] ?? ''
  const isUsual = ['v', 'o', 'x'].every((prefix) => head.includes(`xmlns:${prefix}=`))
  if (end < 0 || !isUsual) throw new Error('The drawing cannot be added to')
  const type = drawing.includes('_x0000_t202"') ? '' : SHAPE_TYPE
  return splice(drawing, end, end, type + remarks.map(shapeXml).join(''))
}

/** Size of the box in columns and rows. */
const BOX = { columns: 4, rows: 6 } as const

function shapeXml({ row, column }: Remark, index: number): string {
  const anchor = [column, 12, Math.max(0, row - 2), 4, column + BOX.columns, 12, Math.max(0, row - 2) + BOX.rows, 4]
  const style = 'position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:90pt;z-index:1;visibility:hidden'
  return (
    `<v:shape id="_x0000_s${FIRST_SHAPE + index}" type="#_x0000_t202" style="${style}" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
  )
}
