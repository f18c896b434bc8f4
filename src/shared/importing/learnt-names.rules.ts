import type { ImportChoices, Question, Understanding } from './understanding.schema.ts'

/** A spelling and the row a person said it is. */
export interface DecidedName {
  readonly text: string
  readonly unitCode: string
}

/** The cell that names a row a person matched by pointing at it. */
export interface NamedRow {
  readonly sheet: number
  readonly row: number
  readonly column: number
  readonly unitCode: string
}

/** Names that were asked about and answered with a row. */
export function answeredNames(questions: readonly Question[]): DecidedName[] {
  return questions.flatMap(({ kind, answer, params }) => {
    const { text } = params
    const isRow = kind === 'unit' && answer !== null && answer !== 'ignore' && typeof text === 'string'
    return isRow ? [{ text, unitCode: answer }] : []
  })
}

const rowKey = /^(\d{1,4})!(\d{1,7})$/

/** Rows that a person gave to a unit, with the column that names them. */
export function pointedRows(
  { rows }: Pick<ImportChoices, 'rows'>,
  { tables }: Pick<Understanding, 'tables'>,
): NamedRow[] {
  return Object.entries(rows).flatMap(([key, choice]) => {
    const [, sheetText, rowText] = rowKey.exec(key) ?? []
    if (sheetText === undefined || rowText === undefined || !choice.startsWith('unit:')) return []
    const [sheet, row] = [Number(sheetText), Number(rowText)]
    const table = tables.find(
      (one) => one.sheet === sheet && one.isTransposed !== true && row >= one.range.top && row <= one.range.bottom,
    )
    const column = table?.columns.find(({ meaning }) => meaning.kind === 'unit')?.column
    return column === undefined ? [] : [{ sheet, row, column, unitCode: choice.slice('unit:'.length) }]
  })
}
