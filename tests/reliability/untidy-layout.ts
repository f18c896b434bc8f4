import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import type { PlannedColumn } from './untidy-columns.ts'
import { postingOf, sum, type UnitFigures } from './untidy-figures.ts'
import {
  addressOf,
  columnName,
  type Days,
  merge,
  percentText,
  put,
  type Truth,
  type UntidySheet,
} from './untidy-model.ts'
import type { Commune } from './untidy-places.ts'

export interface PlannedRow {
  readonly commune: Commune
  readonly figures: UnitFigures
  readonly days: Days
  /** Text or serial of a date column, where there is one. */
  readonly date?: string
  /** A row of part of a commune's work: what it says of itself, and the channel its figures belong to. */
  readonly part?: { readonly text: string; readonly channel: 'FIXED' | 'MOBILE'; readonly isFirst: boolean }
}

export interface Section {
  readonly title: string
  readonly rows: readonly PlannedRow[]
}

export interface TablePlan {
  readonly top: number
  readonly left: number
  readonly columns: readonly PlannedColumn[]
  readonly sections: readonly Section[]
  /** Sums at the end, over the first row, or with each section. */
  readonly totals: 'none' | 'end' | 'top' | 'sections' | 'sections-and-end'
  readonly hasNumberRow: boolean
  readonly isSectionTitled: boolean
  readonly dateAs?: 'text' | 'serial'
  readonly totalText?: string
  /** The header again after so many rows of units, as on every printed page. */
  readonly repeatHeaderAfter?: number
  /** An empty row under the header. */
  readonly hasSpacer?: boolean
}

export interface LaidTable {
  readonly bottom: number
  readonly firstRow: number
  readonly right: number
  readonly headerBottom: number
  /** Row of each planned row, in order. */
  readonly rowNumbers: readonly number[]
}

const totalTexts = ['Tổng cộng', 'TỔNG CỘNG', 'Tổng', 'Cộng', 'Toàn huyện', 'TỔNG SỐ', 'Tổng cộng:']
const notes = ['Máy hỏng buổi sáng', 'Mất điện', 'đ/c Hùng trực', 'Lưu động tại trường THPT', 'chờ mực in']

/** Writes a table and what is true of it; answers where it lies. */
export class TableLayout {
  readonly #sheet: UntidySheet
  readonly #index: number
  readonly #truth: Truth
  readonly #random: Random
  readonly #plan: TablePlan
  readonly #totalText: string
  #row: number
  #sequence = 0
  readonly #rowNumbers: number[] = []

  constructor(sheet: UntidySheet, index: number, truth: Truth, random: Random, plan: TablePlan) {
    this.#sheet = sheet
    this.#index = index
    this.#truth = truth
    this.#random = random
    this.#plan = plan
    this.#row = plan.top
    this.#totalText = plan.totalText ?? pick(random, totalTexts)
  }

  lay(): LaidTable {
    const { columns, left, top, sections, totals } = this.#plan
    this.#header(top)
    const headerBottom = this.#row - 1
    if (this.#plan.hasNumberRow) this.#numberRow()
    if (this.#plan.hasSpacer === true) this.#row += 1
    const firstRow = this.#row
    const all = sections.flatMap(({ rows }) => rows)
    if (totals === 'top') this.#totalRow(this.#totalText, all)
    sections.forEach((section, index) => this.#section(section, index))
    if (totals === 'end' || totals === 'sections-and-end') this.#totalRow(this.#totalText, all)
    const bottom = this.#row - 1
    columns.forEach(({ meaning }, at) =>
      this.#truth.columns.push({ sheet: this.#index, top, bottom, column: left + at, meaning }),
    )
    return { bottom, firstRow, right: left + columns.length - 1, headerBottom, rowNumbers: this.#rowNumbers }
  }

  #header(top: number): void {
    const { columns, left } = this.#plan
    const depth = Math.max(...columns.map(({ path }) => path.length))
    columns.forEach(({ path }, at) => {
      path.forEach((text, level) => {
        const isLeaf = level === path.length - 1
        const row = top + level
        const column = left + at
        if (isLeaf) {
          put(this.#sheet, row, column, text)
          merge(this.#sheet, row, column, top + depth - 1, column)
        } else if (at === 0 || !samePath(columns[at - 1]?.path ?? [], path, level)) {
          put(this.#sheet, row, column, text)
          let last = at
          while (samePath(columns[last + 1]?.path ?? [], path, level)) last += 1
          merge(this.#sheet, row, column, row, left + last)
        }
      })
    })
    this.#row = top + depth
  }

  #numberRow(): void {
    const { columns, left } = this.#plan
    const isBare = this.#random.isIn(30)
    columns.forEach((_, at) => put(this.#sheet, this.#row, left + at, isBare ? at + 1 : `(${at + 1})`))
    if (!isBare && columns.length > 5) put(this.#sheet, this.#row, left + 4, '(5)=(3)+(4)')
    this.#row += 1
  }

  #section({ title, rows }: Section, index: number): void {
    const { columns, left, isSectionTitled, totals } = this.#plan
    if (isSectionTitled) {
      const unitAt = columns.findIndex(({ meaning }) => meaning === 'unit')
      if (columns[0]?.meaning === 'sequence') put(this.#sheet, this.#row, left, ['I', 'II', 'III', 'IV'][index] ?? 'V')
      put(this.#sheet, this.#row, left + unitAt, title)
      if (totals.startsWith('sections')) this.#sums(this.#row, rows)
      this.#row += 1
    }
    for (const row of rows) {
      if (this.#sequence > 0 && this.#sequence === this.#plan.repeatHeaderAfter) this.#header(this.#row)
      this.#unitRow(row)
    }
    if (!isSectionTitled && totals.startsWith('sections')) this.#totalRow(`Cộng ${title.toLowerCase()}`, rows)
  }

  #unitRow(row: PlannedRow): void {
    const { columns, left } = this.#plan
    this.#sequence += 1
    this.#rowNumbers.push(this.#row)
    this.#truth.units.set(`${this.#index}!${this.#row}`, row.commune.code)
    columns.forEach((column, at) => this.#cell(row, column, left + at))
    this.#row += 1
  }

  #cell({ commune, figures, days, date, part }: PlannedRow, { meaning, filler }: PlannedColumn, column: number): void {
    const at = { sheet: this.#sheet, row: this.#row, column }
    if (filler !== undefined) return this.#filler(filler, at)
    if (meaning === 'sequence') return void put(at.sheet, at.row, column, this.#sequence)
    if (meaning === 'unit-code') return void put(at.sheet, at.row, column, commune.code)
    if (meaning === 'unit') {
      if (part === undefined || part.isFirst) put(at.sheet, at.row, column, commune.name)
      if (part?.isFirst === true) merge(at.sheet, at.row, column, at.row + 1, column)
      return
    }
    if (meaning === 'part') return void put(at.sheet, at.row, column, part?.text ?? '')
    if (meaning === 'date') {
      if (date !== undefined) put(at.sheet, at.row, column, this.#plan.dateAs === 'serial' ? { date: days.to } : date)
      return
    }
    const [plain = meaning] = meaning.split('@')
    const value = figures.get(meaning) ?? figures.get(plain)
    if (value === undefined) return
    put(at.sheet, at.row, column, value).format = 'grouped'
    const posting = postingOf(plain, dayOfMeaning(meaning) ?? days)
    if (posting !== null)
      this.#truth.figures.push({
        sheet: this.#index,
        address: addressOf(at.row, column),
        unitCode: commune.code,
        value,
        ...posting,
        ...(part === undefined ? {} : { channel: part.channel }),
      })
  }

  #filler(filler: NonNullable<PlannedColumn['filler']>, at: { sheet: UntidySheet; row: number; column: number }): void {
    const random = this.#random
    const write = (value: string | number): ReturnType<typeof put> => put(at.sheet, at.row, at.column, value)
    if (filler === 'count') write(random.between(0, 90))
    if (filler === 'target') write(random.between(500, 20_000))
    if (filler === 'percent') write(random.between(1000, 9999) / 10_000).format = 'percent'
    if (filler === 'percent-number') {
      const fraction = random.between(1000, 9999) / 10_000
      write(random.isIn(50) ? Math.round(fraction * 10_000) / 100 : percentText(fraction))
    }
    if (filler === 'note' && random.isIn(20)) write(pick(random, notes))
  }

  #totalRow(text: string, rows: readonly PlannedRow[]): void {
    const { columns, left } = this.#plan
    const unitAt = columns.findIndex(({ meaning }) => meaning === 'unit' || meaning === 'date')
    put(this.#sheet, this.#row, left, text)
    merge(this.#sheet, this.#row, left, this.#row, left + Math.max(0, unitAt))
    this.#truth.units.set(`${this.#index}!${this.#row}`, 'ignore')
    this.#sums(this.#row, rows)
    this.#row += 1
  }

  #sums(row: number, rows: readonly PlannedRow[]): void {
    const { columns, left, totals } = this.#plan
    const isFormula = totals === 'end' && this.#random.isIn(60)
    columns.forEach(({ meaning, filler }, at) => {
      if (filler !== undefined || !/^(flow|level|assertion):/.test(meaning)) return
      const [plain = meaning] = meaning.split('@')
      const cell = put(
        this.#sheet,
        row,
        left + at,
        sum(rows.map(({ figures }) => figures.get(meaning) ?? figures.get(plain) ?? 0)),
      )
      cell.format = 'grouped'
      const first = this.#rowNumbers[0] ?? row
      if (isFormula && this.#plan.sections.length === 1)
        cell.formula = `SUM(${columnName(left + at)}${first}:${columnName(left + at)}${row - 1})`
    })
  }
}

/** A column of one day of several says its day behind an @. */
function dayOfMeaning(meaning: string): Days | null {
  const day = meaning.split('@')[1]
  return day === undefined ? null : { from: day, to: day }
}

function samePath(one: readonly string[], other: readonly string[], level: number): boolean {
  return (
    one.length > level + 1 &&
    other.length > level + 1 &&
    other.slice(0, level + 1).every((text, at) => one[at] === text)
  )
}
