import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { attributeOf, childElements, localName, prefixOf, rootElement, splice } from './error-workbook-xml.ts'

/*
 * A package of parts and relations that another program wrote. Parts are changed as text; those that nobody asks for
 * stay byte for byte.
 */

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const CONTENT_TYPES = '[Content_Types].xml'

interface Relation {
  readonly id: string
  /** Last part of its type: `comments`. */
  readonly type: string
  /** Path in the package. */
  readonly target: string
}

export class OfficePackage {
  readonly #parts: Map<string, Uint8Array>

  constructor(bytes: Uint8Array) {
    this.#parts = new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') })))
  }

  /** @throws a plain Error when there is no such part, or it is no UTF-8 */
  text(path: string): string {
    const part = this.#parts.get(this.#nameOf(path))
    if (part === undefined) throw new Error(`The package has no ${path}`)
    const decoded = strFromU8(part).replace(/^\uFEFF/, '')
    if (/encoding\s*=\s*["'](?!utf-?8)/i.test(decoded.slice(0, 100))) throw new Error(`${path} is not in UTF-8`)
    return decoded
  }

  put(path: string, content: string): void {
    this.#parts.set(this.#nameOf(path), strToU8(content))
  }

  /** Relations of a part; of the package itself for an empty path. */
  relations(path: string): Relation[] {
    const file = relationsPath(path)
    if (!this.#parts.has(this.#nameOf(file))) return []
    const xml = this.text(file)
    const root = rootElement(xml)
    return childElements(xml, root.contentStart, root.contentEnd).flatMap(({ attributes }) => {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => attributeOf(attributes, name))
      if (id === undefined || type === undefined || target === undefined) return []
      return [{ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolvePath(path, target) }]
    })
  }

  /** Adds a relation of a part and gives its id. */
  relate(path: string, type: string, target: string): string {
    const file = relationsPath(path)
    if (!this.#parts.has(this.#nameOf(file)))
      this.put(file, `${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONS}"></Relationships>`)
    const known = new Set(this.relations(path).map(({ id }) => id))
    const id = firstFree('rIdSua%', (one) => known.has(one))
    const prefix = prefixOf(rootElement(this.text(file)).name)
    this.#append(file, `<${prefix}Relationship Id="${id}" Type="${OFFICE}/${type}" Target="/${target}"/>`)
    return id
  }

  setContentType(path: string, type: string): void {
    const xml = this.text(CONTENT_TYPES)
    if (xml.includes(`"/${path}"`)) return
    const prefix = prefixOf(rootElement(xml).name)
    this.#append(CONTENT_TYPES, `<${prefix}Override PartName="/${path}" ContentType="${type}"/>`)
  }

  setDefaultType(extension: string, type: string): void {
    const xml = this.text(CONTENT_TYPES)
    const root = rootElement(xml)
    const isKnown = childElements(xml, root.contentStart, root.contentEnd).some(
      ({ name, attributes }) =>
        localName(name) === 'Default' && attributeOf(attributes, 'Extension')?.toLowerCase() === extension,
    )
    if (isKnown) return
    const addition = `<${prefixOf(root.name)}Default Extension="${extension}" ContentType="${type}"/>`
    this.put(CONTENT_TYPES, splice(xml, root.contentStart, root.contentStart, addition))
  }

  /** A path with the first free number: `xl/comments%.xml`. */
  freePath(pattern: string): string {
    return firstFree(pattern, (path) => this.#parts.has(path))
  }

  /** The list of content types comes first, as some programs look for it there. */
  write(): Uint8Array {
    const first = this.#parts.get(CONTENT_TYPES)
    const ordered = [...(first === undefined ? [] : [[CONTENT_TYPES, first] as const]), ...this.#parts]
    return zipSync(Object.fromEntries(ordered), { level: 6, mtime: new Date(1980, 0, 1) })
  }

  /** Names of parts do not tell capitals apart. */
  #nameOf(path: string): string {
    if (this.#parts.has(path)) return path
    return [...this.#parts.keys()].find((one) => one.toLowerCase() === path.toLowerCase()) ?? path
  }

  #append(path: string, xml: string): void {
    const whole = this.text(path)
    const root = rootElement(whole)
    if (root.isSelfClosing) throw new Error(`${path} is empty`)
    this.put(path, splice(whole, root.contentEnd, root.contentEnd, xml))
  }
}

function firstFree(pattern: string, isTaken: (text: string) => boolean): string {
  let number = 1
  while (isTaken(pattern.replace('%', String(number)))) number += 1
  return pattern.replace('%', String(number))
}

function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/')
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`
}

function resolvePath(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const folders = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') folders.pop()
    else if (step !== '.') folders.push(step)
  }
  return folders.join('/')
}
