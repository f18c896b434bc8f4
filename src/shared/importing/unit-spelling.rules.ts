/** How names of units are written in foreign files: their type in full, abbreviated or left out, police in front. */
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'

/** Types of units, by the word that stands for each spelling in a key. */
const TYPES: readonly (readonly [type: string, spellings: readonly string[]])[] = [
  ['thị trấn', ['thị trấn', 'ttr.', 'ttr', 'tt.', 'tt', 't.t.', 't.t', 't.trấn', 'catt']],
  ['thị xã', ['thị xã', 'tx.', 'tx', 't.x.', 't.x']],
  ['thành phố', ['thành phố', 'tp.', 'tp', 't.p.', 't.p']],
  ['đặc khu', ['đặc khu', 'đk.', 'đk', 'đ.k.', 'đ.k']],
  ['phường', ['phường', 'p.', 'p', 'ph.', 'f.', 'f']],
  ['xã', ['xã', 'x.', 'x', 'cax']],
  ['huyện', ['huyện', 'h.']],
  ['quận', ['quận', 'q.']],
  ['tỉnh', ['tỉnh', 't.']],
]
const OFFICES = ['công an', 'ca', 'c.a', 'ca.', 'c.a.', 'ubnd', 'ủy ban nhân dân', 'uỷ ban nhân dân', 'đồn công an']

/** A name taken apart: `type` is null where it is not written; `key` is the rest, as a name key. */
export interface UnitSpelling {
  readonly type: string | null
  readonly key: string
}

const officeKeys = longestFirst(OFFICES.map(nameKey))
const typeKeys = longestFirst(TYPES.flatMap(([, spellings]) => spellings.map(nameKey)))
const typeOfKey: ReadonlyMap<string, string> = new Map(
  TYPES.flatMap(([type, spellings]) => spellings.map((one): [string, string] => [nameKey(one), type])),
)

/**
 * A name key that also takes Ð for Đ, which look the same, without list marks in front (`1.`, `-`), punctuation at the
 * end and zeros before a number (Phường 01 is Phường 1).
 */
export function unitKey(text: string): string {
  return nameKey(text.replace(/[\u00d0\u0189]/g, 'Đ').replaceAll('\u00f0', 'đ'))
    .replace(/^(?:\d{1,3}[.)/]\s*|[-+*•.\s]+)(?=\p{L})/u, '')
    .replace(/[\s:;.,-]+$/, '')
    .replace(/(?<![\p{L}\p{N}])0+(?=\d)/gu, '')
}

/** The spellings a text can be: as a whole, and without the words of an office and the type. Never empty. */
export function unitSpellings(text: string): UnitSpelling[] {
  const whole = unitKey(text)
  const found: UnitSpelling[] = [{ type: null, key: whole }]
  const named = [whole, ...withoutPrefix(whole, officeKeys).map(({ rest }) => rest)]
  for (const name of named) {
    if (name !== whole) found.push({ type: null, key: name })
    for (const { prefix, rest } of withoutPrefix(name, typeKeys)) {
      found.push({ type: typeOfKey.get(prefix) ?? null, key: rest })
    }
  }
  return found
}

/** A prefix ends at a space or at its own full stop: `x.ea kly`, `xã ea kly`, and not the x of `xuân`. */
function withoutPrefix(key: string, prefixes: readonly string[]): { prefix: string; rest: string }[] {
  return prefixes.flatMap((prefix) => {
    if (!key.startsWith(prefix)) return []
    const after = key.slice(prefix.length)
    const isWord = after.startsWith(' ') || (prefix.endsWith('.') && after !== '') || /^[.\d]/.test(after)
    const rest = after.replace(/^[\s.:]+/, '')
    return isWord && rest !== '' ? [{ prefix, rest }] : []
  })
}

function longestFirst(keys: readonly string[]): string[] {
  return [...new Set(keys)].toSorted((a, b) => b.length - a.length)
}

/** `Ea Kly` and its type of 'Xã Ea Kly'; a name that begins with no type has none. */
export function officialSpelling(name: string): UnitSpelling {
  const key = unitKey(name)
  for (const [type] of TYPES) {
    const prefix = `${nameKey(type)} `
    if (key.startsWith(prefix)) return { type, key: key.slice(prefix.length) }
  }
  return { type: null, key }
}

const WHOLES = 'huyen|xa|tinh|thanh pho|thi xa|quan|phuong|cum|don vi|dia ban'
const TOTAL_LABEL = new RegExp(
  '^(?:(?:[ivx]+|[a-h]|\\d{1,3})[.)] ?)?' +
    `(?:tong(?: cong| so|(?: cong)? toan (?:${WHOLES})(?: .{1,40})?| (?:${WHOLES}))?` +
    `|(?:tong )?cong(?: chung| don| lai)?|(?:cong )?toan (?:${WHOLES})(?: .{1,40})?)$`,
)

/** "Tổng cộng", "Cộng", "TỔNG SỐ", "Toàn huyện", "I. Tổng số:"; the name of no commune. */
export function isTotalLabel(text: string): boolean {
  const plain = foldDiacritics(text)
    .replace(/[\s:.()]+$/, '')
    .replace(/^[\s(]+/, '')
  return TOTAL_LABEL.test(plain)
}
