import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { rowChoiceKey } from './row-choice.rules.ts'
import { unitQuestionId } from './questions.rules.ts'
import type { ImportChoices, Understanding, UnderstoodTable } from './understanding.schema.ts'

/** A spelling and the row a person said it is. */
export interface DecidedName {
  readonly text: string
  readonly unitCode: string
}

/** A cell that may name a row as a person decided. */
export interface NamedRow {
  readonly sheet: number
  readonly row: number
  readonly column: number
  readonly unitCode: string
  /** Of what a person may have said of the row. */
  readonly choice: string
}

const rowKey = /^(\d{1,4})!(\d{1,7}|[A-Z]{1,3})$/

/** Cells that hold the names a person decided on: of rows pointed at, and of rows whose name was asked about. */
export function namingCells({ rows, answers }: ImportChoices, { tables }: Pick<Understanding, 'tables'>): NamedRow[] {
  const pointed = new Map(
    Object.entries(rows).flatMap(([key, choice]) =>
      rowKey.test(key) && choice.startsWith('unit:') ? [[key, choice.slice('unit:'.length)] as const] : [],
    ),
  )
  const answered = new Set(answeredNames(answers).map(({ unitCode }) => unitCode))
  return tables.flatMap((table) => {
    const column = unitColumn(table)
    if (column === null) return []
    const isTurned = table.isTransposed === true
    return table.rows.flatMap(({ row, unitCode }): NamedRow[] => {
      const choice = rowChoiceKey(table.sheet, row, isTurned)
      const code = pointed.get(choice) ?? (unitCode !== null && answered.has(unitCode) ? unitCode : null)
      if (code === null) return []
      const place = isTurned ? { row: column, column: row } : { row, column }
      return [{ sheet: table.sheet, ...place, unitCode: code, choice }]
    })
  })
}

function unitColumn({ columns }: UnderstoodTable): number | null {
  return columns.find(({ meaning }) => meaning.kind === 'unit')?.column ?? null
}

/** Answers to questions about names, by the key of the name. */
function answeredNames(answers: ImportChoices['answers']): DecidedName[] {
  const prefix = unitQuestionId('')
  return Object.entries(answers).flatMap(([id, unitCode]) =>
    id.startsWith(prefix) && unitCode !== 'ignore' ? [{ text: id.slice(prefix.length), unitCode }] : [],
  )
}

/** Whether a cell's text is what a person was asked about, or stands in a row that was pointed at. */
export function isDecided({ rows, answers }: ImportChoices, { choice, unitCode }: NamedRow, text: string): boolean {
  return rows[choice] === `unit:${unitCode}` || answers[unitQuestionId(text)] === unitCode
}

/** Names decided on, each once; the name of a row itself need not be learnt. */
export function decidedNames(found: readonly DecidedName[]): DecidedName[] {
  return [...new Map(found.map((one) => [nameKey(one.text), one])).values()]
}
