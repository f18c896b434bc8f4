/** One cell of a column of dates, and the column as a whole. A date is taken only where nothing else can be meant. */
import { readDateText } from '#shared/kernel/date-text.ts'
import { dateFromParts, formatDate, type LocalDate, parseLocalDate, partsOf } from '#shared/kernel/local-date.ts'
import {
  type CellIssue,
  type CellQuestion,
  type ColumnAnswers,
  type ColumnQuestion,
  cellIssue,
  columnQuestions,
  shownText,
} from './cell-answer.ts'
import { readNothing } from './cell-reading.rules.ts'
import { decodeLegacyText } from './legacy-text.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

export type DateCellReading =
  | { readonly kind: 'date'; readonly value: LocalDate }
  | { readonly kind: 'blank' }
  | CellIssue
  | CellQuestion

export interface DateContext {
  /** The year of the sheet's period, where it is known: it completes dates without a year. */
  readonly year?: number
}

/**
 * A PC with US settings turns a typed 07/11 into a July date and leaves 15/4 as text. A column that mixes dates of
 * day 1–12 with texts is asked about as a whole, and its dates are not read before the answer.
 */
export function readDateColumn(
  cells: readonly PlainCell[],
  context: DateContext = {},
  answers: ColumnAnswers = {},
): { readings: ReadonlyMap<string, DateCellReading>; questions: ColumnQuestion[] } {
  const isMixed = cells.some(isTextDate)
  const readings = new Map(
    cells.map((cell) => {
      const reading = readDateCell(cell, context, answers)
      const swapped = isMixed && cell.type === 'date' && reading.kind === 'date' ? dayMonthSwapped(reading.value) : null
      return [cell.address, swapped === null ? reading : readMixed(reading, swapped, answers)]
    }),
  )
  return { readings, questions: columnQuestions(readings) }
}

export function readDateCell(
  cell: PlainCell,
  { year }: DateContext = {},
  answers: ColumnAnswers = {},
): DateCellReading {
  const unreadable = readNothing(cell)
  if (unreadable !== null) return unreadable
  const { value } = cell
  const shown = { text: shownText(cell.text) }
  if (typeof value !== 'string') return cellIssue('import/not-a-date', shown)
  if (cell.type === 'date') {
    const date = parseLocalDate(value.slice(0, 10))
    return date === null ? cellIssue('import/not-a-date', shown) : { kind: 'date', value: date }
  }
  const decoded = decodeLegacyText(value, cell.font)
  if (decoded.kind === 'ask') return cellIssue('import/old-font', shown)
  if (decoded.text.trim() === '') return { kind: 'blank' }
  return readText(decoded.text, year ?? yearFrom(answers['import/ask-year']))
}

function readText(text: string, year: number | undefined): DateCellReading {
  const params = { text: shownText(text) }
  const reading = readDateText(text, year === undefined ? {} : { year })
  switch (reading.kind) {
    case 'date':
      return { kind: 'date', value: reading.value }
    case 'ask-year':
      return { kind: 'question', code: 'import/ask-year', params }
    case 'refused':
      return cellIssue(`import/${reading.reason}`, params)
  }
}

function yearFrom(answer: string | undefined): number | undefined {
  return answer !== undefined && /^(19|20|21)\d{2}$/.test(answer) ? Number(answer) : undefined
}

function isTextDate(cell: PlainCell): boolean {
  if (cell.type !== 'text' || typeof cell.value !== 'string') return false
  const decoded = decodeLegacyText(cell.value, cell.font)
  const reading = decoded.kind === 'text' ? readDateText(decoded.text) : null
  return reading !== null && (reading.kind !== 'refused' || reading.reason !== 'not-a-date')
}

/** Null where the day and the month cannot have changed places, or nothing would change. */
function dayMonthSwapped(date: LocalDate): LocalDate | null {
  const { year, month, day } = partsOf(date)
  return day <= 12 && day !== month ? dateFromParts({ year, month: day, day: month }) : null
}

function readMixed(reading: DateCellReading, swapped: LocalDate, answers: ColumnAnswers): DateCellReading {
  if (reading.kind !== 'date') return reading
  switch (answers['import/ask-day-month']) {
    case 'as-stored':
      return reading
    case 'swapped':
      return { kind: 'date', value: swapped }
    default: {
      const params = {
        text: formatDate(reading.value),
        stored: formatDate(reading.value),
        swapped: formatDate(swapped),
      }
      return { kind: 'question', code: 'import/ask-day-month', params }
    }
  }
}
