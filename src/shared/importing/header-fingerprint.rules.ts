/** What a header is remembered by: its texts without dates, so that tomorrow's sheet has the same. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { encodeMeaning } from './column-meaning.rules.ts'
import { findDates } from './date-mentions.rules.ts'
import { isBareDate } from './header-features.rules.ts'
import type { UnderstoodTable } from './understanding.schema.ts'

const LONGEST_KEY = 400

/** One column's header texts, from top to bottom, as the key of a remembered mapping. */
export function columnKey(header: readonly string[]): string {
  return header
    .map((text) => nameKey(withoutDates(text)))
    .join(' > ')
    .slice(0, LONGEST_KEY)
}

function withoutDates(text: string): string {
  const source = isBareDate(text) ? 'sheet-name' : 'title'
  return findDates(text, { source }).reduce(
    (rest, { text: written }) => rest.replace(written, '#'),
    text.normalize('NFC'),
  )
}

/**
 * Of the whole header; the same for one day and for several days beside each other. `said`: what is said around the
 * table that its header leaves open.
 */
export function headerFingerprint(headers: readonly (readonly string[])[], said: readonly string[] = []): string {
  const keys = [...new Set(headers.map(columnKey)), ...said]
  return `${keys.length}-${hashOf(keys.join('\n'), 0x811c9dc5)}${hashOf(keys.join('\n'), 0x9747b28c)}`
}

/** What a column is known by in every table with the same header. */
export function columnScope(fingerprint: string, header: readonly string[]): string {
  const key = columnKey(header)
  return `${fingerprint}:${hashOf(key, 0x811c9dc5)}${hashOf(key, 0x9747b28c)}`
}

/** FNV-1a, 32 bits, as 8 hexadecimal digits. */
function hashOf(text: string, seed: number): string {
  let hash = seed
  for (const char of text) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** What is to be remembered of a table: encoded meanings by column key, without columns that mean different things. */
export function rememberedColumns(table: Pick<UnderstoodTable, 'columns' | 'counted'>): Record<string, string> {
  const byKey = Map.groupBy(
    (table.counted ?? table.columns).filter(
      ({ header, meaning }) => header.length > 0 && meaning.kind !== 'unknown' && meaning.kind !== 'identifier',
    ),
    ({ header }) => columnKey(header),
  )
  return Object.fromEntries(
    Array.from(byKey).flatMap(([key, columns]) => {
      const meanings = new Set(columns.map(({ meaning }) => encodeMeaning(meaning)))
      const [meaning] = meanings
      return meanings.size === 1 && meaning !== undefined ? [[key, meaning] as const] : []
    }),
  )
}
