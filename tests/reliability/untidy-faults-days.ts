import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { addFault, type FaultMaker, withdraw } from './untidy-faults-cells.ts'
import {
  addressOf,
  type Fault,
  put,
  shownText,
  type TrueFigure,
  type UntidyCell,
  type UntidyWorkbook,
} from './untidy-model.ts'
import { dayAfter, partsOf, two } from './untidy-paper.ts'

/** The cell with the line of days over a single table of one span. */
function daysCell({ sheets, truth, shape }: UntidyWorkbook): UntidyCell | undefined {
  if (sheets.length !== 1 || shape === 'populations' || shape === 'compared-groups') return undefined
  const top = Math.min(...truth.columns.map((one) => one.top))
  return [...(sheets[0]?.cells.values() ?? [])].find(
    ({ row, value }) => row < top && typeof value === 'string' && /ngày/i.test(value) && /\d{4}/.test(value),
  )
}

function spanOf({ truth }: UntidyWorkbook): { from: string; to: string } | undefined {
  return truth.days.get(0)
}

/** The line of days says something else; every figure of the workbook waits for an answer. */
function retitled(
  fault: string,
  write: (from: string, to: string, random: Random) => string | null,
  mode: Fault['mode'] = 'ask',
): FaultMaker {
  return (workbook, random) => {
    const cell = daysCell(workbook)
    const span = spanOf(workbook)
    if (cell === undefined || span === undefined || /\d{4}/.test(workbook.fileName + (workbook.sheets[0]?.name ?? '')))
      return false
    if (hasPaperDate(workbook)) return false
    const text = write(span.from, span.to, random)
    if (text === null) return false
    cell.value = text
    addFault(workbook, fault, mode, mode === 'ask' ? workbook.truth.figures : [])
    return true
  }
}

/** A date beside a signature could be taken for the missing one: that is another fault. */
function hasPaperDate({ sheets }: UntidyWorkbook): boolean {
  return sheets.some((sheet) =>
    [...sheet.cells.values()].some(({ value }) => typeof value === 'string' && /, ngày \d+ tháng/.test(value)),
  )
}

const noYear = retitled('day-without-year', (from, to, random) => {
  const { day, month } = partsOf(to)
  return from === to
    ? pick(random, [`Ngày ${day}/${month}`, `(Số liệu ngày ${two(day)}/${two(month)})`, `Ngày ${day} tháng ${month}`])
    : null
})

const shortYear = retitled(
  'year-of-two-digits',
  (from, to) => {
    const { day, month, year } = partsOf(to)
    return from === to ? `Ngày ${two(day)}/${two(month)}/${two(year % 100)}` : null
  },
  'warn',
)

const noDay = retitled('no-day-at-all', (_, __, random) =>
  pick(random, ['Số liệu trong ngày', 'Ngày …/…/2023', 'Ngày     tháng     năm 2023']),
)

const impossible = retitled('day-that-is-none', (from, to) => (from === to ? `Ngày 31/02/${partsOf(to).year}` : null))

/** "Tuần 15 năm 2023": the week of the calendar, Monday to Sunday; not asked is not wrong. */
function weekByNumber(workbook: UntidyWorkbook, random: Random): boolean {
  const span = spanOf(workbook)
  if (span === undefined || workbook.shape !== 'period') return false
  const weekday = (new Date(`${span.to}T00:00:00Z`).getUTCDay() + 6) % 7
  const from = dayAfter(span.to, -weekday)
  const thursday = dayAfter(from, 3)
  const { year } = partsOf(thursday)
  const week = 1 + Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * 86_400_000))
  return respanned(workbook, random, { from, to: dayAfter(from, 6) }, 'warn', `Tuần ${week} năm ${year}`)
}

/** A month may be the calendar's or from the 15th to the 14th; nobody can tell from the sheet. */
function bareMonth(workbook: UntidyWorkbook, random: Random): boolean {
  const span = spanOf(workbook)
  if (span === undefined || workbook.shape !== 'period') return false
  const { month, year } = partsOf(span.to)
  const isCalendar = random.isIn(50)
  const days = isCalendar
    ? {
        from: `${year}-${two(month)}-01`,
        to: dayAfter(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1),
      }
    : { from: month === 1 ? `${year - 1}-12-15` : `${year}-${two(month - 1)}-15`, to: `${year}-${two(month)}-14` }
  return respanned(
    workbook,
    random,
    days,
    'ask',
    pick(random, [`Tháng ${month} năm ${year}`, `THÁNG ${two(month)}/${year}`]),
  )
}

/** The title says other days than it did: all figures are of those. */
function respanned(
  workbook: UntidyWorkbook,
  random: Random,
  days: { from: string; to: string },
  mode: 'ask' | 'warn',
  text: string,
): boolean {
  const name = mode === 'ask' ? 'month-alone' : 'week-by-number'
  if (!retitled(name, () => text, mode)(workbook, random)) return false
  workbook.truth.days.set(0, days)
  workbook.truth.figures = workbook.truth.figures.map((one) =>
    one.channel === 'STOCK' ? { ...one, from: days.to, to: days.to } : { ...one, ...days },
  )
  return true
}

/** "Tính đến ngày" over columns that do not say "trong ngày": the figures may be the whole until then. */
function untilDay(workbook: UntidyWorkbook, random: Random): boolean {
  const cell = daysCell(workbook)
  const span = spanOf(workbook)
  const texts = workbook.sheets.flatMap((sheet) => [...sheet.cells.values()].map(shownText))
  if (cell === undefined || span === undefined || span.from !== span.to) return false
  if (workbook.shape === 'period') return false
  if (texts.some((text) => /trong\s+ngày|trong\s+ngay|lũy|luỹ|lk/i.test(text) && text !== cell.value)) return false
  const { day, month, year } = partsOf(span.to)
  cell.value = pick(random, [
    `Tính đến ngày ${day}/${month}/${year}`,
    `(Số liệu tính đến hết ngày ${two(day)}/${two(month)}/${year})`,
    `Lũy kế đến ngày ${day}/${month}/${year}`,
  ])
  const flows = workbook.truth.figures.filter(({ channel }) => channel !== 'STOCK')
  withdraw(workbook, (one) => flows.includes(one))
  for (const [at, one] of workbook.truth.columns.entries())
    if (one.meaning.startsWith('flow')) workbook.truth.columns[at] = { ...one, meaning: 'ignored' }
  addFault(workbook, 'until-day', 'ask', flows)
  return true
}

/** The name of the file or of the sheet says another day than the title. */
function otherDay(where: 'file' | 'sheet'): FaultMaker {
  return (workbook, random) => {
    const span = spanOf(workbook)
    if (daysCell(workbook) === undefined || span === undefined || span.from !== span.to) return false
    if (where === 'sheet' && ['csv', 'html'].includes(workbook.format)) return false
    // Where the name of the file alone says the day, another one leaves nothing to tell it by.
    if (where === 'file' && workbook.shape === 'plan-date') return false
    const { day, month, year } = partsOf(dayAfter(span.to, pick(random, [-1, 1, -31, 30, 365])))
    const text = `${two(day)}.${two(month)}.${year}`
    if (where === 'file') workbook.fileName = `BC ngay ${text}`
    const [sheet] = workbook.sheets
    if (where === 'sheet' && sheet !== undefined) sheet.name = text
    addFault(workbook, `other-day-in-${where}`, 'ask', workbook.truth.figures)
    return true
  }
}

/** Days of ≤12 typed on a PC with US settings became dates of other months; the rest stayed texts. */
function swappedDays(workbook: UntidyWorkbook): boolean {
  const column = workbook.truth.columns.find(({ meaning }) => meaning === 'date')
  const sheet = workbook.sheets[column?.sheet ?? 0]
  if (column === undefined || sheet === undefined) return false
  const figures = workbook.truth.figures.filter((one) => one.sheet === column.sheet)
  const rows = new Map<number, string>()
  for (const one of figures) rows.set(Number(one.address.replace(/\D+/, '')), one.to)
  const dates = [...rows.values()]
  if (!dates.some((date) => partsOf(date).day > 12) || !dates.some((date) => partsOf(date).day <= 12)) return false
  for (const [row, date] of rows) {
    const cell = sheet.cells.get(addressOf(row, column.column))
    if (cell === undefined) return false
    const { day, month, year } = partsOf(date)
    cell.value = day <= 12 ? { date: `${year}-${two(day)}-${two(month)}` } : `${day}/${month}/${year}`
  }
  const isSwapped = ({ to }: TrueFigure): boolean => partsOf(to).day <= 12 && partsOf(to).day !== partsOf(to).month
  addFault(workbook, 'swapped-days', 'ask', figures.filter(isSwapped))
  return true
}

/** Days in the column of every sheet without their year. */
function columnWithoutYear(workbook: UntidyWorkbook): boolean {
  const { truth, sheets, fileName } = workbook
  const columns = truth.columns.filter(({ meaning }) => meaning === 'date')
  if (columns.length === 0 || columns.length < sheets.length) return false
  if (sheets.some(({ name }) => /\d{4}/.test(fileName + name))) return false
  for (const { sheet, column } of columns)
    for (const one of truth.figures.filter((figure) => figure.sheet === sheet)) {
      const cell = sheets[sheet]?.cells.get(addressOf(Number(one.address.replace(/\D+/, '')), column))
      const { day, month } = partsOf(one.to)
      if (cell !== undefined) cell.value = `${day}/${month}`
    }
  addFault(workbook, 'column-without-year', 'ask', truth.figures)
  return true
}

/** All figures are thousands. */
function inThousands(workbook: UntidyWorkbook, random: Random): boolean {
  const top = Math.min(...workbook.truth.columns.map((one) => one.top))
  const [sheet] = workbook.sheets
  if (sheet === undefined || top < 2 || workbook.sheets.length > 1) return false
  const free = Array.from({ length: 8 }, (_, at) => addressOf(top - 1, at + 2)).find(
    (address) => !sheet.cells.has(address),
  )
  const isCovered = sheet.merges.some((box) => box.top <= top - 1 && box.bottom >= top - 1)
  if (free === undefined || isCovered) return false
  const old = [...sheet.cells.values()].find(
    ({ value }) => typeof value === 'string' && /^(đơn vị tính|đvt)/i.test(value),
  )
  const text = pick(random, ['Đơn vị tính: nghìn hồ sơ', 'ĐVT: 1000 hồ sơ', 'Đơn vị tính: nghìn'])
  if (old === undefined) put(sheet, top - 1, free.charCodeAt(0) - 64, text)
  else old.value = text
  addFault(workbook, 'in-thousands', 'ask', workbook.truth.figures)
  withdraw(workbook, () => true)
  return true
}

export const dayFaults: Readonly<Record<string, FaultMaker>> = {
  'day-without-year': noYear,
  'year-of-two-digits': shortYear,
  'no-day-at-all': noDay,
  'day-that-is-none': impossible,
  'week-by-number': weekByNumber,
  'month-alone': bareMonth,
  'until-day': untilDay,
  'other-day-in-file': otherDay('file'),
  'other-day-in-sheet': otherDay('sheet'),
  'swapped-days': swappedDays,
  'column-without-year': columnWithoutYear,
  'in-thousands': inThousands,
}
