import { columnLetters, parseAddress } from '../cell-address.ts'

/** Texts and names in quotes, workbooks in brackets, then references; a name that ends like one is left alone. */
const references =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(.!])/g

/** A shared formula as it stands so many rows and columns from where it is written: relative references move. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    references,
    (whole, fixColumn?: string, letters?: string, fixRow?: string, digits?: string) => {
      if (letters === undefined || digits === undefined) return whole
      const place = parseAddress(letters + digits)
      if (place === null) return whole
      const column = fixColumn === '$' ? place.column : place.column + columns
      const row = fixRow === '$' ? place.row : place.row + rows
      return column < 1 || row < 1 ? '#REF!' : `${fixColumn ?? ''}${columnLetters(column)}${fixRow ?? ''}${row}`
    },
  )
}
