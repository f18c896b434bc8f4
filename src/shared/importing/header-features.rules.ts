/**
 * One text of a table header as features: what its words say, and which words are not known. A word that is not
 * known is never passed over: `thu nhận học sinh` is not `thu nhận`.
 */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { DateMention } from './date-mention.ts'
import { findDates } from './date-mentions.rules.ts'
import { headerPhrases } from './header-words.ts'

export interface HeaderFeatures {
  /** Values by feature; a feature without values has the value ''. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>
  /** Features that words said which also mean other things. */
  readonly weak: ReadonlySet<string>
  /** Words nothing is known about. */
  readonly leftovers: readonly string[]
  readonly words: number
  /** A day or period is named. */
  readonly namesDate: boolean
}

interface Phrase {
  readonly keys: readonly string[]
  readonly features: { name: string; value: string; isWeak: boolean }[]
}

const WORD = /[\p{L}\p{N}\p{M}']+|[%<>≥≤=]/gu
const SPELLINGS = new Map([
  ['kì', 'kỳ'],
  ['tỉ', 'tỷ'],
  ['lí', 'lý'],
  ['xoá', 'xóa'],
  ['hoá', 'hóa'],
  ['huỷ', 'hủy'],
])
const COLUMN_FORMULA =
  /\(\s*\d{1,2}\s*\)(?:\s*[=:]\s*[\d()+\-–/*x:\s%]+)?|\b\d{1,2}\s*=\s*\d{1,2}(?:\s*[+\-–/]\s*\d{1,2})+/g
const PERCENT_FIGURE = /\d+(?:[.,]\d+)?\s*%/g
/** A date that is all of a header text needs no word beside it: 15/4, 15-4-2023, Ngày 05. */
const BARE_DATE = /^(?:ngày\s*)?(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|(?<=ngày\s*)\d{1,2})$/i
const LONGEST_HEADER = 200

const phrasesByFold = new Map<string, Phrase[]>()
let longestPhrase = 1
for (const [feature, texts] of Object.entries(headerPhrases)) {
  const [name = '', rawValue = ''] = feature.split('=')
  const isWeak = rawValue.endsWith('?') || rawValue === 'maybe'
  const value = rawValue.replace('?', '')
  for (const text of texts.split('|')) {
    const keys = wordsOf(text)
    const fold = keys.map(foldWord).join(' ')
    const same = phrasesByFold.get(fold)?.find((one) => one.keys.join(' ') === keys.join(' '))
    if (same === undefined) {
      const phrase = { keys, features: [{ name, value, isWeak }] }
      phrasesByFold.set(fold, [...(phrasesByFold.get(fold) ?? []), phrase])
    } else same.features.push({ name, value, isWeak })
    longestPhrase = Math.max(longestPhrase, keys.length)
  }
}

const nothing: HeaderFeatures = { values: new Map(), weak: new Set(), leftovers: [], words: 0, namesDate: false }

/** Features of one header text. Long running text has none. */
export function readHeaderText(text: string): HeaderFeatures {
  if (text.length > LONGEST_HEADER) return { ...nothing, leftovers: [text], words: LONGEST_HEADER }
  const dates = findDates(text, { source: isBareDate(text) ? 'sheet-name' : 'title' })
  let rest = text.normalize('NFC')
  for (const date of dates) rest = withoutDate(rest, date)
  const words = wordsOf(rest.replace(COLUMN_FORMULA, ' ').replace(PERCENT_FIGURE, ' '))
  const found = matchWords(words)
  return { ...found, words: words.length, namesDate: dates.length > 0 }
}

const UP_TO = /(?:đến|den)(?:\s+hết|\s+het)?(?:\s+ngày|\s+ngay)?\s*$/i

/** "Đến 15/4" says as much as "lũy kế", with or without its date. */
function withoutDate(text: string, { text: written, isAsOf }: DateMention): string {
  const at = text.indexOf(written)
  if (at < 0) return text
  const before = text.slice(0, at)
  const after = text.slice(at + written.length)
  return isAsOf ? `${before.replace(UP_TO, ' ')} đến ngày ${after}` : `${before} ${after}`
}

/** A header text that is a date and nothing else. */
export function isBareDate(text: string): boolean {
  return BARE_DATE.test(text.normalize('NFC').trim())
}

function matchWords(words: readonly string[]): Pick<HeaderFeatures, 'values' | 'weak' | 'leftovers'> {
  const values = new Map<string, Set<string>>()
  const leftovers: string[] = []
  const [sure, doubted] = [new Set<string>(), new Map<string, string>()]
  for (let at = 0; at < words.length; ) {
    const phrase = longestAt(words, at)
    if (phrase === null) {
      leftovers.push(words[at] ?? '')
      at += 1
      continue
    }
    for (const { name, value, isWeak } of phrase.features) {
      const known = values.get(name) ?? new Set()
      values.set(name, known.add(value))
      if (!isWeak) sure.add(`${name}=${value}`)
      else if (name !== 'identifier') doubted.set(`${name}=${value}`, name)
    }
    at += phrase.keys.length
  }
  // "Đăng ký … đã thu nhận": what another word says for sure is not in doubt.
  const weak = new Set(Array.from(doubted).flatMap(([said, name]) => (sure.has(said) ? [] : [name])))
  return { values, weak, leftovers }
}

function longestAt(words: readonly string[], at: number): Phrase | null {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length--) {
    const slice = words.slice(at, at + length)
    const found = phrasesByFold
      .get(slice.map(foldWord).join(' '))
      ?.find(({ keys }) => keys.every((key, index) => isSameWord(slice[index] ?? '', key)))
    if (found !== undefined) return found
  }
  return null
}

/** A word typed without diacritics stands for the word with them; one typed with others does not. */
function isSameWord(word: string, key: string): boolean {
  return word === key || (word === foldWord(word) && word === foldWord(key))
}

function wordsOf(text: string): string[] {
  return (nameKey(text).match(WORD) ?? []).map((word) => SPELLINGS.get(word) ?? word)
}

function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}
