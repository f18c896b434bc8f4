import { type DecodedText, decodeLegacyText, type LegacyEncoding, legacyFont } from './legacy-text.rules.ts'

export interface FontedText {
  readonly text: string
  readonly font?: string | undefined
}

/**
 * Texts that stand together, as of one column, in their order. What one cell leaves open the others may settle: where
 * every text in that old font is of the font's encoding, so is the open one. Where cells of no old font are in an old
 * encoding by their content, a cell beside them that could be either is asked about instead of being taken for Unicode.
 */
export function decodeLegacyTexts(cells: readonly FontedText[]): DecodedText[] {
  const alone = cells.map(({ text, font }) => decodeLegacyText(text, font))
  const around = new Map<string, LegacyEncoding | null>()
  cells.forEach(({ font }, index) => {
    const found = alone[index]
    if (found?.kind !== 'text' || found.reason === 'plain') return
    const key = fontKey(font)
    // In other fonts a text that may be Unicode proves nothing; in an old font it is a contradiction.
    if (found.encoding === 'unicode' && key === '') return
    const encoding = found.encoding === 'unicode' ? null : found.encoding
    const known = around.get(key)
    around.set(key, known === undefined || known === encoding ? encoding : null)
  })
  return cells.map(({ text, font }, index) => {
    const settled = around.get(fontKey(font)) ?? null
    const single = alone[index]
    return settled === null && single !== undefined ? single : decodeLegacyText(text, font, settled)
  })
}

function fontKey(font: string | undefined): string {
  const own = legacyFont(font)
  return own === null ? '' : `${own.encoding} ${own.capitals}`
}
