/**
 * Text as people and spreadsheets leave it, in one plain form for grammars to match: composed letters, half-width
 * characters, one kind of space and of dash, no invisible marks. No letter or digit is turned into another one:
 * a superscript or circled digit stays what it is, and is refused by the grammars.
 */
const FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_OFFSET = 0xfee0
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const DASHES = /[\u2010-\u2015\u2212]/g

export function plainTypedText(text: string): string {
  return text
    .normalize('NFC')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
