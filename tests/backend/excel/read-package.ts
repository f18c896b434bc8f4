import { strFromU8, unzipSync } from 'fflate'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'

/** A cell as its XML has it: numbers as numbers, text as text, null when empty. */
export interface ReadCell {
  readonly value: string | number | null
  readonly formula?: string
}

/** The text parts of a package by path. */
export function readParts(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))
}

export function partOf(parts: ReadonlyMap<string, string>, path: string): string {
  const part = parts.get(path)
  if (part === undefined) throw new Error(`no part ${path}`)
  return part
}

/** The cells of `xl/worksheets/sheet<index>.xml` by address; styled cells without content too. */
export function readCells(parts: ReadonlyMap<string, string>, index: number): Map<string, ReadCell> {
  const strings = [...partOf(parts, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    [...item.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, text = '']) => decode(text)).join(''),
  )
  const cells = new Map<string, ReadCell>()
  let [row, column] = [0, 0]
  for (const [, line, attributes = '', body = ''] of partOf(parts, `xl/worksheets/sheet${index}.xml`).matchAll(CELL)) {
    if (line !== undefined) {
      row = Number(attribute(line, 'r') ?? row + 1)
      column = 0
      continue
    }
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(attribute(attributes, 'r') ?? '') ?? []
    // A cell that does not say where it is stands right of the one before it (ECMA-376, 18.3.1.4).
    column =
      letters === '' ? column + 1 : Array.from(letters).reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0)
    if (digits !== '') row = Number(digits)
    const formula = /<f[^>]*>(.*?)<\/f>/s.exec(body)?.[1]
    const raw = /<v>(.*?)<\/v>/s.exec(body)?.[1] ?? (attribute(attributes, 't') === 'str' ? '' : undefined)
    const value = readValue(raw, attribute(attributes, 't'), strings)
    cells.set(cellAddress(row, column), formula === undefined ? { value } : { value, formula: decode(formula) })
  }
  return cells
}

const CELL = /<row\b([^>]*?)\/?>|<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs

function readValue(raw: string | undefined, type: string | undefined, strings: readonly string[]): ReadCell['value'] {
  if (raw === undefined) return null
  if (type === 's') return strings[Number(raw)] ?? null
  return type === 'str' ? decode(raw) : Number(raw)
}

/** Defined names with their formulas, text constants without quotes; sheet-local names too. */
export function readNames(parts: ReadonlyMap<string, string>): Map<string, string> {
  const elements = partOf(parts, 'xl/workbook.xml').matchAll(/<definedName ([^>]*)>(.*?)<\/definedName>/gs)
  return new Map(
    [...elements].map(([, attributes = '', formula = '']) => {
      const text = decode(formula)
      return [
        attribute(attributes, 'name') ?? '',
        text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text,
      ]
    }),
  )
}

/** Sheet names with their visibility, in order. */
export function readSheets(parts: ReadonlyMap<string, string>): { name: string; state: string }[] {
  return [...partOf(parts, 'xl/workbook.xml').matchAll(/<sheet ([^>]*)\/>/g)].map(([, attributes = '']) => ({
    name: attribute(attributes, 'name') ?? '',
    state: attribute(attributes, 'state') ?? 'visible',
  }))
}

/** The text of the only element of that name. */
export function elementText(xml: string, element: string): string | undefined {
  const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(xml)?.[1]
  return text === undefined ? undefined : decode(text)
}

/** The tag at which the text stops being well-formed, or null. */
export function firstBadTag(xml: string): string | null {
  const open: string[] = []
  for (const [tag, closing, name = '', selfClosing] of xml.matchAll(
    /<(\/?)([A-Za-z_][\w:.-]*)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (closing === '/' && open.pop() !== name) return tag
    if (closing === '' && selfClosing === '') open.push(name)
  }
  const rest = xml.replace(/<\?xml [^>]*\?>/, '').replace(/<\/?[A-Za-z_][\w:.-]*(?:\s+[\w:.-]+="[^"<]*")*\s*\/?>/g, '')
  return open.pop() ?? /<|&(?!(?:amp|lt|gt|quot|apos);)/.exec(rest)?.[0] ?? null
}

function attribute(attributes: string, name: string): string | undefined {
  const raw = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return raw === undefined ? undefined : decode(raw)
}

const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(xml: string): string {
  return xml
    .replace(/&(amp|lt|gt|quot|apos);/g, (entity, name: string) => ENTITY[name] ?? entity)
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}
