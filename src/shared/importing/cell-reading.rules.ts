/**
 * One cell of a column of counts. A count is taken only where nothing else can be meant; every other cell is blank, an
 * issue that says what is wrong, or a question that is asked once for the column.
 */
import { readNumber, readNumericCount, type NumberReading, type NumberRefusal } from '#shared/kernel/number-text.ts'
import {
  type CellIssue,
  type CellQuestion,
  type ColumnAnswers,
  type ColumnQuestion,
  cellIssue,
  columnQuestions,
  shownText,
} from './cell-answer.ts'
import { type ColumnFacts, columnFacts } from './column-facts.rules.ts'
import { saysNone } from './none-text.rules.ts'
import { decodeLegacyText } from './legacy-text.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

export type CountCellReading =
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'blank' }
  | CellIssue
  | CellQuestion

const REFUSALS: Readonly<Record<NumberRefusal, string>> = {
  'not-a-number': 'import/not-a-number',
  negative: 'import/negative',
  'not-whole': 'import/not-whole',
  'too-large': 'import/too-large',
  percent: 'import/percent-among-counts',
  count: 'import/count-among-ratios',
}

const THOUSAND = 1000
/** A commune has far fewer of anything, and a citizen's old number has nine digits. */
const FIRST_IMPLAUSIBLE = 100_000_000

/** All cells of a column of counts, by address, with what must be asked about the column. */
export function readCountColumn(
  cells: readonly PlainCell[],
  answers: ColumnAnswers = {},
): { readings: ReadonlyMap<string, CountCellReading>; questions: ColumnQuestion[] } {
  const facts = columnFacts(cells)
  const readings = new Map(cells.map((cell) => [cell.address, readCountCell(cell, facts, answers)]))
  return { readings, questions: columnQuestions(readings) }
}

export function readCountCell(cell: PlainCell, facts: ColumnFacts, answers: ColumnAnswers = {}): CountCellReading {
  const reading = readAnyCount(cell, facts, answers)
  return reading.kind === 'count' && reading.value >= FIRST_IMPLAUSIBLE ? cellIssue('import/too-large') : reading
}

function readAnyCount(cell: PlainCell, facts: ColumnFacts, answers: ColumnAnswers): CountCellReading {
  const { value } = cell
  const unreadable = readNothing(cell)
  if (unreadable !== null) return unreadable
  if (cell.type === 'date') return cellIssue('import/date-among-counts', { text: shownText(cell.text) })
  if (typeof value === 'number') return readNumericCell(cell, value, facts, answers)
  return typeof value === 'string' ? readTextCell(cell, value, facts, answers) : { kind: 'blank' }
}

/** Cells that are no number in any column: errors, truth values, formulas without a value, nothing. */
export function readNothing(cell: PlainCell): { kind: 'blank' } | CellIssue | null {
  const { type, value, formula } = cell
  if (type === 'error') return cellIssue('import/error-value', { text: shownText(cell.text || String(value ?? '')) })
  if (value === null) return formula === undefined ? { kind: 'blank' } : cellIssue('import/no-cached-value')
  if (typeof value === 'boolean') return cellIssue('import/boolean', { text: shownText(cell.text || String(value)) })
  return null
}

function readNumericCell(cell: PlainCell, value: number, facts: ColumnFacts, answers: ColumnAnswers): CountCellReading {
  const text = shownText(String(value).replace('.', ','))
  if (cell.isPercent === true) return cellIssue('import/percent-among-counts', { text: shownText(cell.text) })
  const reading = readNumericCount(value)
  if (reading.kind === 'count') {
    const doubt = showsAnotherCount(cell, value) ?? shrunkWhole(cell, value, facts, answers)
    return doubt ?? { kind: 'count', value: reading.value }
  }
  if (reading.kind === 'issue') {
    // A formula was not typed: its fraction is no misread thousands mark.
    return cell.formula === undefined
      ? cellIssue('import/decimal-as-thousands', { text }, reading.suggest)
      : cellIssue('import/not-whole', { text })
  }
  return cellIssue(reading.kind === 'refused' ? REFUSALS[reading.reason] : 'import/not-a-number', { text })
}

/** A number format can write other digits than the cell holds (0"000", #,##0, in thousands). */
function showsAnotherCount(cell: PlainCell, value: number): CellIssue | null {
  const shown = readNumber(cell.text, { column: 'count' })
  if (shown.kind !== 'count' || shown.value === value) return null
  return cellIssue('import/shown-differs', { text: shownText(cell.text), value })
}

/** 12 beside a stored 1.12 may have been typed 12.000. */
function shrunkWhole(
  { formula }: PlainCell,
  value: number,
  { hasShrunkNumbers }: ColumnFacts,
  answers: ColumnAnswers,
): CellIssue | CellQuestion | null {
  if (!hasShrunkNumbers || formula !== undefined || value === 0 || value >= THOUSAND) return null
  const params = { text: String(value), thousands: value * THOUSAND }
  switch (answers['import/ask-shrunk']) {
    case 'as-stored':
      return null
    case 'check':
      return cellIssue('import/decimal-as-thousands', { text: params.text }, params.thousands)
    default:
      return { kind: 'question', code: 'import/ask-shrunk', params }
  }
}

function readTextCell(cell: PlainCell, raw: string, facts: ColumnFacts, answers: ColumnAnswers): CountCellReading {
  const decoded = decodeLegacyText(raw, cell.font)
  if (decoded.kind === 'text') return readText(decoded.text, facts, answers)
  const [first, ...others] = decoded.readings.map(({ text }) => readText(text, facts, answers))
  const isSame = first?.kind === 'count' && others.every((one) => one.kind === 'count' && one.value === first.value)
  return isSame ? first : cellIssue('import/old-font', { text: shownText(raw) })
}

function readText(text: string, facts: ColumnFacts, answers: ColumnAnswers): CountCellReading {
  const shown = { text: shownText(text) }
  const reading = readNumber(text, { column: 'count' })
  switch (reading.kind) {
    case 'blank':
      return { kind: 'blank' }
    case 'count':
      return loneMark(text, reading.value, facts, answers) ?? { kind: 'count', value: reading.value }
    case 'ask':
      return reading.about === 'dash'
        ? readSilence('import/ask-dash', shown, answers)
        : cellIssue('import/not-whole', shown)
    case 'ambiguous':
      return readScaled(shown, reading, answers)
    case 'issue':
      return cellIssue(
        reading.about === 'letter-o' ? 'import/letter-o' : 'import/decimal-zeros',
        shown,
        reading.suggest,
      )
    case 'refused':
      return saysNone(text)
        ? readSilence('import/ask-none', shown, answers)
        : cellIssue(REFUSALS[reading.reason], shown)
    case 'percent':
      return cellIssue('import/percent-among-counts', shown)
  }
}

/** A dash, or words for nothing: zero or no figure, as a person says. */
function readSilence(
  code: 'import/ask-dash' | 'import/ask-none',
  params: { text: string },
  answers: ColumnAnswers,
): CountCellReading {
  switch (answers[code]) {
    case 'zero':
      return { kind: 'count', value: 0 }
    case 'blank':
      return { kind: 'blank' }
    default:
      return { kind: 'question', code, params }
  }
}

/**
 * '30,509' is a count, as counts are whole; but where the column shows this mark before decimals, or another mark
 * between thousands, the column may be no column of counts, and it is asked.
 */
function loneMark(text: string, value: number, facts: ColumnFacts, answers: ColumnAnswers): CountCellReading | null {
  const undecided = readNumber(text, { column: 'unknown' })
  if (undecided.kind !== 'ambiguous') return null
  const mark = text.includes(',') ? ',' : '.'
  const isThousands = facts.thousandsMarks.includes(mark)
  const isDoubtful = facts.decimalMarks.includes(mark) || (facts.thousandsMarks.length > 0 && !isThousands)
  if (!isDoubtful || answers['import/ask-lone-mark'] === 'thousands') return null
  const params = { text: shownText(text), thousands: value }
  return answers['import/ask-lone-mark'] === 'decimal'
    ? cellIssue('import/not-whole', params)
    : { kind: 'question', code: 'import/ask-lone-mark', params }
}

/** '1.120 nghìn' has two readings: 1.120.000 and 1.120. */
function readScaled(
  shown: { text: string },
  { readings }: Extract<NumberReading, { kind: 'ambiguous' }>,
  answers: ColumnAnswers,
): CountCellReading {
  const [thousands, decimal] = readings
  if (thousands?.kind !== 'count' || decimal?.kind !== 'count') return cellIssue('import/not-a-number', shown)
  switch (answers['import/ask-scaled']) {
    case 'thousands':
      return { kind: 'count', value: thousands.value }
    case 'decimal':
      return { kind: 'count', value: decimal.value }
    default: {
      const params = { ...shown, thousands: thousands.value, decimal: decimal.value }
      return { kind: 'question', code: 'import/ask-scaled', params }
    }
  }
}
