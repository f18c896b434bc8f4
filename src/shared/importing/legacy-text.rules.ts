/**
 * Texts of foreign files as Unicode. Before Unicode, Vietnamese was written in TCVN3 (fonts named `.Vn…`) and VNI
 * (fonts named `VNI-…`); such a text is delivered as characters of Windows-1252: `X· T©n` for Xã Tân. Font first,
 * content second, and asked where they disagree or where content alone leaves it open. Text that is Unicode already
 * is only composed.
 */
import { sharedPunctuation, tcvn3Letters, vniLetters } from './legacy-encodings.ts'
import { isSyllable } from './vietnamese-syllable.rules.ts'

export type LegacyEncoding = 'tcvn3' | 'vni'
export type TextEncoding = 'unicode' | LegacyEncoding

export interface TextReading {
  readonly encoding: TextEncoding
  readonly text: string
}

/** Why, as a permanent word; `legacyReasonTexts` says it to people. */
export type LegacyReason =
  | 'plain'
  | 'unicode'
  | 'by-font'
  | 'by-content'
  | 'font-and-content-differ'
  | 'two-readings'
  | 'mixed'
  | 'no-meaning'

export type DecodedText =
  | ({ readonly kind: 'text'; readonly reason: LegacyReason } & TextReading)
  | { readonly kind: 'ask'; readonly readings: readonly TextReading[]; readonly reason: LegacyReason }

export const legacyReasonTexts: Readonly<Record<LegacyReason, string>> = {
  plain: 'chữ không dấu',
  unicode: 'chữ Unicode',
  'by-font': 'đọc theo bảng mã của phông chữ',
  'by-content': 'chữ chỉ có nghĩa theo bảng mã này',
  'font-and-content-differ': 'phông chữ và nội dung không cùng một bảng mã',
  'two-readings': 'chữ đọc được theo hai bảng mã',
  mixed: 'trong ô lẫn chữ Unicode và chữ theo bảng mã cũ',
  'no-meaning': 'có ký tự không có nghĩa trong bảng mã nào',
}

const NOT_ASCII = /[^\0-\x7f]/
/** Letters and marks that no byte of the old encodings is delivered as (Œ, Š, Ž, ƒ and ˆ are). */
const BEYOND_BYTES = /(?![ŒœŠšŽžŸƒˆ˜])[\u0100-\uffff](?<=[\p{L}\p{M}])/u
const MISORDERED_MARKS = /([\u0300\u0301\u0303\u0309])([\u0302\u0306])/g
/** Signs that stand for letters in the old encodings, or for nothing: inside a word they show a wrong reading. */
const SIGNS = '[\\u0080-\\u009f¡-¯´-¿×÷ŒœŠšŽžŸƒˆ˜€†‡‰™]'
const SIGN_IN_WORD = new RegExp(`(?:\\p{L}${SIGNS}|${SIGNS}\\p{L}|${SIGNS}{2}|[ªº])`, 'u')
/** Letters of Latin-1 that Vietnamese does not have, though the old encodings use their bytes. */
const FOREIGN_LETTER = /[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïðñöøûüþÿ]/
const WORD = /[\p{L}\p{M}']+/gu
const ABBREVIATION = /^[BCDĐGHKLMNPQRSTVX]+$/i
const CAPITAL_INITIALS = /^[BCDĐGHKLMNPQRSTVXWZ']+[^\p{Lu}]+$/u
/** A long text may hold a foreign word. */
const LONG_TEXT_WORDS = 5
const LONG_TEXT_SHARE = 0.8

/** Composed letters (NFC), of marks written in any order. */
export function composeMarks(text: string): string {
  const decomposed = text.normalize('NFD')
  const ordered = decomposed.replace(MISORDERED_MARKS, '$2$1')
  return (ordered === decomposed ? text : ordered).normalize('NFC')
}

/** The old encoding a font is made for; null for every other font. `capitals`: it draws letters as capitals. */
export function legacyFont(font: string | undefined): { encoding: LegacyEncoding; capitals: boolean } | null {
  const name = (font ?? '').split(',')[0]?.replace(/["']/g, '').trim() ?? ''
  if (/^\.vn/i.test(name)) return { encoding: 'tcvn3', capitals: /h$/i.test(name) }
  if (/^vni\b/i.test(name)) return { encoding: 'vni', capitals: false }
  return null
}

/** One text with the name of its cell's font. `around`: the old encoding that cells beside it are known to have. */
export function decodeLegacyText(text: string, font?: string, around: LegacyEncoding | null = null): DecodedText {
  const own = legacyFont(font)
  if (!NOT_ASCII.test(text)) {
    return own?.capitals === true
      ? { kind: 'text', text: text.toUpperCase(), encoding: own.encoding, reason: 'by-font' }
      : { kind: 'text', text, encoding: 'unicode', reason: 'plain' }
  }
  const unicode = composeMarks(text)
  if (BEYOND_BYTES.test(unicode)) {
    return own !== null && !isAllVietnamese(unicode)
      ? { kind: 'ask', readings: [{ encoding: 'unicode', text: unicode }], reason: 'mixed' }
      : { kind: 'text', text: unicode, encoding: 'unicode', reason: 'unicode' }
  }
  const readings = { unicode, tcvn3: decodeTcvn3(text, own?.capitals ?? false), vni: decodeVni(text) }
  return own === null ? byContent(readings, around) : byFont(readings, own.encoding, around)
}

type Readings = Readonly<Record<TextEncoding, string | null>>

function byFont(readings: Readings, own: LegacyEncoding, around: LegacyEncoding | null): DecodedText {
  const text = readings[own]
  const others = goodReadings(readings).filter((one) => one.encoding !== own)
  if (text === null) {
    return others.length > 0 ? ask(others, 'font-and-content-differ') : ask(possibleReadings(readings), 'no-meaning')
  }
  const reading: TextReading = { encoding: own, text }
  const rivals = isGood(reading) ? others.filter((one) => one.encoding === 'unicode' && one.text !== text) : others
  if (isGood(reading) && (rivals.length === 0 || around === own)) return { kind: 'text', ...reading, reason: 'by-font' }
  if (rivals.length > 0) return ask([reading, ...rivals], 'font-and-content-differ')
  const { unicode } = readings
  return unicode !== null && isAllVietnamese(unicode)
    ? ask([reading, { encoding: 'unicode', text: unicode }], 'font-and-content-differ')
    : { kind: 'text', ...reading, reason: 'by-font' }
}

function byContent(readings: Readings, around: LegacyEncoding | null): DecodedText {
  const good = goodReadings(readings)
  const unicode = good.find((one) => one.encoding === 'unicode')
  const legacy = good.filter((one) => one.encoding !== 'unicode')
  if (unicode !== undefined) {
    const rival = legacy.find((one) => one.encoding === around)
    if (rival !== undefined) return ask([rival, unicode], 'two-readings')
    return { kind: 'text', ...unicode, reason: 'unicode' }
  }
  const chosen = legacy.length > 1 ? legacy.find((one) => one.encoding === around) : legacy[0]
  if (chosen !== undefined) return { kind: 'text', ...chosen, reason: 'by-content' }
  if (legacy.length > 1) return ask(legacy, 'two-readings')
  return leftAsItIs(readings, around) ?? ask(possibleReadings(readings), 'no-meaning')
}

/** A text with words of no language here stays Unicode where nothing speaks for an old encoding. */
function leftAsItIs(readings: Readings, around: LegacyEncoding | null): DecodedText | null {
  const asItIs: TextReading = { encoding: 'unicode', text: readings.unicode ?? '' }
  const others = possibleReadings(readings).filter(({ encoding }) => encoding !== 'unicode')
  const { good } = countWords(asItIs)
  const isBest = isAllVietnamese(asItIs.text) && around === null && others.every((one) => countWords(one).good <= good)
  const isOnlyOne = others.length === 0 && !SIGN_IN_WORD.test(asItIs.text)
  return isBest || isOnlyOne ? { kind: 'text', ...asItIs, reason: 'unicode' } : null
}

function ask(readings: readonly TextReading[], reason: LegacyReason): DecodedText {
  return { kind: 'ask', readings, reason }
}

function possibleReadings(readings: Readings): TextReading[] {
  return (['tcvn3', 'vni', 'unicode'] as const).flatMap((encoding) => {
    const text = readings[encoding]
    return text === null ? [] : [{ encoding, text }]
  })
}

function goodReadings(readings: Readings): TextReading[] {
  return possibleReadings(readings).filter(isGood)
}

/** Whether nothing in it speaks of another encoding. */
function isAllVietnamese(text: string): boolean {
  return !SIGN_IN_WORD.test(text) && !FOREIGN_LETTER.test(text)
}

/** Whether the words are Vietnamese ones, and written in one case each. TCVN3 mixes cases where a capital is missing. */
function isGood(reading: TextReading): boolean {
  if (SIGN_IN_WORD.test(reading.text)) return false
  const { good, words } = countWords(reading)
  return words < LONG_TEXT_WORDS ? good === words : good >= words * LONG_TEXT_SHARE
}

function countWords({ encoding, text }: TextReading): { good: number; words: number } {
  const words = (text.match(WORD) ?? []).filter((word) => NOT_ASCII.test(word) && !ABBREVIATION.test(word))
  const good = words.filter(
    (word) => isSyllable(word.replaceAll('Ð', 'Đ')) && (encoding === 'tcvn3' || isOfOneCase(word)),
  )
  return { good: good.length, words: words.length }
}

/** All capitals, all small but the first, or as some names of the highlands: M'Đrắk, KMăl. */
function isOfOneCase(word: string): boolean {
  const rest = word.slice(1)
  return word === word.toUpperCase() || rest === rest.toLowerCase() || CAPITAL_INITIALS.test(word)
}

/** Null where a character has no meaning. */
function decodeTcvn3(text: string, capitals: boolean): string | null {
  const decoded = mapAll(text, 1, tcvn3Letters)
  return capitals ? (decoded?.toUpperCase() ?? null) : decoded
}

function decodeVni(text: string): string | null {
  return mapAll(text, 2, vniLetters, /[¡-¿×÷]/)
}

/** The longest spelling first; what no table knows stays if it is ASCII, punctuation or a `sign`. */
function mapAll(text: string, longest: 1 | 2, letters: ReadonlyMap<string, string>, sign?: RegExp): string | null {
  let decoded = ''
  for (let at = 0; at < text.length; ) {
    const pair = longest === 2 ? letters.get(text.slice(at, at + 2)) : undefined
    const char = text.charAt(at)
    const next = pair ?? letters.get(char) ?? ownMeaning(char, sign)
    if (next === undefined) return null
    decoded += next
    at += pair === undefined ? 1 : 2
  }
  return decoded
}

function ownMeaning(char: string, sign: RegExp | undefined): string | undefined {
  if (!NOT_ASCII.test(char) || sign?.test(char) === true) return char
  if (char > '\u00ff' && !/[\p{L}\p{M}ˆ˜]/u.test(char)) return char
  return sharedPunctuation(char)
}
