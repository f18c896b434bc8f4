/**
 * A message or a pasted block as a workbook of one sheet, so that the same understanding, preview and choices serve it.
 * A block keeps its cells as they are. A message becomes a table: one row per unit, one column per indicator that it
 * names, its other lines around it, and each row's own words in the last column.
 */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { readHeaderText } from './header-features.rules.ts'
import { type MessageLine, type MessagePair, readMessageLine, withPrefix } from './message-text-lines.rules.ts'
import { plainUnitWords } from './message-period.rules.ts'
import { splitNone } from './none-text.rules.ts'
import { isIndicatorLabel } from './message-text-tokens.rules.ts'
import { pastedWorkbook } from './pasted-text.rules.ts'
import type { PlainCell, PlainWorkbook } from './plain-workbook.schema.ts'

export const MESSAGE_SHEET = 'Tin nhắn'
/** Header of each row's own words. */
export const MESSAGE_NOTES = 'Ghi chú'
export const UNKNOWN_INDICATOR = 'Số chưa rõ'
export const UNNAMED_UNIT = '(không ghi đơn vị)'

interface MessageRow {
  readonly unit: string
  readonly date: string
  readonly pairs: readonly MessagePair[]
  readonly lines: readonly string[]
  /** As written, where the unit says that it had nothing. */
  readonly none?: string
}

interface Message {
  readonly before: readonly string[]
  readonly rows: readonly MessageRow[]
  readonly after: readonly string[]
}

/** Several texts for one cell: never one number. */
const BOTH = '; '

export function readMessage(text: string): PlainWorkbook {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  if (lines.some((line) => line.includes('\t'))) return pastedWorkbook(text)
  const message = messageOf(lines.filter((line) => line.trim() !== '').map(readMessageLine))
  if (message.rows.every(({ none }) => none !== undefined)) return pastedWorkbook(text)
  return { ...pastedWorkbook(''), sheets: [{ name: MESSAGE_SHEET, hidden: false, cells: tableCells(message) }] }
}

function messageOf(lines: readonly MessageLine[]): Message {
  const before: string[] = []
  const after: string[] = []
  const rows: MessageRow[] = []
  let unit = { name: '', line: '' }
  let day = ''
  let prefix = { label: '', bullet: '' }
  for (const [index, line] of lines.entries()) {
    if (line.pairs.length > 0 && line.period !== '' && !before.includes(line.period)) before.push(line.period)
    const none = line.pairs.length === 0 ? splitNone(line.heading) : null
    if (none !== null) {
      rows.push({
        unit: plainUnitWords(none.before),
        date: line.date || day,
        pairs: [],
        lines: [line.text],
        none: none.none,
      })
      unit = { name: '', line: '' }
      prefix = { label: '', bullet: '' }
      continue
    }
    if (line.pairs.length === 0) {
      if (line.date !== '') day = line.date
      if (line.heading !== '' && isIndicatorLabel(line.heading)) prefix = { label: line.heading, bullet: line.bullet }
      else if (isUnitHeading(line, nextBlock(lines, index))) {
        unit = { name: line.heading, line: line.text }
        prefix = { label: '', bullet: '' }
      } else (rows.length === 0 ? before : after).push(line.text)
      continue
    }
    if (line.unit !== '' || line.bullet === prefix.bullet) prefix = { label: '', bullet: '' }
    // A line of another unit ends the block above it.
    if (line.unit !== '') unit = { name: '', line: '' }
    // A day on the first line of figures heads those below it that name none.
    if (rows.length === 0 && day === '') day = line.date
    const pairs = line.pairs.map((pair) => (prefix.label === '' ? pair : withPrefix(prefix.label, pair)))
    const isUnder = line.unit === '' && unit.name !== ''
    const name = isUnder ? unit.name : line.unit || UNNAMED_UNIT
    rows.push({ unit: name, date: line.date || day, pairs, lines: isUnder ? [unit.line, line.text] : [line.text] })
  }
  return { before, rows: mergedRows(withoutSharedDay(rows, before)), after }
}

/** One day for all rows that a line above them names is the day of the table. */
function withoutSharedDay(rows: readonly MessageRow[], before: readonly string[]): readonly MessageRow[] {
  const [day = '', ...others] = new Set(rows.map(({ date }) => date))
  const isAbove = day !== '' && others.length === 0 && before.some((line) => line.includes(day))
  return isAbove ? rows.map((row) => ({ ...row, date: '' })) : rows
}

const TITLE_BEGINNING =
  /^(?:kết quả|số liệu|báo cáo|tình hình|kính|thống kê|tổng hợp|cụ thể|như sau|trong ngày|hôm nay|cộng hòa|độc lập)/iu

/** The first line after another that is more than a greeting or a title. */
function nextBlock(lines: readonly MessageLine[], index: number): MessageLine | undefined {
  return lines
    .slice(index + 1)
    .find(({ heading, pairs }) => pairs.length > 0 || (heading !== '' && !TITLE_BEGINNING.test(heading)))
}

/** Words above lines without a unit name the unit; whoever they name, the lines are never those of the unit before. */
function isUnitHeading({ heading }: MessageLine, next: MessageLine | undefined): boolean {
  const isFollowed = next !== undefined && next.unit === '' && (next.pairs.length > 0 || isIndicatorLabel(next.heading))
  return heading !== '' && isFollowed && !TITLE_BEGINNING.test(heading)
}

/** Lines of one unit make one row, as long as they speak of different indicators. */
function mergedRows(rows: readonly MessageRow[]): MessageRow[] {
  const merged: MessageRow[] = []
  for (const row of rows) {
    const at = merged.findLastIndex((one) => nameKey(one.unit) === nameKey(row.unit) && one.date === row.date)
    const same = merged[at]
    const known = new Set(same?.pairs.map(({ label }) => columnKey(label)))
    const isSilent = row.none !== undefined || same?.none !== undefined
    if (same === undefined || isSilent || row.pairs.some(({ label }) => known.has(columnKey(label)))) merged.push(row)
    else
      merged[at] = { ...same, pairs: [...same.pairs, ...row.pairs], lines: [...new Set([...same.lines, ...row.lines])] }
  }
  return merged
}

/** Two spellings of one indicator are one column. */
function columnKey(label: string): string {
  const { values, leftovers } = readHeaderText(label)
  if (label === '' || leftovers.length > 0 || values.size === 0) return `text ${nameKey(label)}`
  const features = [...values].map(([name, ones]) => `${name}=${[...ones].toSorted().join(',')}`)
  return features.toSorted().join(' ')
}

function tableCells({ before, rows, after }: Message): PlainCell[] {
  const columns = new Map<string, string>()
  for (const { pairs } of rows)
    for (const { label } of pairs)
      if (!columns.has(columnKey(label))) columns.set(columnKey(label), label === '' ? UNKNOWN_INDICATOR : label)
  const keys = [...columns.keys()]
  const hasDates = rows.some(({ date }) => date !== '')
  const header = ['Đơn vị', ...(hasDates ? ['Ngày'] : []), ...columns.values(), MESSAGE_NOTES]
  const table = rows.map(({ unit, date, pairs, lines, none }) => [
    unit,
    ...(hasDates ? [date] : []),
    ...keys.map((key) => none ?? valueOf(pairs.filter(({ label }) => columnKey(label) === key))),
    lines.join(' '),
  ])
  const texts = [...before.map((line) => [line]), header, ...table, ...after.map((line) => [line])]
  return texts.flatMap((row, at) =>
    row.flatMap((text, index): PlainCell[] =>
      text === '' ? [] : [{ ...placeOf(at + 1, index + 1), type: 'text', value: text, text }],
    ),
  )
}

function valueOf(pairs: readonly MessagePair[]): string {
  return pairs.map(({ value }) => value).join(BOTH)
}

function placeOf(row: number, column: number): Pick<PlainCell, 'address' | 'row' | 'column'> {
  return { address: cellAddress(row, column), row, column }
}
