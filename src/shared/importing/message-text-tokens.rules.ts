/** A line of a message as words and numbers: digits that belong to a word ("mức 2", "dưới 6 tuổi") stay in it. */
import { plainTypedText } from '#shared/kernel/typed-text.ts'
import { readHeaderText } from './header-features.rules.ts'

export type MessageToken =
  | { readonly kind: 'words' | 'number'; readonly text: string }
  /** Ends what one label or name says: a colon or an equals sign. */
  | { readonly kind: 'colon' }

/** Labels that have digits of their own. */
const LABELS_WITH_DIGITS =
  'mức(?: độ)? 0?[12]|cấp độ 0?[12]|(?:mđ|lv) ?0?[12]|dưới 0?6 tuổi|' +
  '(?:từ )?(?:đủ )?0?6(?: tuổi)? ?(?:-|đến) ?(?:dưới )?14(?: tuổi)?|(?:từ )?(?:đủ )?14 tuổi(?: trở lên)?|25 dịch vụ'
const NUMBER = '-?\\d[\\dOo]*(?:[.,/][\\dOo]+)*(?:\\s?%)?'
const WORD = "[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}'.]*(?:/[\\p{L}]+)?"
const TOKEN = new RegExp(
  `(?<label>(?<![\\p{L}\\p{N}])(?:${LABELS_WITH_DIGITS})(?![\\p{L}\\p{N}]))|(?<number>(?<![\\p{L}\\p{N}])${NUMBER})|(?<word>${WORD})|(?<colon>[:=])`,
  'giu',
)
/** What may follow a number without being its indicator; a count noun of the number grammar. */
const NOUN = /^(?:hồ sơ|hs|trường hợp|t\/h|th|thẻ|người|công dân|lượt|tài khoản|tk|cd)(?=\s|$)/i

export function messageTokens(text: string): MessageToken[] {
  const tokens: MessageToken[] = []
  for (const { groups } of plainTypedText(text).matchAll(TOKEN)) {
    const last = tokens.at(-1)
    const word = groups?.['label'] ?? groups?.['word']?.replace(/\.+$/, '')
    if (groups?.['colon'] !== undefined) tokens.push({ kind: 'colon' })
    else if (groups?.['number'] !== undefined) tokens.push({ kind: 'number', text: groups['number'] })
    else if (last?.kind === 'words') tokens.splice(-1, 1, { kind: 'words', text: `${last.text} ${word ?? ''}` })
    else tokens.push({ kind: 'words', text: word ?? '' })
  }
  return tokens
}

/** What header words say beside an indicator. */
const NO_INDICATOR = new Set(['label', 'unitLine', 'total'])

/** Whether every word of a text is one that headers use of an indicator. */
export function isIndicatorLabel(text: string): boolean {
  const { values, leftovers, words } = readHeaderText(text)
  const isNamed = (name: string): boolean =>
    name === 'period' ? (values.get(name)?.has('cumulative') ?? false) : !NO_INDICATOR.has(name)
  const names = [...values.keys()].filter(isNamed)
  return words > 0 && leftovers.length === 0 && names.length > 0
}

/** `Xã Ea Kly CCCD` → `Xã Ea Kly` and `CCCD`; an empty label where the words name nothing but a unit. */
export function splitUnitAndLabel(text: string): { unit: string; label: string } {
  const words = text.split(' ')
  for (let at = 0; at < words.length; at += 1) {
    const label = words.slice(at).join(' ')
    if (isIndicatorLabel(label)) return { unit: words.slice(0, at).join(' '), label }
  }
  return { unit: text, label: '' }
}

/** `hồ sơ mức 2` after a number → the noun that belongs to it, and the rest. */
export function splitNoun(text: string): { noun: string; rest: string } {
  const noun = NOUN.exec(text)?.[0] ?? ''
  return { noun, rest: text.slice(noun.length).trim() }
}

const PARTS = new Set(['part', 'barePart', 'age', 'channel', 'ofWhich'])

/** "đổi", "trong đó lưu động": a part of what was named before it. */
export function isDependentLabel(label: string): boolean {
  const { values, leftovers } = readHeaderText(label)
  return leftovers.length === 0 && values.size > 0 && [...values.keys()].every((name) => PARTS.has(name))
}

/** "CCCD mới" → "CCCD": what the parts that follow are parts of; empty where nothing is left. */
export function rootLabel(label: string): string {
  const words = label.split(' ')
  for (let end = words.length; end > 0; end -= 1) {
    const root = words.slice(0, end).join(' ')
    const { values } = readHeaderText(root)
    if (isIndicatorLabel(root) && ![...values.keys()].some((name) => PARTS.has(name))) return root
  }
  return ''
}
