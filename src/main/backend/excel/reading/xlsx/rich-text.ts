import type { XmlAttributes } from '../xml-reader.ts'

/** Collects one text with its runs (`si`, `is`, the text of a comment), readings in another script left out. */
export class RichText {
  #text = ''
  #isInText = false
  #phoneticDepth = 0
  #runFont: string | undefined
  #fonts = new Set<string | undefined>()

  reset(): void {
    this.#text = ''
    this.#runFont = undefined
    this.#fonts.clear()
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 't') this.#isInText = this.#phoneticDepth === 0
    else if (name === 'r') this.#runFont = undefined
    else if (name === 'rFont') this.#runFont = attributes.get('val')
    else if (name === 'rPh') this.#phoneticDepth += 1
  }

  add(piece: string): void {
    if (!this.#isInText) return
    this.#text += piece
    if (piece.trim() !== '') this.#fonts.add(this.#runFont)
  }

  close(name: string): void {
    if (name === 't') this.#isInText = false
    else if (name === 'r') this.#runFont = undefined
    else if (name === 'rPh') this.#phoneticDepth -= 1
  }

  get text(): string {
    return withoutEscapes(this.#text)
  }

  /** The font of all runs; undefined when they differ or have the cell's own. */
  get font(): string | undefined {
    return this.#fonts.size === 1 ? [...this.#fonts][0] : undefined
  }
}

/** `_x000D_` → the character it stands for. Source: ECMA-376 part 1, 22.9.2.19. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number(`0x${code}`)))
}
