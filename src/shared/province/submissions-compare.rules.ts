/** What a sheet says otherwise than the one it took the place of, cell by cell by what the cells mean. */
import type { SheetMeta } from '#shared/reports/sheet-model.schema.ts'
import type { SheetDifference } from './submissions.schema.ts'

interface Cell {
  readonly address: string
  readonly unitCode: string
  readonly code: string
  readonly value: string | number | null
}

/** In the order of the newer sheet; cells that only the former has come last. */
export function sheetDifferences(former: SheetMeta, newer: SheetMeta): SheetDifference[] {
  const [was, is] = [cellsOf(former), cellsOf(newer)]
  const names = { ...former.printed?.names, [newer.unitCode]: newer.unitName, ...newer.printed?.names }
  const labels = { ...former.printed?.labels, ...newer.printed?.labels }
  const keys = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))]
  return keys.flatMap((key) => {
    const [before, after] = [was.get(key), is.get(key)]
    const cell = after ?? before
    const [old, now] = [before?.value ?? null, after?.value ?? null]
    if (cell === undefined || old === now) return []
    return [
      {
        address: after?.address ?? null,
        formerAddress: before?.address ?? null,
        unitCode: cell.unitCode,
        unitName: names[cell.unitCode] ?? cell.unitCode,
        code: cell.code,
        label: labels[cell.code] ?? cell.code,
        before: old,
        after: now,
      },
    ]
  })
}

/** A blank cell of a formula keeps an empty text. */
function cellsOf({ cells, printed }: SheetMeta): Map<string, Cell> {
  return new Map(
    Object.entries(cells).map(([address, { unitCode, code }]) => {
      const value = printed?.values[address] ?? null
      return [`${unitCode} ${code}`, { address, unitCode, code, value: value === '' ? null : value }]
    }),
  )
}
