import type { OdsStyles } from './ods-styles.ts'
import type { XmlAttributes, XmlHandler } from './xml-reader.ts'

/** Spaces that one element may stand for. */
const MAX_SPACES = 1000

/** The text of one OpenDocument cell: its paragraphs, its note apart, and the font its letters share. */
export class OdsParagraphs implements XmlHandler {
  readonly #styles: OdsStyles
  #shown: string[] = []
  #noted: string[] = []
  #noteDepth = 0
  #paragraphDepth = 0
  #spans: (string | undefined)[] = []
  #fonts = new Set<string | undefined>()

  constructor(styles: OdsStyles) {
    this.#styles = styles
  }

  begin(): void {
    this.#shown = []
    this.#noted = []
    this.#spans = []
    this.#noteDepth = 0
    this.#paragraphDepth = 0
    this.#fonts.clear()
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'annotation') this.#noteDepth += 1
    else if (name === 'p') {
      this.#paragraphDepth += 1
      this.#target.push('')
    } else if (name === 'span') this.#spans.push(this.#styles.fontOf('text', attributes.get('text:style-name')))
    else if (name === 's') this.text(' '.repeat(Math.min(Number(attributes.get('text:c') ?? 1) || 1, MAX_SPACES)))
    else if (name === 'tab') this.text('\t')
    else if (name === 'line-break') this.text('\n')
  }

  text(piece: string): void {
    if (this.#paragraphDepth === 0) return
    const target = this.#target
    target[target.length - 1] = (target.at(-1) ?? '') + piece
    if (this.#noteDepth === 0 && piece.trim() !== '') this.#fonts.add(this.#spans.at(-1))
  }

  close(name: string): void {
    if (name === 'annotation') this.#noteDepth -= 1
    else if (name === 'p') this.#paragraphDepth -= 1
    else if (name === 'span') this.#spans.pop()
  }

  get shown(): string {
    return this.#shown.join('\n')
  }

  get comment(): string {
    return this.#noted.join('\n')
  }

  /** The font of all letters; undefined when they have the cell's or differ. */
  get font(): string | undefined {
    return this.#fonts.size === 1 ? [...this.#fonts][0] : undefined
  }

  get #target(): string[] {
    return this.#noteDepth > 0 ? this.#noted : this.#shown
  }
}
