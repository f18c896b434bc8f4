import type { Question } from '#shared/importing/understanding.schema.ts'
import { addressOf, type Days, placeOf, type TrueFigure, type UntidyWorkbook } from './untidy-model.ts'
import { turnedPlace } from './untidy-turn.ts'

/** Answers questions as an officer does who knows what is true; null where the truth does not say. */
export function trueAnswer(workbook: UntidyWorkbook, question: Question): string | null {
  const shown = question.addresses.flatMap(cellsOf)
  const top = workbook.truth.turnedAt
  const cells = shown.map((place) => (top === null || place.row < top ? place : turnedPlace(top, place)))
  switch (question.kind) {
    case 'date':
      return dateAnswer(workbook, question, shown)
    case 'unit':
      return unitAnswer(workbook, question, cells)
    case 'column':
      return columnAnswer(workbook, question, cells)
    case 'option':
      return optionAnswer(workbook, question, shown)
  }
}

export interface Place {
  readonly row: number
  readonly column: number
}

const mostCells = 100_000

/** `C7` or `C7:D9` as its cells. */
export function cellsOf(range: string): Place[] {
  const [, left = '', top = '', right = left, bottom = top] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range) ?? []
  const [firstColumn, lastColumn] = [columnNumber(left), columnNumber(right)]
  const places: Place[] = []
  for (let row = Number(top); row <= Number(bottom) && places.length < mostCells; row += 1)
    for (let column = firstColumn; column <= lastColumn; column += 1) places.push({ row, column })
  return places
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0)
}

function figuresAt({ truth }: UntidyWorkbook, sheet: number, cells: readonly Place[]): TrueFigure[] {
  const wanted = new Set(cells.map(({ row, column }) => addressOf(row, column)))
  return truth.figures.filter((one) => one.sheet === sheet && wanted.has(one.address))
}

function dateAnswer(workbook: UntidyWorkbook, { sheet }: Question, cells: readonly Place[]): string | null {
  const days = workbook.truth.days.get(sheet)
  if (days !== undefined) return daysText(days)
  const rows = new Set(cells.map(({ row }) => row))
  const figures = figuresAt(workbook, sheet, cells)
  const found =
    figures.length > 0
      ? figures
      : workbook.truth.figures.filter((one) => one.sheet === sheet && rows.has(Number(one.address.replace(/\D+/, ''))))
  const spans = new Set(found.map(daysText))
  return spans.size === 1 ? ([...spans][0] ?? null) : null
}

function daysText({ from, to }: Days): string {
  return from === to ? from : `${from}..${to}`
}

function unitAnswer({ truth }: UntidyWorkbook, { sheet }: Question, cells: readonly Place[]): string | null {
  const codes = new Set(cells.flatMap(({ row }) => truth.units.get(`${sheet}!${row}`) ?? []))
  codes.delete('ignore')
  if (codes.size > 1) return null
  return [...codes][0] ?? 'ignore'
}

function columnAnswer({ truth }: UntidyWorkbook, { sheet }: Question, cells: readonly Place[]): string | null {
  const meanings = new Set(
    cells.flatMap(({ row, column }) =>
      truth.columns
        .filter((one) => one.sheet === sheet && one.column === column && one.top <= row && row <= one.bottom)
        .map(({ meaning }) => meaning.split('@')[0] ?? meaning),
    ),
  )
  return meanings.size === 1 ? ([...meanings][0] ?? null) : null
}

/** The option that is true of the cells, by what its kind of question offers. */
function optionAnswer(workbook: UntidyWorkbook, { sheet, options }: Question, cells: readonly Place[]): string | null {
  const figures = figuresAt(workbook, sheet, cells)
  const ids = new Set(options.map(({ id }) => id))
  const hasFigures = figures.length > 0
  const [figure] = figures
  if (ids.has('read') && ids.has('ignore')) return hasFigures ? 'read' : 'ignore'
  if (ids.has('flow') && ids.has('cumulative')) return hasFigures ? 'flow' : 'cumulative'
  if (ids.has('zero') && ids.has('blank')) return hasFigures ? null : 'blank'
  if (ids.has('as-stored') && ids.has('swapped')) return dayOption(workbook, sheet, cells, options)
  if (ids.has('as-stored')) return isAsStored(workbook, sheet, cells) ? 'as-stored' : 'check'
  if (ids.has('tcvn3') || ids.has('vni')) return encodingOption(workbook, sheet, cells, options)
  if (options.every(({ id }) => /^\d{4}$/.test(id))) {
    const year = dayOf(workbook, sheet, cells)?.slice(0, 4)
    return year !== undefined && ids.has(year) ? year : null
  }
  if (figure === undefined) return options.find(({ id }) => /ignore|blank|leave|none/.test(id))?.id ?? null
  return (
    options.find(({ id, label }) => id === String(figure.value) || label.replaceAll('.', '') === String(figure.value))
      ?.id ?? null
  )
}

/** The one true day of the rows of some cells. */
function dayOf({ truth }: UntidyWorkbook, sheet: number, cells: readonly Place[]): string | undefined {
  const rows = new Set(cells.map(({ row }) => row))
  return truth.figures.find((one) => one.sheet === sheet && rows.has(Number(one.address.replace(/\D+/, ''))))?.to
}

/** All cells are swapped, or none is: the true day of the first says which. */
function dayOption(
  workbook: UntidyWorkbook,
  sheet: number,
  cells: readonly Place[],
  options: Question['options'],
): string | null {
  const [first] = cells
  const day = first === undefined ? undefined : dayOf(workbook, sheet, [first])
  if (day === undefined) return null
  const shown = day.split('-').toReversed().join('/')
  return options.find(({ label }) => label.includes(shown))?.id ?? null
}

function isAsStored({ sheets, truth }: UntidyWorkbook, sheet: number, cells: readonly Place[]): boolean {
  return cells.every(({ row, column }) => {
    const address = addressOf(row, column)
    const stored = sheets[sheet]?.cells.get(address)?.value
    const figure = truth.figures.find((one) => one.sheet === sheet && one.address === address)
    return figure === undefined || figure.value === stored || typeof stored !== 'number'
  })
}

function encodingOption(
  { truth }: UntidyWorkbook,
  sheet: number,
  cells: readonly Place[],
  options: Question['options'],
): string | null {
  const texts = cells.flatMap(({ row, column }) => truth.plainTexts.get(placeOf(sheet, addressOf(row, column))) ?? [])
  const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  const [text] = texts
  if (text === undefined) return options.find(({ id }) => id === 'unicode')?.id ?? null
  return options.find(({ label }) => plain(label).startsWith(plain(text).slice(0, 30)))?.id ?? null
}
