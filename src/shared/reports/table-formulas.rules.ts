/** The live formula of a cell of a form of other rows; none where it would not give exactly what is printed. */
import { NO_VALUE, type Ratio } from '#shared/kernel/ratio.ts'
import { cellAddress, columnLetters } from './cell-address.rules.ts'
import { sumKnown } from './report-ratio.rules.ts'
import type { ReportCell } from './reports.schema.ts'
import {
  changeFormula,
  countedWithFormula,
  differenceFormula,
  ratioFormula,
  reachedFormula,
  remainderFormula,
  sumFormula,
  verdictFormula,
} from './sheet-formulas.rules.ts'
import { valueOf } from './sheet-table.rules.ts'
import type { TableColumn, TableSource } from './table-form.schema.ts'
import { rowsRange, type TablePlaces } from './table-places.rules.ts'
import { placeIn, printedScoreIn } from './table-score-formulas.rules.ts'
import { countedRows, type TableRowCells } from './table-report.rules.ts'
import { shareVerdict, shareWords, targetWords, wordsBeside } from './table-verdicts.rules.ts'

type At = (code: string) => string

/** The formula of a cell in the row of a session, a line, a service or a unit. */
export function rowFormula(
  places: TablePlaces,
  column: TableColumn,
  row: number,
  cells: TableRowCells,
): string | undefined {
  const at: At = (code) => cellAddress(row, places.columnOf.get(code) ?? 1)
  const { source, code } = column
  switch (source.kind) {
    case 'count':
      return countFormula(column, cells, at)
    case 'verdict':
      return source.target === undefined
        ? besideFormula(places, source, cells[code], { cells, at })
        : reachedIn(source.target, source, cells[code], { cells, at })
    case 'score':
      return printedScoreIn(places, code, row, cells)
    case 'place':
      return placeIn(places, source.of, row)
    default:
      return ratioFormulas(places, source, at)
  }
}

/** The formula of a cell that says what rows come to: those of a group, or all of them. */
export function sumRowFormula(
  places: TablePlaces,
  { code, source }: TableColumn,
  row: number,
  group: string | null,
): string | undefined {
  const at: At = (other) => cellAddress(row, places.columnOf.get(other) ?? 1)
  if (source.kind !== 'count') return ratioFormulas(places, source, at)
  if (source.total === 'none') return undefined
  const column = places.columnOf.get(code) ?? 1
  const groups = places.lines.flatMap((line) => (line.kind === 'group' ? [cellAddress(line.row, column)] : []))
  if (group === null && places.report.groups !== undefined)
    return groups.length === 0 ? undefined : sumFormula(groups.join(','))
  const range = rowsRange(places, column, group)
  if (range === null) return undefined
  if (group !== null) return countedFormula(places, source.countedWith, range, group)
  const total = valueOf(places.report.total.cells[code])
  if (total === sumOfRows(places, code, [])) return sumFormula(range)
  return total === sumOfRows(places, code, source.countedWith)
    ? countedFormula(places, source.countedWith, range, group)
    : undefined
}

function countedFormula(
  places: TablePlaces,
  countedWith: readonly string[] | undefined,
  range: string,
  group: string | null,
): string {
  const others = (countedWith ?? []).flatMap((other) => rowsRange(places, places.columnOf.get(other) ?? 1, group) ?? [])
  return others.length === 0 ? sumFormula(range) : countedWithFormula(range, others)
}

function sumOfRows({ report }: TablePlaces, code: string, countedWith: readonly string[] | undefined): number | null {
  const rows = report.rows.map(({ cells }) => cells)
  return sumKnown(countedRows(rows, countedWith).map((cells) => valueOf(cells[code])))
}

function ratioFormulas({ report }: TablePlaces, source: TableSource, at: At): string | undefined {
  if (source.kind === 'quotient') return ratioFormula(at(source.num), at(source.den), report)
  return source.kind === 'points' ? changeFormula(at(source.now), at(source.before), report.decimals) : undefined
}

function countFormula(
  { code, sumOf, differenceOf, remainderOf }: TableColumn,
  cells: TableRowCells,
  at: At,
): string | undefined {
  const value = valueOf(cells[code])
  const known = (codes: readonly string[]): (number | null)[] => codes.map((one) => valueOf(cells[one]))
  if (sumOf !== undefined) return value === sumKnown(known(sumOf)) ? sumFormula(sumOf.map(at).join(',')) : undefined
  if (differenceOf !== undefined)
    return value === firstLess(known(differenceOf)) ? differenceFormula(differenceOf.map(at)) : undefined
  if (remainderOf === undefined) return undefined
  const [whole = '', done = ''] = remainderOf.map(at)
  const left = firstLess(known(remainderOf))
  return value === (left === null ? null : Math.max(0, left)) ? remainderFormula(whole, done) : undefined
}

function firstLess([whole = null, ...parts]: readonly (number | null)[]): number | null {
  return parts.reduce((rest, part) => (rest === null || part === null ? null : rest - part), whole)
}

interface InRow {
  readonly cells: TableRowCells
  readonly at: At
}

type Operands = Extract<TableSource, { kind: 'verdict' }>

function ratioIn({ num, den }: Operands, cells: TableRowCells): Ratio {
  return { num: valueOf(cells[num]), den: valueOf(cells[den]) }
}

/** Beside the average of all rows, as the total row shows it. */
function besideFormula(
  { report, totalRow, columnOf }: TablePlaces,
  source: Operands,
  said: ReportCell | undefined,
  { cells, at }: InRow,
): string | undefined {
  const { num, den } = source
  if (totalRow === null || said?.text !== wordsBeside(ratioIn(source, cells), ratioIn(source, report.total.cells)))
    return undefined
  const total = (code: string): string => `${columnLetters(columnOf.get(code) ?? 1)}$${totalRow}`
  const operands = { num: at(num), den: at(den), averageNum: total(num), averageDen: total(den) }
  return verdictFormula(operands, targetWords)
}

function reachedIn(
  target: string,
  source: Operands,
  said: ReportCell | undefined,
  { cells, at }: InRow,
): string | undefined {
  const share = valueOf(cells[target])
  const printed = share === null ? null : Math.round(share * 10_000)
  if (said?.text !== (shareVerdict(ratioIn(source, cells), printed) ?? NO_VALUE)) return undefined
  return reachedFormula({ num: at(source.num), den: at(source.den), share: at(target) }, shareWords)
}
