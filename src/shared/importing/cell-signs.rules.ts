/** What a single cell looks like, before anything is known of its table. Texts are judged once each. */
import { readDateText } from '#shared/kernel/date-text.ts'
import { readNumber } from '#shared/kernel/number-text.ts'
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import { type HeaderFeatures, isBareDate, readHeaderText } from './header-features.rules.ts'
import type { GridCell } from './sheet-grid.rules.ts'
import type { UnitMatch, UnitMatcher } from './unit-match.rules.ts'
import { isTotalLabel } from './unit-spelling.rules.ts'

export interface CellSigns {
  features(text: string): HeaderFeatures
  /** Words of a header and little else. */
  isHeaderText(text: string): boolean
  isNumber(cell: GridCell): boolean
  isDate(cell: GridCell): boolean
  /** The row of the book a text names, without a code. */
  unit(text: string): UnitMatch
  isUnit(text: string): boolean
  /** "Tổng cộng", or the name of the unit whose book it is. */
  isTotal(text: string): boolean
}

const TITLE_START = /^(?:bao cao|bang|bieu|thong ke|danh sach|phu luc|tong hop|ket qua|tinh hinh|so lieu)\b/
const SHORTEST_TITLE = 5
const LONGEST_HEADER_WORDS = 18
/** Features that make no header by themselves. */
const SILENT = new Set(['plain', 'unitLine', 'files'])
const MIN_DIGITS = /\d/

export function createCellSigns(matcher: UnitMatcher, ownUnitName: string): CellSigns {
  const own = ['', 'Công an ', 'Toàn '].map((before) => nameKey(before + ownUnitName))
  const features = remembered(readHeaderText)
  const isNumberText = remembered((text: string) => looksLikeNumber(text))
  const isDateText = remembered((text: string) => isBareDate(text) || readDateText(text).kind !== 'refused')
  const unit = remembered((text: string) => matcher.match(text))
  const isUnit = (text: string) => unit(text).kind === 'match'
  const isHeaderText = remembered((text: string) => looksLikeHeader(text, features(text)) && !isUnit(text))
  const isDate = ({ cell, text }: GridCell) => cell.type === 'date' || (cell.type === 'text' && isDateText(text))
  return {
    features,
    isHeaderText,
    unit,
    isUnit,
    isTotal: remembered((text) => isTotalLabel(text) || own.includes(nameKey(text))),
    isDate,
    isNumber: (cell) =>
      cell.cell.type === 'number' || (cell.cell.type === 'text' && !isDate(cell) && isNumberText(cell.text)),
  }
}

function remembered<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = judge(text)
    known.set(text, made)
    return made
  }
}

function looksLikeNumber(text: string): boolean {
  if (!MIN_DIGITS.test(text)) return false
  const reading = readNumber(text, { column: 'unknown' })
  return reading.kind !== 'refused' || reading.reason !== 'not-a-number'
}

function looksLikeHeader(text: string, { values, leftovers, words }: HeaderFeatures): boolean {
  const isSaying = Array.from(values.keys()).some((name) => !SILENT.has(name))
  if (!isSaying || words > LONGEST_HEADER_WORDS || /:\s*\S/.test(text)) return false
  return !values.has('unitLine') && words - leftovers.length > leftovers.length && !isTitleText(text)
}

/** "Báo cáo kết quả …", "Bảng tổng hợp …": says what the sheet is, never what a column is. */
export function isTitleText(text: string): boolean {
  return text.split(' ').length >= SHORTEST_TITLE && TITLE_START.test(foldDiacritics(text))
}
