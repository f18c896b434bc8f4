/**
 * Tables in which each row is one figure: xã, chỉ tiêu, số lượng. Which of their columns say whose and when a row is,
 * which say what is counted, and which hold the numbers. A table whose columns of numbers say themselves what they count
 * is never one.
 */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { readNumber } from '#shared/kernel/number-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import type { HeaderFeatures } from './header-features.rules.ts'
import { saysNumbersFollow, saysTextsFollow } from './long-form-words.ts'
import { MESSAGE_SHEET } from './message-text.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'

export interface LongForm {
  /** Unit, code and day of each row. */
  readonly labels: readonly FoundColumn[]
  /** Texts that say what a row counts, from left to right. */
  readonly texts: readonly FoundColumn[]
  readonly numbers: readonly FoundColumn[]
  /** Columns of `texts` that name what is measured: hồ sơ, tài khoản, nghìn người. */
  readonly measures: ReadonlySet<number>
}

const LABELS = new Set(['unit', 'unit-code', 'date'])
const TELLING = new Set(['flow', 'level', 'assertion'])
const NUMBERS = new Set(['unknown', 'target', 'ratio', 'ignored', 'count'])
const TEXTS = new Set(['unknown', 'target', 'note', 'ignored', 'counted'])
const COUNTED = ['stage', 'subject', 'card', 'part', 'level', 'age', 'population', 'excluded', 'data']
/** `columns` as they are read one by one; `isRemembered`: a table of this header was one before. Null for any other. */
export function findLongForm(
  table: FoundTable,
  columns: readonly FoundColumn[],
  signs: CellSigns,
  isRemembered: boolean,
): LongForm | null {
  if (table.grid.isTurned || table.grid.name === MESSAGE_SHEET) return null
  const labels = columns.filter(({ decision }) => LABELS.has(decision.meaning.kind))
  const numbers = columns.filter(isOfNumbers)
  const texts = columns.filter((column) => isOfTexts(column, signs))
  const isTold = columns.some(({ decision }) => TELLING.has(decision.meaning.kind))
  const isOpen = numbers.some(
    ({ decision }) => decision.meaning.kind === 'unknown' || decision.meaning.kind === 'count',
  )
  if (isTold || !isOpen || labels.length === 0 || texts.length === 0) return null
  const measures = new Set(texts.flatMap((one) => (isOfMeasures(one, signs) ? [one.column] : [])))
  return isRemembered || sayWhatIsCounted(texts, signs) ? { labels, texts, numbers, measures } : null
}

function isOfNumbers({ decision: { meaning }, origin, profile }: FoundColumn): boolean {
  if (meaning.kind === 'count') return true
  const isFree = NUMBERS.has(meaning.kind) && origin !== 'person'
  return isFree && profile.numbers > 0 && profile.numbers >= profile.units + profile.texts
}

/** Of texts that are no remarks. */
function isOfTexts({ decision: { meaning }, origin, header, profile }: FoundColumn, signs: CellSigns): boolean {
  if (meaning.kind === 'counted') return true
  if (!TEXTS.has(meaning.kind) || origin === 'person' || profile.cells.length === 0) return false
  if (profile.numbers + profile.dates > profile.texts / 10 || profile.units > profile.texts) return false
  const said = header.map((text) => signs.features(text))
  return !said.some(({ values }) => values.get('label')?.has('note') === true)
}

function isOfMeasures({ header }: FoundColumn, signs: CellSigns): boolean {
  return header.some((text) => signs.features(text).values.has('unitLine'))
}

/** "Hồ sơ", "tài khoản", "thẻ": one of them is 1. */
export function isCountNoun(text: string): boolean {
  const reading = readNumber(`1 ${text}`, { column: 'count' })
  return reading.kind === 'count' && reading.value === 1
}

/** Nobody counts more things; more texts are remarks. */
const MOST_TEXTS = 500

function sayWhatIsCounted(texts: readonly FoundColumn[], signs: CellSigns): boolean {
  if (texts.some(({ decision }) => decision.meaning.kind === 'counted')) return true
  return texts.some(({ header, profile }) => {
    const saying = profile.cells.filter(({ text }) => COUNTED.some((name) => signs.features(text).values.has(name)))
    const isCalled = header.some((text) => saysTextsFollow(text))
    const distinct = new Set(profile.cells.map(({ text }) => nameKey(text))).size
    return 2 * saying.length >= profile.cells.length && (isCalled || distinct > 1) && distinct <= MOST_TEXTS
  })
}

const SAYING_NOTHING = new Set(['plain', 'unitLine'])

/** Of the header over a column of numbers, what says more than that there are numbers. */
export function numberHeader({ header }: FoundColumn, isOnly: boolean, signs: CellSigns): readonly string[] {
  return header.filter((text) => {
    const { values, leftovers } = signs.features(text)
    const isSilent = (name: string): boolean => SAYING_NOTHING.has(name) || (isOnly && name === 'total')
    return !saysNumbersFollow(text) && (leftovers.length > 0 || ![...values.keys()].every(isSilent))
  })
}

const DECIDING = ['period', 'stage', 'subject', 'card', 'part', 'level', 'channel', 'age']

/** The header over the numbers and the text beside them say different things of one matter. */
export function contradicts(above: readonly string[], beside: readonly string[], signs: CellSigns): boolean {
  const said = (texts: readonly string[], name: string): ReadonlySet<string> =>
    new Set(texts.flatMap((text) => [...valuesOf(signs.features(text), name)]))
  return DECIDING.some((name) => {
    const [one, other] = [said(above, name), said(beside, name)]
    const isSame = one.size === other.size && [...one].every((value) => other.has(value))
    return one.size > 0 && other.size > 0 && !isSame
  })
}

function valuesOf({ values }: HeaderFeatures, name: string): ReadonlySet<string> {
  return values.get(name) ?? new Set()
}
