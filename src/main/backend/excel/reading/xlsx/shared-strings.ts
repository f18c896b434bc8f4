import { workbookLimits } from '../read-limits.ts'
import { readRefusal } from '../read-refusal.ts'
import { XmlReader } from '../xml-reader.ts'
import type { ZipPackage } from '../zip-package.ts'
import { RichText } from './rich-text.ts'

export interface SharedStrings {
  readonly texts: readonly string[]
  /** Fonts of those whose runs all name another font than their cell's. */
  readonly fonts: ReadonlyMap<number, string>
}

export const noSharedStrings: SharedStrings = { texts: [], fonts: new Map() }

/** @throws DomainError `read/too-large` */
export async function readSharedStrings(pack: ZipPackage, part: string): Promise<SharedStrings> {
  const texts: string[] = []
  const fonts = new Map<number, string>()
  const rich = new RichText()
  let units = 0
  const reader = new XmlReader({
    open(name, attributes) {
      if (name === 'si') rich.reset()
      else rich.open(name, attributes)
    },
    text: (piece) => rich.add(piece),
    close(name) {
      if (name !== 'si') return rich.close(name)
      const { text, font } = rich
      units += text.length
      if (units > workbookLimits.textUnits || texts.length > workbookLimits.cells) throw readRefusal('read/too-large')
      if (font !== undefined) fonts.set(texts.length, font)
      texts.push(text)
    },
  })
  await pack.pieces(part, (piece) => reader.write(piece))
  reader.end()
  return { texts, fonts }
}
