import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import {
  attributeOf,
  childElements,
  localName,
  prefixOf,
  rootElement,
  splice,
  withAttribute,
  type XmlElement,
} from './error-workbook-xml.ts'

/*
 * Gives cells of a sheet's XML another format. Cells and rows that are not there are put in where they belong, as
 * empty cells; nothing else of the sheet changes.
 */

export interface CellPlace {
  readonly row: number
  readonly column: number
}

/**
 * @param formatOf the new format of a cell from the one it has
 * @throws a plain Error when the part is not as the format has it
 */
export function restyleCells<Place extends CellPlace>(
  xml: string,
  places: readonly Place[],
  formatOf: (format: number, place: Place) => number,
): string {
  const root = rootElement(xml)
  const data = childElements(xml, root.contentStart, root.contentEnd).find((one) => localName(one.name) === 'sheetData')
  if (data === undefined) throw new Error('The sheet has no data')
  const prefix = prefixOf(root.name)
  const byRow = Map.groupBy(places, ({ row }) => row)
  const rows = numbered(
    childElements(xml, data.contentStart, data.contentEnd).filter((one) => localName(one.name) === 'row'),
  )
  const pieces: string[] = []
  let at = data.contentStart
  const waiting = [...byRow.keys()].toSorted((a, b) => a - b)
  const insertBefore = (row: number): void => {
    while (waiting[0] !== undefined && waiting[0] < row) {
      const missing = waiting.shift() ?? 0
      pieces.push(
        `<${prefix}row r="${missing}">${restyledRow('', [], byRow.get(missing) ?? [], { prefix, formatOf })}</${prefix}row>`,
      )
    }
  }
  for (const { element, number } of rows) {
    pieces.push(xml.slice(at, element.start))
    insertBefore(number)
    at = element.end
    if (waiting[0] !== number) {
      pieces.push(xml.slice(element.start, element.end))
      continue
    }
    waiting.shift()
    const cells = childElements(xml, element.contentStart, element.contentEnd)
    const content = xml.slice(element.contentStart, element.contentEnd)
    const shifted = cells.map((one) => shift(one, element.contentStart))
    const restyled = restyledRow(content, shifted, byRow.get(number) ?? [], { prefix, formatOf })
    // The columns a row spans are a hint, wrong once a cell was put in.
    const attributes = element.attributes.replace(/\s+spans\s*=\s*(?:"[^"]*"|'[^']*')/, '')
    pieces.push(`<${element.name}${attributes}>${restyled}</${element.name}>`)
  }
  insertBefore(Number.POSITIVE_INFINITY)
  pieces.push(xml.slice(at, data.contentEnd))
  const content = pieces.join('')
  return data.isSelfClosing
    ? splice(xml, data.start, data.end, `<${data.name}${data.attributes}>${content}</${data.name}>`)
    : splice(xml, data.contentStart, data.contentEnd, content)
}

interface RowInput<Place> {
  readonly prefix: string
  readonly formatOf: (format: number, place: Place) => number
}

function restyledRow<Place extends CellPlace>(
  content: string,
  cells: readonly XmlElement[],
  places: readonly Place[],
  { prefix, formatOf }: RowInput<Place>,
): string {
  const waiting = places.toSorted((a, b) => a.column - b.column)
  const pieces: string[] = []
  let at = 0
  let column = 0
  const insertBefore = (limit: number): void => {
    for (let next = waiting[0]; next !== undefined && next.column < limit; next = waiting[0]) {
      waiting.shift()
      pieces.push(`<${prefix}c r="${cellAddress(next.row, next.column)}" s="${formatOf(0, next)}"/>`)
    }
  }
  for (const cell of cells.filter((one) => localName(one.name) === 'c')) {
    const reference = attributeOf(cell.attributes, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    pieces.push(content.slice(at, cell.start))
    insertBefore(column)
    at = cell.end
    const next = waiting[0]
    if (next?.column !== column) {
      pieces.push(content.slice(cell.start, cell.end))
      continue
    }
    waiting.shift()
    const attributes = withAttribute(cell.attributes, 's', String(formatOf(formatIn(cell), next)))
    const tail = content.slice(cell.start + 1 + cell.name.length + cell.attributes.length, cell.end)
    pieces.push(`<${cell.name}${attributes}${tail}`)
  }
  pieces.push(content.slice(at))
  insertBefore(Number.POSITIVE_INFINITY)
  return pieces.join('')
}

function formatIn({ attributes }: XmlElement): number {
  const text = attributeOf(attributes, 's') ?? '0'
  return /^\d{1,6}$/.test(text) ? Number(text) : 0
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) throw new Error(`Not a cell: ${reference}`)
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Rows with their numbers; one without a number follows the one before. */
function numbered(rows: readonly XmlElement[]): { element: XmlElement; number: number }[] {
  let last = 0
  return rows.map((element) => {
    const text = attributeOf(element.attributes, 'r')
    last = text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : last + 1
    return { element, number: last }
  })
}

function shift(element: XmlElement, by: number): XmlElement {
  const { start, contentStart, contentEnd, end } = element
  return { ...element, start: start - by, contentStart: contentStart - by, contentEnd: contentEnd - by, end: end - by }
}
