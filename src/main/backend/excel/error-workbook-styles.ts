import {
  appended,
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
 * New cell formats in a style sheet that somebody else's program wrote: each is a copy of the one a cell had, with
 * another fill. Nothing that is there changes its number.
 */

export const FILLS = { error: 'FFFFC9C4', warning: 'FFFFE8A3' } as const
type FillName = keyof typeof FILLS
const fillNames: readonly string[] = Object.keys(FILLS)

/** Formats of the list of findings. */
interface ListFormats {
  readonly title: number
  readonly header: number
  readonly text: number
  readonly link: number
}

const TAG_ATTRIBUTES = /^(<[\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)([\s\S]*)$/

export class ErrorStyles {
  readonly list: ListFormats
  readonly #xml: string
  readonly #prefix: string
  readonly #parts: readonly XmlElement[]
  readonly #fontCount: number
  readonly #fillCount: number
  readonly #known: readonly string[]
  readonly #added: string[] = []
  readonly #made = new Map<string, number>()
  /** Formats with a fill of an earlier error workbook. */
  readonly #coloured: ReadonlySet<number>

  /** @throws a plain Error when the part is not as the format has it */
  constructor(xml: string) {
    const root = rootElement(xml)
    this.#xml = xml
    this.#prefix = prefixOf(root.name)
    this.#parts = childElements(xml, root.contentStart, root.contentEnd)
    const fills = this.#childrenOf('fills')
    this.#fontCount = this.#childrenOf('fonts').length
    this.#fillCount = fills.length
    this.#known = this.#childrenOf('cellXfs')
    const ours = new Set(
      fills.flatMap((fill, index) => (Object.values(FILLS).some((argb) => fill.includes(`"${argb}"`)) ? [index] : [])),
    )
    this.#coloured = new Set(
      this.#known.flatMap((format, index) => (ours.has(Number(attributeOf(format, 'fillId') ?? '0')) ? [index] : [])),
    )
    this.list = this.#addListFormats()
  }

  /** The format of a cell with this format and the fill of a finding. */
  filled(format: number, fill: FillName): number {
    return this.#variant(format, this.#fillCount + fillNames.indexOf(fill))
  }

  /** A sheet's XML without the colours of an earlier error workbook. */
  withoutColours(sheetXml: string): string {
    if (this.#coloured.size === 0) return sheetXml
    return sheetXml.replace(/(<(?:[\w-]+:)?c\b[^<>]*?\ss=")(\d+)(")/g, (whole, before: string, text: string, after) => {
      const format = Number(text)
      return this.#coloured.has(format) ? `${before}${this.#variant(format, 0)}${after}` : whole
    })
  }

  /** The part with everything that was asked for. */
  write(): string {
    const edits = [
      { element: this.#part('fonts'), content: this.#newFonts(), count: this.#fontCount + 2 },
      { element: this.#part('fills'), content: this.#newFills(), count: this.#fillCount + fillNames.length },
      {
        element: this.#part('cellXfs'),
        content: this.#added.join(''),
        count: this.#known.length + this.#added.length,
      },
    ].toSorted((a, b) => b.element.start - a.element.start)
    return edits.reduce((text, { element, content, count }) => {
      const nameEnd = element.start + 1 + element.name.length
      const attributes = withAttribute(element.attributes, 'count', String(count))
      return splice(appended(text, element, content), nameEnd, nameEnd + element.attributes.length, attributes)
    }, this.#xml)
  }

  #part(name: string): XmlElement {
    const found = this.#parts.find((one) => localName(one.name) === name)
    if (found === undefined) throw new Error(`The styles have no ${name}`)
    return found
  }

  #childrenOf(name: string): string[] {
    const { contentStart, contentEnd } = this.#part(name)
    return childElements(this.#xml, contentStart, contentEnd).map((one) => this.#xml.slice(one.start, one.end))
  }

  #add(format: string): number {
    return this.#known.length + this.#added.push(format) - 1
  }

  #variant(format: number, fillId: number): number {
    const key = `${format} ${fillId}`
    const made = this.#made.get(key)
    if (made !== undefined) return made
    const source = this.#known[format] ?? this.#known[0]
    const [, head, attributes = '', rest = ''] = TAG_ATTRIBUTES.exec(source ?? '') ?? []
    if (head === undefined) throw new Error('A cell format cannot be read')
    const filled = withAttribute(withAttribute(attributes, 'fillId', String(fillId)), 'applyFill', '1')
    const index = this.#add(head + filled + rest)
    this.#made.set(key, index)
    return index
  }

  #addListFormats(): ListFormats {
    const p = this.#prefix
    const format = (fontId: number, fillId: number): string =>
      `<${p}xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyFont="1" applyFill="1"`
    const wrapped = ` applyAlignment="1"><${p}alignment vertical="top" wrapText="1"/></${p}xf>`
    const [bold, link] = [this.#fontCount, this.#fontCount + 1]
    return {
      title: this.#add(`${format(bold, 0)}/>`),
      header: this.#add(format(bold, this.#fillCount + fillNames.indexOf('warning')) + wrapped),
      text: this.#add(format(0, 0) + wrapped),
      link: this.#add(format(link, 0) + wrapped),
    }
  }

  #newFonts(): string {
    const p = this.#prefix
    const font = (first: string, colour: string): string =>
      `<${p}font><${p}${first}/><${p}sz val="12"/>${colour}<${p}name val="Times New Roman"/><${p}family val="1"/></${p}font>`
    return font('b', '') + font('u', `<${p}color rgb="FF0563C1"/>`)
  }

  #newFills(): string {
    const p = this.#prefix
    const fill = (argb: string): string =>
      `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${argb}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
    return Object.values(FILLS).map(fill).join('')
  }
}
