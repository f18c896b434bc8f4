/** Levels of units that ended which no unit of a sheet as it was has: openings nobody gave, parts nobody allocated. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { Geography, PendingLevel } from './geography-facts.ts'
import { lineageOf } from './lineage.rules.ts'
import { sumKnown } from './report-ratio.rules.ts'

export function pendingLevels(geography: Geography): PendingLevel[] {
  const lineage = lineageOf(geography)
  const names = new Map(geography.rows.map(({ unit }) => [unit.code, unit.name]))
  const codes = [...new Set(geography.rows.flatMap((row) => Object.keys(row.stocks)))].filter(
    (code) => findIndicator(code)?.type !== 'difference',
  )
  const into = Map.groupBy(geography.pieces, ({ to }) => to)
  const opened = geography.nowRows.flatMap(({ code, name, parentCode }) => {
    const pieces = into.get(code) ?? []
    const [first] = pieces
    if (first === undefined) return []
    return codes.flatMap((stock): PendingLevel[] => {
      if (geography.isOpened(code, stock)) return []
      const brought = pieces.flatMap((piece) => {
        const value = piece.whole ? lineage.stockOf(piece.from, stock) : lineage.givenTo(piece, stock)
        return piece.whole || value !== null ? [{ from: piece.from, value }] : []
      })
      const amount = sumKnown(brought.map(({ value }) => value))
      const told = brought.map(({ from }) => names.get(from) ?? from)
      return amount === null || amount === 0
        ? []
        : [{ unitCode: code, unitName: name, placeCode: parentCode, sources: told, on: first.on, stock, amount }]
    })
  })
  const divided = new Map(geography.pieces.flatMap((piece) => (piece.whole ? [] : [[piece.from, piece] as const])))
  return [
    ...opened,
    ...[...divided].flatMap(([from, { on }]) =>
      codes.flatMap((stock): PendingLevel[] => {
        const amount = lineage.leftOf(from, stock)
        const told = [names.get(from) ?? from]
        return amount === null || amount === 0
          ? []
          : [{ unitCode: null, unitName: null, placeCode: geography.placeOf(from), sources: told, on, stock, amount }]
      }),
    ),
  ]
}
