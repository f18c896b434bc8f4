import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { nameCells } from './untidy-dress.ts'
import { addFault, type FaultMaker, withdraw } from './untidy-faults-cells.ts'
import { addressOf, put, type TrueFigure, type UntidyCell, type UntidyWorkbook } from './untidy-model.ts'
import type { Commune } from './untidy-places.ts'

interface NamedRow {
  readonly cell: UntidyCell
  readonly commune: Commune
  readonly sheet: number
}

/** The row of a name, or all that it is merged over. */
function rowsOfName({ sheets }: UntidyWorkbook, { sheet, cell }: NamedRow): number[] {
  const box = sheets[sheet]?.merges.find(({ top, left }) => top === cell.row && left === cell.column)
  return Array.from({ length: (box?.bottom ?? cell.row) - cell.row + 1 }, (_, index) => cell.row + index)
}

function figuresOf(workbook: UntidyWorkbook, named: NamedRow): TrueFigure[] {
  const rows = new Set(rowsOfName(workbook, named).map(String))
  return workbook.truth.figures.filter((one) => one.sheet === named.sheet && rows.has(one.address.replace(/\D+/, '')))
}

/** A row of the sheet belongs to two tables, or a commune has two rows: one name cannot be changed alone. */
function hasSharedRows({ shape }: UntidyWorkbook): boolean {
  return shape === 'second-beside' || shape === 'rows-by-channel'
}

/** Two rows of one commune say the same of different numbers, where each row is one figure. */
function duplicateFigure(workbook: UntidyWorkbook, random: Random): boolean {
  const { shape, truth, sheets } = workbook
  const [sheet] = sheets
  // Without its merges a file no longer says whose the second row is.
  if (shape !== 'single-figures' || sheet === undefined || workbook.format === 'csv') return false
  const flows = truth.figures.filter(({ channel }) => channel === 'ALL')
  if (flows.length === 0) return false
  const first = pick(random, flows)
  const second = flows.find(
    ({ unitCode, to, indicator, value }) =>
      unitCode === first.unitCode && to === first.to && indicator !== first.indicator && value !== first.value,
  )
  if (second === undefined) return false
  const [from, onto] = [first, second].map(({ address }) => Number(address.replace(/\D+/, '')))
  for (const { row, column, value } of Array.from(sheet.cells.values())) {
    const said = truth.columns.some(
      (one) => one.column === column && one.top < (onto ?? 0) && one.bottom >= (onto ?? 0),
    )
    if (row === from && !said && typeof value === 'string' && addressOf(row, column) !== first.address)
      put(sheet, onto ?? 0, column, value)
  }
  withdraw(workbook, (one) => one === second)
  addFault(workbook, 'duplicate-figure', 'ask', [first, second])
  return true
}

/** A row under another name; nothing can be taken from it. */
function renamed(fault: string, nameFor: (workbook: UntidyWorkbook, random: Random) => string | null): FaultMaker {
  return (workbook, random) => {
    const rows = hasSharedRows(workbook) ? [] : nameCells(workbook)
    const name = nameFor(workbook, random)
    if (rows.length === 0 || name === null) return false
    const row = pick(random, rows)
    const figures = figuresOf(workbook, row)
    if (figures.length === 0) return false
    row.cell.value = name
    for (const one of rowsOfName(workbook, row)) workbook.truth.units.set(`${row.sheet}!${one}`, 'ignore')
    withdrawCodes(workbook, row)
    withdraw(workbook, (one) => figures.includes(one))
    addFault(workbook, fault, 'ask', figures)
    return true
  }
}

/** A row that is no longer its commune's has not its code either. */
function withdrawCodes({ truth, sheets }: UntidyWorkbook, { sheet, cell }: NamedRow): void {
  for (const column of truth.columns)
    if (column.sheet === sheet && column.meaning === 'unit-code')
      sheets[sheet]?.cells.delete(addressOf(cell.row, column.column))
}

function otherDistrict({ place }: UntidyWorkbook, random: Random): string | null {
  const own = new Set(place.communes.flatMap(({ name, bare }) => [nameKey(name), nameKey(bare)]))
  const others = place.others.filter(({ name, bare }) => !own.has(nameKey(name)) && !own.has(nameKey(bare)))
  return others.length === 0 ? null : pick(random, others).name
}

/** A commune that a reorganisation ended, whose name no commune of the book bears now. */
function ended({ place }: UntidyWorkbook, random: Random): string | null {
  const own = new Set(place.communes.flatMap(({ bare }) => nameKey(bare)))
  const gone = place.otherUnits.filter(
    ({ hint, name }) => hint.startsWith('nay là') && !own.has(nameKey(name.replace(/^(Xã|Phường|Thị trấn) /, ''))),
  )
  return gone.length === 0 ? null : pick(random, gone).name
}

/** Two rows of one commune with different figures: which one holds is not for the program to say. */
function duplicate(workbook: UntidyWorkbook, random: Random): boolean {
  const rows = nameCells(workbook)
  if (rows.length < 2 || hasSharedRows(workbook) || workbook.shape === 'single-figures') return false
  const first = pick(random, rows)
  const rest = rows.filter(
    ({ sheet, cell }) => sheet === first.sheet && cell !== first.cell && cell.column === first.cell.column,
  )
  const isSameDays = (other: NamedRow): boolean =>
    figuresOf(workbook, other)[0]?.from === figuresOf(workbook, first)[0]?.from
  const second = rest.filter(isSameDays).find(({ commune }) => commune.code !== first.commune.code)
  const [mine, theirs] = [figuresOf(workbook, first), second === undefined ? [] : figuresOf(workbook, second)]
  if (second === undefined || mine.length === 0 || theirs.length === 0) return false
  if (nameCells(workbook).filter(({ commune }) => commune.code === second.commune.code).length > 1) return false
  second.cell.value = first.cell.value
  workbook.truth.units.set(`${second.sheet}!${second.cell.row}`, 'ignore')
  withdrawCodes(workbook, second)
  withdraw(workbook, (one) => theirs.includes(one))
  const sameColumns = new Set(theirs.map(({ address }) => address.replace(/\d+/, '')))
  addFault(workbook, 'duplicate-row', 'ask', [
    ...mine.filter(({ address }) => sameColumns.has(address.replace(/\d+/, ''))),
    ...theirs,
  ])
  return true
}

/** The code of another commune of the book beside the name. */
function codeConflict(workbook: UntidyWorkbook, random: Random): boolean {
  const rows = nameCells(workbook)
  const codeColumn = workbook.truth.columns.find(({ meaning }) => meaning === 'unit-code')
  if (codeColumn === undefined || rows.length < 2 || hasSharedRows(workbook)) return false
  const row = pick(random, rows)
  const other = pick(random, workbook.place.communes)
  const cell = workbook.sheets[row.sheet]?.cells.get(addressOf(row.cell.row, codeColumn.column))
  const figures = figuresOf(workbook, row)
  if (cell === undefined || other.code === row.commune.code || figures.length === 0) return false
  cell.value = other.code
  addFault(workbook, 'code-conflict', 'ask', figures)
  return true
}

/** Names without marks only suggest. */
function accentless(workbook: UntidyWorkbook): boolean {
  const rows = nameCells(workbook).filter(({ commune }) => foldDiacritics(commune.bare) !== nameKey(commune.bare))
  if (rows.length === 0) return false
  for (const { cell, commune } of rows) {
    const folded = `${commune.type} ${commune.bare}`
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')
    cell.value = folded
  }
  const faulty = rows.filter(({ commune }) => !isWhole(commune))
  const figures = faulty.flatMap((row) => figuresOf(workbook, row))
  if (figures.length === 0) return false
  const codes = workbook.truth.columns.some(({ meaning }) => meaning === 'unit-code')
  if (!codes) addFault(workbook, 'accentless-name', 'ask', figures)
  return true
}

/** A name that loses nothing but the marks of its type: Phường 5. */
function isWhole({ bare }: Commune): boolean {
  return bare.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D') === bare
}

/** The sum of all under a name that a commune bears too: Krông Búk, the district and the commune. */
function totalLikeCommune(workbook: UntidyWorkbook, random: Random): boolean {
  const { truth, sheets, place } = workbook
  const totals = [...truth.units].filter(([, code]) => code === 'ignore').map(([key]) => key.split('!').map(Number))
  if (totals.length === 0) return false
  const [index = 0, row = 0] = pick(random, totals)
  const cell = [...(sheets[index]?.cells.values() ?? [])].find(
    (one) => one.row === row && typeof one.value === 'string',
  )
  if (cell === undefined) return false
  const commune = pick(random, place.communes)
  cell.value = pick(random, [commune.bare, commune.name, `Huyện ${commune.bare}`, `${commune.name} (toàn huyện)`])
  addFault(workbook, 'total-like-commune', 'warn', [])
  return true
}

export const rowFaults: Readonly<Record<string, FaultMaker>> = {
  'unknown-commune': renamed('unknown-commune', (_, random) =>
    pick(random, ['Xã Tân Hòa Lợi Phú', 'Xã Ea Không Có', 'Phường 97', 'Thị trấn Mới', 'Đồn Biên phòng 747', 'Xã']),
  ),
  'other-district': renamed('other-district', otherDistrict),
  'ended-commune': renamed('ended-commune', ended),
  'duplicate-row': duplicate,
  'duplicate-figure': duplicateFigure,
  'code-conflict': codeConflict,
  'accentless-name': accentless,
  'total-like-commune': totalLikeCommune,
}
