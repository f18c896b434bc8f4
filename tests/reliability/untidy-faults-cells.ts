import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick, pickSome } from './untidy-chance.ts'
import {
  addressOf,
  type Fault,
  merge,
  placeOf,
  put,
  type TrueFigure,
  type UntidyValue,
  type UntidyWorkbook,
} from './untidy-model.ts'

/** Makes one thing wrong and says so in the truth; false where the workbook has no place for it. */
export type FaultMaker = (workbook: UntidyWorkbook, random: Random) => boolean

export function addFault(
  workbook: UntidyWorkbook,
  name: string,
  mode: Fault['mode'],
  cells: readonly { readonly sheet: number; readonly address: string }[],
): void {
  for (const sheet of new Set(cells.map((cell) => cell.sheet)))
    workbook.truth.faults.push({
      name,
      mode,
      sheet,
      addresses: cells.filter((cell) => cell.sheet === sheet).map(({ address }) => address),
    })
}

/** Takes figures out of the truth: nothing true can be had from their cells. */
export function withdraw(workbook: UntidyWorkbook, isGone: (figure: TrueFigure) => boolean): void {
  workbook.truth.figures = workbook.truth.figures.filter((figure) => !isGone(figure))
}

export function restate(workbook: UntidyWorkbook, old: TrueFigure, value: number): void {
  workbook.truth.figures = workbook.truth.figures.map((one) => (one === old ? { ...one, value } : one))
}

/** One cell says something else; `value` null: no figure can be had from it. */
function spoil(
  name: string,
  say: (random: Random) => { readonly says: UntidyValue; readonly value: number | null; readonly isPercent?: true },
): FaultMaker {
  return (workbook, random) => {
    const flows = workbook.truth.figures.filter(({ channel }) => channel !== 'STOCK')
    if (flows.length === 0) return false
    for (const figure of pickSome(random, flows, random.between(1, 2))) {
      const cell = workbook.sheets[figure.sheet]?.cells.get(figure.address)
      if (cell === undefined) continue
      const { says, value, isPercent } = say(random)
      cell.value = says
      delete cell.format
      delete cell.formula
      if (isPercent) cell.format = 'percent'
      if (value === null) withdraw(workbook, (one) => one === figure)
      else restate(workbook, figure, value)
      addFault(workbook, name, 'ask', [figure])
    }
    return true
  }
}

const lost =
  (...texts: readonly string[]) =>
  (random: Random) => ({ says: pick(random, texts), value: null })

function dash(workbook: UntidyWorkbook, random: Random): boolean {
  const { truth } = workbook
  if (truth.figures.length === 0) return false
  const first = pick(random, truth.figures)
  const column = first.address.replace(/\d+/, '')
  const same = truth.figures.filter(
    ({ sheet, address }) => sheet === first.sheet && address.replace(/\d+/, '') === column,
  )
  const chosen = pickSome(random, same, random.between(1, 4))
  for (const figure of chosen) {
    const cell = workbook.sheets[figure.sheet]?.cells.get(figure.address)
    if (cell === undefined) continue
    cell.value = pick(random, ['-', '–', ' - '])
    truth.blanks.add(placeOf(figure.sheet, figure.address))
  }
  addFault(workbook, 'dash', 'ask', chosen)
  withdraw(workbook, (one) => chosen.includes(one))
  return true
}

/** 1.120 typed where the dot is the decimal mark is stored as 1.12. */
function shrunk(random: Random): { says: number; value: number } {
  const value = random.between(1001, 99_999)
  return value % 1000 === 0 ? { says: 1.12, value: 1120 } : { says: value / 1000, value }
}

function noCache(workbook: UntidyWorkbook, random: Random): boolean {
  if (workbook.format !== 'xlsx' && workbook.format !== 'ods') return false
  const figure = pick(random, workbook.truth.figures)
  const cell = workbook.sheets[figure.sheet]?.cells.get(figure.address)
  if (cell === undefined) return false
  cell.formula = 'Z1+Z2'
  cell.value = null
  withdraw(workbook, (one) => one === figure)
  addFault(workbook, 'formula-without-value', 'ask', [figure])
  return true
}

function errorCell(workbook: UntidyWorkbook, random: Random): boolean {
  const figure = pick(random, workbook.truth.figures)
  const cell = workbook.sheets[figure.sheet]?.cells.get(figure.address)
  if (cell === undefined) return false
  cell.value = { error: pick(random, ['#REF!', '#DIV/0!', '#VALUE!', '#N/A']) }
  delete cell.format
  if (workbook.format === 'xlsx' || workbook.format === 'ods') cell.formula = 'Z9/Z8'
  withdraw(workbook, (one) => one === figure)
  addFault(workbook, 'error-value', 'ask', [figure])
  return true
}

/** One number over the cells of two communes. */
function mergedData(workbook: UntidyWorkbook, random: Random): boolean {
  if (workbook.format === 'csv') return false
  const figure = pick(random, workbook.truth.figures)
  const row = Number(figure.address.replace(/\D+/, ''))
  const name = figure.address.replace(/\d+/, '')
  const below = workbook.truth.figures.find((one) => one.sheet === figure.sheet && one.address === `${name}${row + 1}`)
  const sheet = workbook.sheets[figure.sheet]
  const cell = sheet?.cells.get(figure.address)
  if (below === undefined || sheet === undefined || cell === undefined) return false
  sheet.cells.delete(below.address)
  merge(sheet, row, cell.column, row + 1, cell.column)
  withdraw(workbook, (one) => one === figure || one === below)
  addFault(workbook, 'merged-data', 'ask', [figure, below])
  return true
}

/** A digit too many: the cell says so, only a warning can be expected. */
function timesTen(workbook: UntidyWorkbook, random: Random): boolean {
  const figure = pick(random, workbook.truth.figures)
  const cell = workbook.sheets[figure.sheet]?.cells.get(figure.address)
  if (cell === undefined || figure.value === 0 || typeof cell.value !== 'number') return false
  cell.value = figure.value * 10
  restate(workbook, figure, figure.value * 10)
  addFault(workbook, 'times-ten', 'warn', [figure])
  return true
}

function totalOff(workbook: UntidyWorkbook, random: Random): boolean {
  const { truth, sheets } = workbook
  const totals = [...truth.units].filter(([, code]) => code === 'ignore').map(([key]) => key.split('!').map(Number))
  const places = totals.flatMap(([sheet = 0, row = 0]) =>
    truth.columns
      .filter((one) => one.sheet === sheet && one.top <= row && row <= one.bottom && one.meaning.startsWith('flow'))
      .map(({ column }) => ({ sheet, address: addressOf(row, column) })),
  )
  if (places.length === 0) return false
  const place = pick(random, places)
  const cell = sheets[place.sheet]?.cells.get(place.address)
  if (cell === undefined || typeof cell.value !== 'number') return false
  cell.value += random.between(1, 30)
  delete cell.formula
  addFault(workbook, 'total-off', 'warn', [place])
  return true
}

/** A row under the units that looks like one of them and is none. */
function oddRow(workbook: UntidyWorkbook, random: Random): boolean {
  const unitColumns = workbook.truth.columns.filter(({ meaning }) => meaning === 'unit')
  if (unitColumns.length === 0) return false
  const unitColumn = pick(random, unitColumns)
  const { sheet: index, bottom, column, top } = unitColumn
  const sheet = workbook.sheets[index]
  const row = bottom + 1
  if (sheet === undefined || [...sheet.cells.values()].some((cell) => cell.row === row)) return false
  put(
    sheet,
    row,
    column,
    pick(random, [
      'Hôm trước',
      'Chỉ tiêu',
      'So sánh',
      'Tăng, giảm',
      'Còn thiếu',
      'Trong đó nữ',
      'Cơ quan, trường học',
      'Đội QLHC',
    ]),
  )
  const cells = workbook.truth.columns
    .filter((one) => one.sheet === index && one.top === top && /^(flow|level)/.test(one.meaning))
    .map((one) => {
      put(sheet, row, one.column, random.between(1, 300))
      return { sheet: index, address: addressOf(row, one.column) }
    })
  workbook.truth.units.set(`${index}!${row}`, 'ignore')
  addFault(workbook, 'odd-row', 'ask', cells)
  return true
}

export const cellFaults: Readonly<Record<string, FaultMaker>> = {
  'letter-o': spoil('letter-o', (random) => {
    const tens = random.between(1, 9) * 10
    return { says: String(tens).replace('0', pick(random, ['O', 'o'])), value: tens }
  }),
  pending: spoil(
    'pending',
    lost('đang cập nhật', 'chưa có số liệu', 'Đang tổng hợp', 'không BC', 'x', '?', '...', 'N/A'),
  ),
  dash,
  'shrunk-thousand': (workbook, random) =>
    !['csv', 'html'].includes(workbook.format) && spoil('shrunk-thousand', shrunk)(workbook, random),
  negative: spoil('negative', (random) => ({ says: pick(random, [-5, '-12', '(7)', '−3']), value: null })),
  decimal: spoil('decimal', (random) => ({ says: pick(random, [3.5, 0.25, '3,5', '1.23', '12,75']), value: null })),
  'spaced-number': spoil('spaced-number', lost('12 5', '1 2', '1 23', '3 45 1')),
  'two-numbers': spoil(
    'two-numbers',
    lost('12+3', '15/20', '12 (3 lưu động)', '5; 6', '3-5', '~30', '>10', '12?', '12²', '7 mới, 3 đổi', '10x2', '5/4'),
  ),
  'percent-in-count': spoil('percent-in-count', (random) =>
    pick(random, [
      { says: '48%', value: null },
      { says: 0.48, value: null, isPercent: true },
      { says: 1, value: null, isPercent: true },
    ]),
  ),
  'date-in-count': spoil('date-in-count', () => ({ says: { date: '2023-04-03' }, value: null })),
  'identifier-in-count': spoil('identifier-in-count', (random) => ({
    says: pick(random, ['066085001234', 66085001234, '240512345']),
    value: null,
  })),
  'error-value': errorCell,
  'formula-without-value': noCache,
  'merged-data': mergedData,
  'times-ten': timesTen,
  'total-off': totalOff,
  'odd-row': oddRow,
}
