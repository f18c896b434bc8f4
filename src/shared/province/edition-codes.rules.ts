/**
 * Codes of the two editions of the administrative units overlap: nearly every commune of 2025 has the code of an older
 * one. A book that knew the older one calls the newer `24490.2025`; a book that did not, `24490`. What one of them sends
 * is read by the other in its own codes.
 */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { WholeMeta } from './submissions-marks.rules.ts'

interface DatedUnit {
  readonly code: string
  readonly name: string
  readonly validFrom: string
  readonly validTo: string | null
}

const EDITION = /\.\d{4}$/

/** The code without the year of its edition. */
function plainCode(code: string): string {
  return code.replace(EDITION, '')
}

/** A code that is told apart by the year of its edition: no code of a row that a unit named itself. */
export function isEditionCode(code: string): boolean {
  return EDITION.test(code)
}

/**
 * What the book calls the units of a sheet. A code stays unless the book has on those days one unit of the very name whose
 * code differs in the edition alone, and none of that name under the code itself; and unless two codes of the sheet would
 * become one.
 * @param units every unit of the book by code
 * @param period the days of the sheet
 */
export function bookCodes(
  { unitCode, unitName, printed }: Pick<WholeMeta, 'unitCode' | 'unitName' | 'printed'>,
  units: ReadonlyMap<string, DatedUnit>,
  { from, to }: { readonly from: string; readonly to: string },
): (code: string) => string {
  const byPlain = Map.groupBy(units.values(), ({ code }) => plainCode(code))
  const onSheet = new Set(Object.keys(printed.names))
  const isThere = (unit: DatedUnit): boolean => unit.validFrom <= to && (unit.validTo === null || unit.validTo >= from)
  const translated = (code: string, name: string): string => {
    const isNamed = (unit: DatedUnit): boolean => nameKey(unit.name) === nameKey(name)
    const own = units.get(code)
    if (own !== undefined && isThere(own) && isNamed(own)) return code
    const others = (byPlain.get(plainCode(code)) ?? []).filter(
      (one) => one.code !== code && isThere(one) && isNamed(one) && !onSheet.has(one.code),
    )
    return others.length === 1 ? (others[0]?.code ?? code) : code
  }
  const names = new Map([...Object.entries(printed.names), [unitCode, unitName]])
  const found = Array.from(names, ([code, name]) => [code, translated(code, name)] as const)
  const sources = Map.groupBy(found, ([, to]) => to)
  const rows = new Map(found.map(([code, to]) => [code, sources.get(to)?.length === 1 ? to : code]))
  const unit = rows.get(unitCode) ?? unitCode
  return (code) => {
    if (code === unitCode) return unit
    const isOwnRow = !isEditionCode(code) && (code.startsWith(`${unitCode}-`) || code.startsWith(`${unitCode}.`))
    return isOwnRow ? `${unit}${code.slice(unitCode.length)}` : (rows.get(code) ?? code)
  }
}

/** The description of a sheet in the codes of the book; nothing but codes is changed. */
export function inBookCodes(meta: WholeMeta, codeOf: (code: string) => string): WholeMeta {
  const { cells, printed } = meta
  return {
    ...meta,
    unitCode: codeOf(meta.unitCode),
    cells: Object.fromEntries(
      Object.entries(cells).map(([address, cell]) => [address, { ...cell, unitCode: codeOf(cell.unitCode) }]),
    ),
    printed: {
      ...printed,
      names: Object.fromEntries(Object.entries(printed.names).map(([code, name]) => [codeOf(code), name])),
    },
  }
}
