/** A cell of a code column as it is stored: text, or a number that has lost the zeros in front. */
export type UnitCodeCell = string | number | null

export interface CodeIndex {
  readonly codes: ReadonlySet<string>
  /** Codes by what is left of them without the zeros in front. */
  readonly withoutZeros: ReadonlyMap<string, readonly string[]>
}

export function indexCodes(codes: readonly string[]): CodeIndex {
  const withoutZeros = new Map<string, string[]>()
  for (const code of new Set(codes)) {
    if (!/^0\d+$/.test(code)) continue
    const rest = code.replace(/^0+/, '')
    withoutZeros.set(rest, [...(withoutZeros.get(rest) ?? []), code])
  }
  return { codes: new Set(codes), withoutZeros }
}

/**
 * The codes a cell can mean: itself, or where it is no code, those that are the same without the zeros in front (475
 * for 00475). A number is read as the digits it is written with; anything else than letters, digits, `.`, `_`, `-`
 * means none.
 */
export function codeCandidates(cell: UnitCodeCell, { codes, withoutZeros }: CodeIndex): readonly string[] {
  const written = typeof cell === 'number' ? wholeNumber(cell) : (cell ?? '').normalize('NFKC').trim()
  if (!/^[0-9A-Za-z][0-9A-Za-z._-]*$/.test(written)) return []
  return codes.has(written) ? [written] : (withoutZeros.get(written) ?? [])
}

function wholeNumber(value: number): string {
  return Number.isSafeInteger(value) && value > 0 ? String(value) : ''
}
