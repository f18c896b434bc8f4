import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { addFault, type FaultMaker, withdraw } from './untidy-faults-cells.ts'
import {
  addressOf,
  emptySheet,
  put,
  shownText,
  type TrueColumn,
  type TrueFigure,
  type UntidyCell,
  type UntidyWorkbook,
  widthOf,
} from './untidy-model.ts'
import { dayText } from './untidy-paper.ts'

export function figuresIn({ truth, sheets }: UntidyWorkbook, one: TrueColumn): TrueFigure[] {
  return truth.figures.filter(({ sheet, address }) => {
    const cell = sheets[sheet]?.cells.get(address)
    return sheet === one.sheet && cell?.column === one.column && cell.row >= one.top && cell.row <= one.bottom
  })
}

function firstUnitRow({ truth }: UntidyWorkbook, { sheet, top }: TrueColumn): number {
  const rows = [...truth.units.keys()].map((key) => key.split('!').map(Number))
  return Math.min(...rows.filter(([at = 0, row = 0]) => at === sheet && row > top).map(([, row = 0]) => row))
}

/** Header cells over a column, top to bottom, but for the row of column numbers. */
function headerCells(workbook: UntidyWorkbook, one: TrueColumn): UntidyCell[] {
  const end = firstUnitRow(workbook, one)
  return [...(workbook.sheets[one.sheet]?.cells.values() ?? [])]
    .filter(
      ({ column, row, value }) =>
        column === one.column && row >= one.top && row < end && typeof value === 'string' && !/^\(\d/.test(value),
    )
    .toSorted((a, b) => a.row - b.row)
}

/** Columns whose whole header is one cell. */
function aloneColumns(workbook: UntidyWorkbook): { one: TrueColumn; header: UntidyCell; figures: TrueFigure[] }[] {
  if (workbook.shape === 'repeated-header') return []
  return workbook.truth.columns.flatMap((one) => {
    const [header, ...more] = headerCells(workbook, one)
    const figures = figuresIn(workbook, one)
    const isAlone = header !== undefined && more.length === 0 && header.row === one.top
    const hasGroup = firstUnitRow(workbook, one) - one.top > 2
    return isAlone && !hasGroup && one.meaning.startsWith('flow') && figures.length > 0
      ? [{ one, header, figures }]
      : []
  })
}

const ambiguousHeaders = [
  'Số lượng',
  'Kết quả',
  'Mức 2',
  'Tổng',
  'KH',
  'Đã làm',
  'Hồ sơ',
  'TK',
  'Trong ngày',
  'Mới',
  'Đạt',
]

/** Its neighbours may say what it is: read right it is not wrong, read wrong it is. */
function ambiguousHeader(workbook: UntidyWorkbook, random: Random): boolean {
  const columns = aloneColumns(workbook)
  if (columns.length === 0) return false
  const { header } = pick(random, columns)
  header.value = pick(random, ambiguousHeaders)
  addFault(workbook, 'ambiguous-header', 'warn', [])
  return true
}

/** KH and TH side by side: plan and result, though KH is kích hoạt elsewhere. */
function planAndResult(workbook: UntidyWorkbook, random: Random): boolean {
  const columns = aloneColumns(workbook)
  const pair = columns.slice(0, -1).flatMap((first, at) => {
    const second = columns[at + 1]
    return second !== undefined && second.one.column === first.one.column + 1 && second.one.sheet === first.one.sheet
      ? [[first, second] as const]
      : []
  })
  if (pair.length === 0) return false
  const [plan, result] = pick(random, pair)
  plan.header.value = 'KH'
  result.header.value = 'TH'
  setMeaning(workbook, plan.one, 'target')
  withdraw(workbook, (one) => plan.figures.includes(one))
  addFault(workbook, 'plan-and-result', 'ask', [...plan.figures, ...result.figures])
  return true
}

function sameHeader(workbook: UntidyWorkbook, random: Random): boolean {
  const columns = aloneColumns(workbook)
  const first = columns.length === 0 ? undefined : pick(random, columns)
  const second = columns.find(
    ({ one }) => first !== undefined && one.sheet === first.one.sheet && one.column !== first.one.column,
  )
  if (first === undefined || second === undefined) return false
  second.header.value = first.header.value
  addFault(workbook, 'same-header', 'ask', [...first.figures, ...second.figures])
  return true
}

function hiddenColumn(workbook: UntidyWorkbook, random: Random): boolean {
  if (['csv', 'xls', 'html'].includes(workbook.format)) return false
  const columns = workbook.truth.columns.filter(
    (one) => one.meaning.startsWith('flow') && figuresIn(workbook, one).length > 0,
  )
  if (columns.length === 0) return false
  const one = pick(random, columns)
  workbook.sheets[one.sheet]?.hiddenColumns.add(one.column)
  addFault(workbook, 'hidden-column', 'ask', figuresIn(workbook, one))
  return true
}

/** An old copy of the first sheet that the sender no longer sees. */
function hiddenSheet(workbook: UntidyWorkbook, random: Random): boolean {
  const [first] = workbook.sheets
  if (first === undefined || workbook.truth.turnedAt !== null || ['csv', 'html'].includes(workbook.format)) return false
  const index = workbook.sheets.length
  const copy = emptySheet(pick(random, ['cu', 'Sheet3', 'nháp', 'luu']))
  copy.isHidden = true
  for (const cell of first.cells.values()) {
    const again = put(copy, cell.row, cell.column, typeof cell.value === 'number' ? cell.value + 3 : cell.value)
    if (cell.font !== undefined) again.font = cell.font
  }
  copy.merges.push(...first.merges)
  workbook.sheets.push(copy)
  const days = workbook.truth.days.get(0)
  if (days !== undefined) workbook.truth.days.set(index, days)
  for (const one of workbook.truth.columns.filter(({ sheet }) => sheet === 0))
    workbook.truth.columns.push({ ...one, sheet: index, meaning: 'ignored' })
  for (const [key] of workbook.truth.units)
    if (key.startsWith('0!')) workbook.truth.units.set(`${index}!${key.slice(2)}`, 'ignore')
  const figures = workbook.truth.figures.filter(({ sheet }) => sheet === 0)
  addFault(
    workbook,
    'hidden-sheet',
    'ask',
    figures.map(({ address }) => ({ sheet: index, address })),
  )
  return true
}

function setMeaning({ truth }: UntidyWorkbook, old: TrueColumn, meaning: string): void {
  truth.columns.splice(truth.columns.indexOf(old), 1, { ...old, meaning })
}

/** The day's column holds what the cumulative column holds. */
function cumulativeInDaily(workbook: UntidyWorkbook): boolean {
  const { truth, sheets } = workbook
  for (const [daily, cumulative] of [
    ['flow:CC_TOTAL:ALL', 'assertion:CC_CUM'],
    ['flow:EID_COL:ALL', 'assertion:EID_COL_CUM'],
    ['flow:EID_ACT:ALL', 'assertion:EID_ACT_CUM'],
  ]) {
    const day = truth.columns.find(({ meaning }) => meaning === daily)
    const grown = truth.columns.find(
      (one) => one.meaning === cumulative && one.sheet === day?.sheet && one.top === day.top,
    )
    if (day === undefined || grown === undefined) continue
    const figures = figuresIn(workbook, day)
    if (figures.length < 5) continue
    for (let row = day.top; row <= day.bottom; row += 1) {
      const from = sheets[day.sheet]?.cells.get(addressOf(row, grown.column))
      const to = sheets[day.sheet]?.cells.get(addressOf(row, day.column))
      if (from !== undefined && to !== undefined && truth.units.has(`${day.sheet}!${row}`)) to.value = from.value
    }
    setMeaning(workbook, day, 'ignored')
    withdraw(workbook, (one) => figures.includes(one))
    addFault(workbook, 'cumulative-in-daily', 'ask', figures)
    return true
  }
  return false
}

/** A column of citizens' numbers or of personal names right of the table. */
function personal(fault: string, headers: readonly string[], values: readonly (string | number)[]): FaultMaker {
  return (workbook, random) => {
    const unit = workbook.truth.columns.find(({ meaning }) => meaning === 'unit')
    const sheet = workbook.sheets[unit?.sheet ?? 0]
    if (unit === undefined || sheet === undefined) return false
    const column = widthOf(sheet) + 1
    put(sheet, unit.top, column, pick(random, headers))
    const cells: { sheet: number; address: string }[] = []
    for (let row = firstUnitRow(workbook, unit); row <= unit.bottom; row += 1) {
      const value = pick(random, values)
      put(sheet, row, column, typeof value === 'number' ? value + row : value)
      cells.push({ sheet: unit.sheet, address: addressOf(row, column) })
    }
    workbook.truth.columns.push({ ...unit, column, meaning: 'ignored' })
    addFault(workbook, fault, 'ask', cells)
    return true
  }
}

const qualifiers = [
  'hôm trước',
  'kỳ trước',
  'tháng trước',
  'từ đầu tháng',
  'trong tháng',
  'lũy kế tháng',
  'so với hôm qua',
  'còn tồn',
  'nữ',
  'tại trường học',
]

/** Kỳ trước with its own figures among the day's columns, under the same header. */
function previousColumns(workbook: UntidyWorkbook, random: Random): boolean {
  const columns = aloneColumns(workbook)
  if (columns.length === 0 || workbook.shape === 'period') return false
  const { one, header, figures } = pick(random, columns)
  const day = figures[0]?.from ?? '2023-01-01'
  header.value = `${shownText(header)} ${pick(random, [...qualifiers, `(ngày ${dayText(random, day).slice(0, 2)} trước)`])}`
  setMeaning(workbook, one, 'ignored')
  withdraw(workbook, (figure) => figures.includes(figure))
  addFault(workbook, 'qualified-header', 'ask', figures)
  return true
}

export const columnFaults: Readonly<Record<string, FaultMaker>> = {
  'ambiguous-header': ambiguousHeader,
  'plan-and-result': planAndResult,
  'same-header': sameHeader,
  'qualified-header': previousColumns,
  'hidden-column': hiddenColumn,
  'hidden-sheet': hiddenSheet,
  'cumulative-in-daily': cumulativeInDaily,
  'identifier-column': personal(
    'identifier-column',
    ['Số CCCD', 'CCCD', 'Số định danh', 'Số CMND', 'Tổng', 'CCCD cấp mới'],
    [66085001234, '066085001234', '240512345', 240512345],
  ),
  'name-column': personal(
    'name-column',
    ['Họ và tên', 'Họ tên công dân', 'Người làm CCCD'],
    ['Nguyễn Văn An', 'Trần Thị Bích', 'Y Thông Niê', 'H’Hen Niê'],
  ),
}
