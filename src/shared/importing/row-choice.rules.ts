import { columnLetters } from '#shared/reports/cell-address.rules.ts'

/** Key of what a person said of a table's row: `0!7`; of a table on its side, whose rows are columns, `0!D`. */
export function rowChoiceKey(sheet: number, row: number, isTurned: boolean): string {
  return `${sheet}!${isTurned ? columnLetters(row) : row}`
}
