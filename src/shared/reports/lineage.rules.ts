/** What rows of now are made of: the rows that went into them, and what of their levels is carried on. */
import type { Geography } from './geography-facts.ts'
import type { RowFacts } from './report-facts.ts'
import { sumKnown } from './report-ratio.rules.ts'

/** What the rows of now are made of. */
export interface Lineage {
  /** A row and every row that went whole into it, directly or through others. */
  readonly of: (code: string) => readonly RowFacts[]
  /** A level of a row with what those that went into it bring along. */
  readonly stockOf: (code: string, stock: string) => number | null
  /** What a person gave to a successor of a divided row's level. */
  readonly givenTo: (piece: { readonly from: string; readonly to: string }, stock: string) => number | null
  /** What is left of a divided row's level after what a person gave to its successors. */
  readonly leftOf: (code: string, stock: string) => number | null
  readonly facts: (code: string) => RowFacts | undefined
}

/** How the rows of a geography hang together. */
export function lineageOf(geography: Geography): Lineage {
  const byCode = new Map(geography.rows.map((row) => [row.unit.code, row]))
  const wholeInto = Map.groupBy(
    geography.pieces.filter(({ whole }) => whole),
    ({ to }) => to,
  )
  const partsInto = Map.groupBy(
    geography.allocations.filter(({ on }) => on <= geography.until),
    ({ to, indicator }) => `${to} ${indicator}`,
  )
  const partsOf = Map.groupBy([...partsInto.values()].flat(), ({ from, indicator }) => `${from} ${indicator}`)
  const sources = (code: string): readonly string[] => (wholeInto.get(code) ?? []).map(({ from }) => from)
  const of = (code: string): readonly RowFacts[] => {
    const own = byCode.get(code)
    return [...(own === undefined ? [] : [own]), ...sources(code).flatMap((from) => [...of(from)])]
  }
  const known = new Map<string, number | null>()
  const stockOf = (code: string, stock: string): number | null => {
    const key = `${code} ${stock}`
    const found = known.get(key)
    if (found !== undefined) return found
    const own = byCode.get(code)?.stocks[stock] ?? null
    const value = geography.isOpened(code, stock)
      ? own
      : sumKnown([
          own,
          ...sources(code).map((from) => stockOf(from, stock)),
          ...(partsInto.get(key) ?? []).map((part) => part.value),
        ])
    known.set(key, value)
    return value
  }
  return {
    of,
    stockOf,
    givenTo: ({ from, to }, stock) =>
      (partsInto.get(`${to} ${stock}`) ?? []).find((part) => part.from === from)?.value ?? null,
    leftOf: (code, stock) => {
      const given = (partsOf.get(`${code} ${stock}`) ?? []).reduce((sum, part) => sum + part.value, 0)
      const whole = stockOf(code, stock)
      return whole === null ? null : whole - given
    },
    facts: (code) => byCode.get(code),
  }
}
