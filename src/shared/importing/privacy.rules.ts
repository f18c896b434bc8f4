/**
 * Personal data in a foreign file: columns of citizens' numbers, telephone numbers or names of people. The product
 * stores counts only, so a table that has one is refused as a whole, and no text of such a cell goes any further.
 */
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import type { GridCell } from './sheet-grid.rules.ts'
import { isSyllable } from './vietnamese-syllable.rules.ts'

export type PersonalData = 'numbers' | 'names' | 'header'

const SURNAMES = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan mai dao luong to ta lam ' +
    'truong cao ha chu chau quach thai luu la vuong phung kieu nong lo vi giang trieu be ma giap khuong cu sung thao ' +
    'giang vang ly tang tong van y h hbia nie eban ayun mlo ksor rcom siu kpa rahlan adrong byă kbuor'
  ).split(' '),
)
const FEWEST_NUMBERS = 2
const FEWEST_NAMES = 3
const NUMBERED = /^(?:\d{9}|\d{10}|\d{12})$/
const GROUPED_NUMBER = /^0\d{2,3}[ .-]?\d{3}[ .-]?\d{3,6}$/
const PHONE_PREFIX = /^(?:\+?84|0)\d{9}$/

/** Of the cells of one column, in any order. Null where they hold none. */
export function personalDataIn(cells: readonly GridCell[], signs: CellSigns): PersonalData | null {
  let numbers = 0
  let names = 0
  for (const cell of cells) {
    if (isIdentifier(cell)) numbers += 1
    else if (cell.cell.type === 'text' && isPersonName(cell.text) && !isOfTables(cell.text, signs)) names += 1
    if (numbers >= FEWEST_NUMBERS) return 'numbers'
    if (names >= FEWEST_NAMES) return 'names'
  }
  return null
}

/** A unit, or words of headers and nothing else: "TỔNG HỒ SƠ CĂN CƯỚC" begins like a surname. */
function isOfTables(text: string, signs: CellSigns): boolean {
  const { values, leftovers } = signs.features(text)
  return signs.isUnit(text) || (leftovers.length === 0 && values.size > 0)
}

/** 9 digits: CMND; 10: telephone; 12: CCCD. Stored as a number, the zeros in front are lost. */
export function isIdentifier({ cell }: GridCell): boolean {
  const { value } = cell
  if (typeof value === 'number') return Number.isInteger(value) && value >= 100_000_000 && value < 1e12
  if (cell.type !== 'text' || typeof value !== 'string') return false
  const text = value.trim().replace(/^'/, '')
  const joined = text.replace(/ /g, '')
  return NUMBERED.test(joined) || GROUPED_NUMBER.test(text) || PHONE_PREFIX.test(joined.replace(/[.-]/g, ''))
}

/**
 * A text that is kept (a file's name, a header, a sender) without the numbers of citizens and telephones in it: 12 digits
 * from a 0 (CCCD), 10 from a 0 (telephone), 9 (CMND). Days and numbers of documents stay.
 */
export function withoutIdentifiers(text: string): string {
  return text.replace(/(?<!\d)(?:0\d{11}|0\d{9}|\d{9})(?!\d)/g, '…')
}

/** Citizens' numbers anywhere in what a message says: one of twelve digits, or several of nine or ten (one may be a telephone). */
export function namesCitizens(texts: readonly string[]): boolean {
  const runs = texts.flatMap((text) => text.match(/(?<!\d)(?:\d{12}|\d{9,10})(?!\d)/g) ?? [])
  return runs.some((run) => run.length === 12) || new Set(runs).size >= FEWEST_NUMBERS
}

/** A surname and two to four more words, all written as names are: `Nguyễn Văn An`, `H'Bia Niê Kđăm`. */
export function isPersonName(text: string): boolean {
  const words = text.split(' ')
  if (words.length < 3 || words.length > 5 || /[\d:;,()/]/.test(text)) return false
  const isWritten = words.every((word) => /^\p{Lu}/u.test(word))
  const [first = ''] = foldDiacritics(words[0] ?? '').split("'")
  return isWritten && SURNAMES.has(first) && words.slice(1).every((word) => /'/.test(word) || isSyllable(word))
}
