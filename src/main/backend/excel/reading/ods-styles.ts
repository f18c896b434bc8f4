import type { XmlAttributes, XmlHandler } from './xml-reader.ts'

interface OdsStyle {
  readonly parent: string | undefined
  font: string | undefined
  isShown: boolean
}

const MAX_PARENTS = 20

/** The styles of an OpenDocument file: fonts of cells and letters, and whether a table is shown. */
export class OdsStyles implements XmlHandler {
  readonly #faces = new Map<string, string>()
  readonly #styles = new Map<string, OdsStyle>()
  #current: OdsStyle | null = null

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'font-face') {
      const family = attributes.get('svg:font-family') ?? ''
      this.#faces.set(attributes.get('style:name') ?? '', family.replace(/^'(.*)'$/, '$1'))
    } else if (name === 'style' || name === 'default-style') {
      this.#current = { parent: attributes.get('style:parent-style-name'), font: undefined, isShown: true }
      this.#styles.set(keyOf(attributes.get('style:family') ?? '', attributes.get('style:name') ?? ''), this.#current)
    } else if (name === 'text-properties' && this.#current !== null) {
      const face = attributes.get('style:font-name')
      this.#current.font =
        (face === undefined ? undefined : (this.#faces.get(face) ?? face)) ?? attributes.get('fo:font-family')
    } else if (name === 'table-properties' && this.#current !== null)
      this.#current.isShown = attributes.get('table:display') !== 'false'
  }

  close(name: string): void {
    if (name === 'style' || name === 'default-style') this.#current = null
  }

  /** The font of a style, its own or of the styles it is made from. */
  fontOf(family: 'table-cell' | 'text', name: string | undefined): string | undefined {
    let style = name
    for (let step = 0; style !== undefined && step < MAX_PARENTS; step += 1) {
      const found = this.#styles.get(keyOf(family, style))
      if (found?.font !== undefined) return found.font
      style = found?.parent
    }
    return family === 'text' ? undefined : this.#styles.get(keyOf(family, ''))?.font
  }

  isTableShown(name: string | undefined): boolean {
    return name === undefined || this.#styles.get(keyOf('table', name))?.isShown !== false
  }
}

function keyOf(family: string, name: string): string {
  return `${family}/${name}`
}
