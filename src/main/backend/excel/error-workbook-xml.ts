/*
 * Small edits of XML parts that somebody else's program wrote: tags are found by a scanner that knows quotes, comments
 * and CDATA, everything between them stays byte for byte.
 */

export interface XmlElement {
  /** With its prefix. */
  readonly name: string
  /** Text between the name and the end of the start tag. */
  readonly attributes: string
  readonly start: number
  /** Where the content begins and ends; equal for an element without content. */
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
  readonly isSelfClosing: boolean
}

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g

/** The elements directly under an element, or the root itself; a plain Error for text that is no XML of this kind. */
export function childElements(xml: string, from = 0, to = xml.length): XmlElement[] {
  const found: XmlElement[] = []
  let open: { name: string; attributes: string; start: number; contentStart: number } | null = null
  let depth = 0
  const tags = new RegExp(TAG.source, 'g')
  tags.lastIndex = from
  for (let tag = tags.exec(xml); tag !== null && tag.index < to; tag = tags.exec(xml)) {
    const [text, closing, name, attributes = '', selfClosing] = tag
    if (name === undefined) continue
    const end = tag.index + text.length
    if (closing === '/') {
      depth -= 1
      if (depth < 0) throw new Error(`Unexpected </${name}>`)
      if (depth > 0 || open === null) continue
      found.push({ ...open, contentEnd: tag.index, end, isSelfClosing: false })
      open = null
    } else if (selfClosing === '/') {
      if (depth > 0) continue
      const place = { contentStart: end, contentEnd: end, end }
      found.push({ name, attributes, start: tag.index, ...place, isSelfClosing: true })
    } else {
      if (depth === 0) open = { name, attributes, start: tag.index, contentStart: end }
      depth += 1
    }
  }
  if (depth !== 0) throw new Error('An element is left open')
  return found
}

export function rootElement(xml: string): XmlElement {
  const [root] = childElements(xml)
  if (root === undefined) throw new Error('No root element')
  return root
}

/** `x:worksheet` → `worksheet`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** `x:worksheet` → `x:`. */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1)
}

export function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? []
  const raw = double ?? single
  return raw === undefined ? undefined : plainText(raw)
}

/** Sets an attribute in the text of a start tag. */
export function withAttribute(attributes: string, name: string, value: string): string {
  const pattern = new RegExp(`((?:^|\\s)${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`)
  return pattern.test(attributes)
    ? attributes.replace(pattern, (_, before: string) => `${before}"${value}"`)
    : `${attributes} ${name}="${value}"`
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of an attribute or element, entities resolved. */
export function plainText(raw: string): string {
  return raw.replace(/&(?:#x([\dA-Fa-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/g, (_, hex, digits, name: string) => {
    if (name !== undefined) return ENTITIES[name] ?? ''
    return String.fromCodePoint(hex === undefined ? Number(digits) : Number(`0x${hex}`))
  })
}

export function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/** Adds to the end of an element's content. */
export function appended(xml: string, element: XmlElement, addition: string): string {
  if (!element.isSelfClosing) return splice(xml, element.contentEnd, element.contentEnd, addition)
  const tag = `<${element.name}${element.attributes}>${addition}</${element.name}>`
  return splice(xml, element.start, element.end, tag)
}
