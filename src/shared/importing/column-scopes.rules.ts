/** What a header and each of its columns are known by, in this file and in others. */
import type { CellSigns } from './cell-signs.rules.ts'
import { NO_TITLE } from './header-base.rules.ts'
import { columnKey, columnScope, headerFingerprint } from './header-fingerprint.rules.ts'
import { meaningOfHeader } from './header-meaning.rules.ts'
import { type Surroundings, surroundingsOf } from './header-surroundings.rules.ts'
import { MESSAGE_SHEET } from './message-text.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'

interface ScopeContext {
  readonly signs: CellSigns
  readonly tableId: string
  readonly around: Surroundings
}

/** Such a table has other texts every day: what they count is known of all with the same header together. */
const LONG = 'mỗi hàng một số'

/** Where the header says of every column what it counts, what stands around it changes nothing. */
export function fingerprintOf(
  table: FoundTable,
  headers: readonly (readonly string[])[],
  { signs, around }: ScopeContext,
): string {
  // A message has other indicators every day: what its words count is known of all messages together.
  if (table.grid.name === MESSAGE_SHEET)
    return headerFingerprint([], [MESSAGE_SHEET, ...surroundingsOf(table, signs, around)])
  if (table.grid.long !== undefined) return longFingerprint(table.grid.long.headers, table, { signs, around })
  const named = headers.filter((texts) => texts.length > 0)
  const isOpen = named.some((texts) => {
    const levels = texts.map((text) => signs.features(text))
    return meaningOfHeader(levels, NO_TITLE).meaning.kind === 'unknown'
  })
  return headerFingerprint(named, isOpen ? surroundingsOf(table, signs, around) : [])
}

/** `headers`: as they stand on the sheet. */
export function longFingerprint(
  headers: readonly (readonly string[])[],
  table: FoundTable,
  { signs, around }: Pick<ScopeContext, 'signs' | 'around'>,
): string {
  return headerFingerprint(headers, [LONG, ...surroundingsOf(table, signs, around)])
}

/** One header text over several columns of the same days is no name for any of them. */
export function scopesOf(
  { header }: FoundTable,
  numbers: readonly number[],
  fingerprint: string,
  { signs, tableId }: ScopeContext,
): ReadonlyMap<number, string> {
  const placeOf = (column: number) => {
    const texts = header.texts.get(column) ?? []
    const dates = texts.filter((text) => signs.features(text).namesDate)
    return `${columnKey(texts)}|${dates.join('|')}`
  }
  const alike = Map.groupBy(numbers, placeOf)
  return new Map(
    numbers.map((column) => {
      const texts = header.texts.get(column) ?? []
      const isAlone = texts.length > 0 && alike.get(placeOf(column))?.length === 1
      return [column, isAlone ? columnScope(fingerprint, texts) : `${tableId}!${column}`]
    }),
  )
}

/** `scope`: see `FoundColumn`. */
export function columnQuestionId(scope: string): string {
  return `column:${scope}`
}
