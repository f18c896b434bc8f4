/** What a header and each of its columns are known by, in this file and in others. */
import type { CellSigns } from './cell-signs.rules.ts'
import type { TitleWords } from './header-base.rules.ts'
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

const NO_TITLE: TitleWords = {
  stages: new Set(),
  subjects: new Set(),
  isCumulative: false,
  isDaily: false,
  hasFiles: false,
  counted: {},
  unclear: [],
}

/** Where the header says of every column what it counts, what stands around it changes nothing. */
export function fingerprintOf(
  table: FoundTable,
  headers: readonly (readonly string[])[],
  { signs, around }: ScopeContext,
): string {
  // A message has other indicators every day: what its words count is known of all messages together.
  if (table.grid.name === MESSAGE_SHEET)
    return headerFingerprint([], [MESSAGE_SHEET, ...surroundingsOf(table, signs, around)])
  const named = headers.filter((texts) => texts.length > 0)
  const isOpen = named.some((texts) => {
    const levels = texts.map((text) => signs.features(text))
    return meaningOfHeader(levels, NO_TITLE).meaning.kind === 'unknown'
  })
  return headerFingerprint(named, isOpen ? surroundingsOf(table, signs, around) : [])
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
