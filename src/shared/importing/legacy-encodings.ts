/**
 * The two encodings Vietnamese was written in before Unicode, as tables. A file reader delivers their bytes as the
 * characters of Windows-1252, so both sides here are texts.
 *
 * TCVN3 (TCVN 5712:1993, the fonts whose names begin with `.Vn`) has one byte for each of the 67 lower-case letters
 * and for Ă Â Đ Ê Ô Ơ Ư; other capitals exist only in fonts that draw lower-case letters as capitals.
 * VNI for Windows has a base letter followed by a mark, and one byte for a few letters.
 */

/** Per vowel: itself, then with huyền, sắc, hỏi, ngã, nặng. */
const TCVN3_VOWELS: readonly (readonly [letters: string, bytes: string])[] = [
  ['aàáảãạ', 'aµ¸¶·¹'],
  ['ăằắẳẵặ', '¨»¾¼½Æ'],
  ['âầấẩẫậ', '©ÇÊÈÉË'],
  ['eèéẻẽẹ', 'eÌÐÎÏÑ'],
  ['êềếểễệ', 'ªÒÕÓÔÖ'],
  ['iìíỉĩị', 'i×ÝØÜÞ'],
  ['oòóỏõọ', 'oßãáâä'],
  ['ôồốổỗộ', '«åèæçé'],
  ['ơờớởỡợ', '¬êíëìî'],
  ['uùúủũụ', 'uïóñòô'],
  ['ưừứửữự', '\u00adõøö÷ù'],
  ['yỳýỷỹỵ', 'yúýûüþ'],
]
const TCVN3_OTHERS: readonly (readonly [letters: string, bytes: string])[] = [['đĂÂĐÊÔƠƯ', '®¡¢§£¤¥¦']]

const VNI_TONES = ['', 'ø', 'ù', 'û', 'õ', 'ï']
const VNI_CIRCUMFLEX = ['â', 'à', 'á', 'å', 'ã', 'ä']
const VNI_BREVE = ['ê', 'è', 'é', 'ú', 'ü', 'ë']

/** Per vowel: its letters in the same order, the base letter, and the marks after it. */
const VNI_VOWELS: readonly (readonly [letters: string, base: string, marks: readonly string[]])[] = [
  ['aàáảãạ', 'a', VNI_TONES],
  ['ăằắẳẵặ', 'a', VNI_BREVE],
  ['âầấẩẫậ', 'a', VNI_CIRCUMFLEX],
  ['eèéẻẽẹ', 'e', VNI_TONES],
  ['êềếểễệ', 'e', VNI_CIRCUMFLEX],
  ['iìíỉĩị', '', ['i', 'ì', 'í', 'æ', 'ó', 'ò']],
  ['oòóỏõọ', 'o', VNI_TONES],
  ['ôồốổỗộ', 'o', VNI_CIRCUMFLEX],
  ['ơờớởỡợ', 'ô', VNI_TONES],
  ['uùúủũụ', 'u', VNI_TONES],
  ['ưừứửữự', 'ö', VNI_TONES],
  ['yỳýỷỹ', 'y', ['', 'ø', 'ù', 'û', 'õ']],
  ['ỵđ', '', ['î', 'ñ']],
]

/** Byte → letter. */
export const tcvn3Letters: ReadonlyMap<string, string> = new Map(
  [...TCVN3_VOWELS, ...TCVN3_OTHERS].flatMap(([letters, bytes]) =>
    Array.from(letters, (letter, index): [string, string] => [bytes.charAt(index), letter]).filter(isBeyondAscii),
  ),
)

/** One or two bytes → letter, capitals too. A mark of the other case means the same: `Aù` is Á as `AÙ` is. */
export const vniLetters: ReadonlyMap<string, string> = new Map(
  VNI_VOWELS.flatMap(([letters, base, marks]) =>
    Array.from(letters).flatMap((letter, index) => vniSpellings(letter, base, marks[index] ?? '')),
  ).filter(isBeyondAscii),
)

function vniSpellings(letter: string, base: string, mark: string): [string, string][] {
  const lower: [string, string] = [base + mark, letter]
  const upper: [string, string] = [(base + mark).toUpperCase(), letter.toUpperCase()]
  if (base === '' || mark === '') return [lower, upper]
  return [lower, upper, [base.toUpperCase() + mark, letter.toUpperCase()], [base + mark.toUpperCase(), letter]]
}

function isBeyondAscii([bytes]: [string, string]): boolean {
  return /[\u0080-\u00ff]/.test(bytes)
}

/**
 * Punctuation that the old fonts draw in the places of Windows-1252, by the control character some readers deliver
 * instead.
 */
const CONTROL_PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ['\u0085', '…'],
  ['\u0091', '‘'],
  ['\u0092', '’'],
  ['\u0093', '“'],
  ['\u0094', '”'],
  ['\u0095', '•'],
  ['\u0096', '–'],
  ['\u0097', '—'],
])

/** The character, or undefined where it is no punctuation that the old fonts share. */
export function sharedPunctuation(char: string): string | undefined {
  if (/[…‘’“”•–—\u00a0]/.test(char)) return char
  return CONTROL_PUNCTUATION.get(char)
}
