import type { PlainCell } from '#shared/importing/plain-workbook.schema.ts'

/** Cells of one column from row 1 on: texts and numbers as such, or with what else is to be said of them. */
export function columnOf(...contents: readonly (string | number | Partial<PlainCell>)[]): PlainCell[] {
  return contents.map((content, index) => cellOf(content, index + 1))
}

export function cellOf(content: string | number | Partial<PlainCell>, row = 1): PlainCell {
  const given = typeof content === 'object' ? content : { value: content }
  const value = given.value ?? null
  return {
    address: `C${row}`,
    row,
    column: 3,
    type: typeof value === 'number' ? 'number' : 'text',
    value,
    text: value === null ? '' : String(value),
    ...given,
  }
}
