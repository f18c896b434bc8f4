const apostrophes = /[\u0060\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032\uff07]/g
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** One syllable in NFD: letters with the marks that follow them. */
const syllable = /[\p{L}\p{M}]+/gu
/** A vowel with its quality mark (ă, â, ê, ô, ơ, ư) and the tone mark on it: huyền, sắc, ngã, hỏi or nặng. */
const tonedVowel = /([aeiouy])([\u0302\u0306\u031b]*)([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b]*)/g
const vowel = /[aeiouy][\u0302\u0306\u031b]*/

const collator = new Intl.Collator('vi', { numeric: true })

/** The composed form (NFC), in which every text is stored. */
export function toNfc(text: string): string {
  return text.normalize('NFC')
}

/**
 * The key under which two spellings of one name are the same: NFC, lower case, apostrophes and dashes unified together
 * with the spaces beside them (M' Doal = M'Doal, Bà Rịa - Vũng Tàu = Bà Rịa-Vũng Tàu), other spaces collapsed, the tone
 * mark moved to the first vowel of its syllable (Hoà = Hòa, Thuỷ = Thủy). Diacritics are kept (Ba Tô ≠ Ba Tơ) and so
 * are i and y (Mỹ ≠ Mĩ). For comparing only, never for showing: "Huế" becomes "húê".
 */
export function nameKey(text: string): string {
  const unified = toNfc(text)
    .toLowerCase()
    .replace(invisible, '')
    .replace(apostrophes, "'")
    .replace(dashes, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?(['-]) ?/g, '$1')
    .trim()
  return toNfc(unified.normalize('NFD').replace(syllable, withToneOnFirstVowel))
}

/**
 * A text without diacritics, for searching only: 'Ea Kuăng' → 'ea kuang', đ → d. Equal name keys give equal folded
 * texts; the reverse does not hold (Ba Tô and Ba Tơ are both 'ba to'), so a folded text may suggest and never match.
 */
export function foldDiacritics(text: string): string {
  return toNfc(nameKey(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'))
}

/** Order of two texts in Vietnamese: đ after d, tones after the plain vowel, numbers by value (Phường 2 before 10). */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b)
}

/** A name for a file, in plain letters: 'Huyện Krông Pắc' → 'huyen-krong-pac'. */
export function fileSlug(name: string): string {
  return foldDiacritics(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** A label within a sentence: Hồ sơ căn cước → hồ sơ căn cước, while an abbreviation (MĐ 01, CCCD) stays. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** A word with no tone mark, or with several (names of several syllables written as one), is left as it is. */
function withToneOnFirstVowel(word: string): string {
  const tones = Array.from(word.matchAll(tonedVowel), (match) => match[3] ?? '')
  const [tone] = tones
  if (tone === undefined || tones.length > 1) return word
  return word.replace(tonedVowel, '$1$2$4').replace(vowel, `$&${tone}`)
}
