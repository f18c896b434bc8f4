import { readRefusal } from './read-refusal.ts'

/*
 * A strict reader of XML that comes in pieces. It knows the part of XML that office files use: elements, attributes,
 * text, CDATA, comments. A document type is refused (entities that grow, files outside), and so is whatever is not
 * well formed: a part cut short or patched is never half-read. Names of elements are given without their prefix.
 */

export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes): void
  close?(name: string): void
  /** Text in pieces, entities resolved. */
  text?(text: string): void
}

const SLASH = 47
const MAX_DEPTH = 200
const MAX_ATTRIBUTES = 256
const MAX_TOKEN_UNITS = 4 * 1024 * 1024
const namedEntities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The attributes of the element just opened; valid only inside `open`. */
export class XmlAttributes {
  #names: string[] = []
  #values: string[] = []
  #size = 0

  /** By the name as written, with its prefix. */
  get(name: string): string | undefined {
    for (let at = 0; at < this.#size; at += 1) if (this.#names[at] === name) return this.#values[at]
    return undefined
  }

  /** By the name without a prefix: `id` finds `r:id`. */
  getPrefixed(localName: string): string | undefined {
    for (let at = 0; at < this.#size; at += 1)
      if (this.#names[at]?.endsWith(`:${localName}`) === true) return this.#values[at]
    return undefined
  }

  /**
   * Reads `a="1" b='2'`; answers the quote that is still open, or null.
   * @throws DomainError `read/damaged`, `read/hostile` for more attributes than any element has
   */
  read(source: string): string | null {
    this.#size = 0
    let at = 0
    for (;;) {
      while (isSpace(source.charCodeAt(at))) at += 1
      if (at >= source.length) return null
      if (this.#size === MAX_ATTRIBUTES) throw readRefusal('read/hostile', { part: 'xml' })
      const equals = source.indexOf('=', at)
      if (equals < 0) throw readRefusal('read/damaged')
      let start = equals + 1
      while (isSpace(source.charCodeAt(start))) start += 1
      const quote = source[start]
      if (quote !== '"' && quote !== "'") throw readRefusal('read/damaged')
      const end = source.indexOf(quote, start + 1)
      if (end < 0) return quote
      const name = source.slice(at, equals).trimEnd()
      if (name === '' || /[\s"'<]/.test(name) || this.get(name) !== undefined) throw readRefusal('read/damaged')
      this.#names[this.#size] = name
      this.#values[this.#size] = resolveEntities(source.slice(start + 1, end))
      this.#size += 1
      at = end + 1
    }
  }
}

export class XmlReader {
  readonly #handler: XmlHandler
  readonly #attributes = new XmlAttributes()
  readonly #path: string[] = []
  #rest = ''
  #return = ''
  #hasRoot = false

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  /** @throws DomainError `read/damaged` when it is not well formed, `read/hostile` for a document type */
  write(piece: string): void {
    const source = this.#rest + this.#withLineFeeds(piece)
    let at = 0
    while (at < source.length) {
      const next = source.charCodeAt(at) === 60 ? this.#readMarkup(source, at) : this.#readText(source, at)
      if (next < 0) break
      at = next
    }
    this.#rest = source.slice(at)
    if (this.#rest.length > MAX_TOKEN_UNITS) throw readRefusal('read/hostile', { part: 'xml' })
  }

  /** To be called after the last piece. @throws DomainError `read/damaged` when something is still open */
  end(): void {
    if (this.#rest.trim() !== '' || this.#path.length > 0 || !this.#hasRoot) throw readRefusal('read/damaged')
  }

  /** Line ends as XML reads them; a return at the end of a piece waits for what comes behind it. */
  #withLineFeeds(piece: string): string {
    if (this.#return === '' && !piece.includes('\r')) return piece
    const text = this.#return + piece
    this.#return = text.endsWith('\r') ? '\r' : ''
    return text.slice(0, text.length - this.#return.length).replace(/\r\n?/g, '\n')
  }

  #readText(source: string, at: number): number {
    const end = source.indexOf('<', at)
    if (end < 0) return -1
    const text = source.slice(at, end)
    const resolved = resolveEntities(text)
    if (this.#path.length > 0) this.#handler.text?.(resolved)
    else if (text.replace('\uFEFF', '').trim() !== '') throw readRefusal('read/damaged')
    return end
  }

  /** Reads what begins with `<`; answers where it ends, -1 when the rest is still to come. */
  #readMarkup(source: string, at: number): number {
    const mark = source[at + 1]
    if (mark === '/') return this.#readClose(source, at)
    if (mark === '?') return after(source, '?>', at)
    if (mark === '!') return this.#readDeclaration(source, at)
    return mark === undefined ? -1 : this.#readOpen(source, at)
  }

  #readDeclaration(source: string, at: number): number {
    if (source.startsWith('<!--', at)) return after(source, '-->', at)
    if (source.startsWith('<![CDATA[', at)) {
      const end = after(source, ']]>', at)
      if (end > 0 && this.#path.length > 0) this.#handler.text?.(source.slice(at + 9, end - 3))
      return end
    }
    if (source.length - at < 9) return -1
    throw readRefusal('read/hostile', { part: 'doctype' })
  }

  #readClose(source: string, at: number): number {
    const end = source.indexOf('>', at)
    if (end < 0) return -1
    const name = source.slice(at + 2, end).trimEnd()
    if (this.#path.pop() !== name) throw readRefusal('read/damaged')
    this.#handler.close?.(localName(name))
    return end + 1
  }

  #readOpen(source: string, at: number): number {
    let end = source.indexOf('>', at)
    while (end >= 0) {
      const isEmpty = source.charCodeAt(end - 1) === SLASH
      const tagEnd = isEmpty ? end - 1 : end
      let nameEnd = at + 1
      while (nameEnd < tagEnd && !isSpace(source.charCodeAt(nameEnd))) nameEnd += 1
      const name = source.slice(at + 1, nameEnd)
      if (name === '' || name.includes('<')) throw readRefusal('read/damaged')
      const quote = this.#attributes.read(nameEnd === tagEnd ? '' : source.slice(nameEnd, tagEnd))
      if (quote === null) {
        this.#opened(name, isEmpty)
        return end + 1
      }
      // The `>` was inside of a value: the element goes on behind the quote that closes it.
      const closing = source.indexOf(quote, tagEnd)
      end = closing < 0 ? -1 : source.indexOf('>', closing)
    }
    return -1
  }

  #opened(name: string, isEmpty: boolean): void {
    if (this.#path.length === 0 && this.#hasRoot) throw readRefusal('read/damaged')
    this.#hasRoot = true
    const local = localName(name)
    this.#handler.open?.(local, this.#attributes)
    if (isEmpty) {
      this.#handler.close?.(local)
      return
    }
    this.#path.push(name)
    if (this.#path.length > MAX_DEPTH) throw readRefusal('read/hostile', { part: 'xml' })
  }
}

/** Reads a whole document. */
export function readXml(text: string, handler: XmlHandler): void {
  const reader = new XmlReader(handler)
  reader.write(text)
  reader.end()
}

function after(source: string, mark: string, at: number): number {
  const end = source.indexOf(mark, at)
  return end < 0 ? -1 : end + mark.length
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\dA-Fa-f]{1,6}|#\d{1,7}|[A-Za-z]{1,8})?;?/g, (whole, body: string | undefined) => {
    const named = body === undefined ? undefined : namedEntities.get(body)
    if (body === undefined || !whole.endsWith(';')) throw readRefusal('read/damaged')
    if (named !== undefined) return named
    if (!body.startsWith('#')) throw readRefusal('read/damaged')
    const code = Number(body[1] === 'x' ? `0${body.slice(1)}` : body.slice(1))
    if (code > 0x10_ff_ff) throw readRefusal('read/damaged')
    return String.fromCodePoint(code)
  })
}
