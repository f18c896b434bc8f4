/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + last : last
}

/** `C8`, rows and columns from 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

/** A sheet's name as formulas write it: `'Huyện M''Đrắk'`. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}
