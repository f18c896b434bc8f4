import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import { type MadeList, madeList } from '#shared/importing/plan-lists.ts'

type Placed = Pick<PlannedCell, 'unitCode' | 'indicator' | 'from' | 'to' | 'channel'>

const fields = ['unitCode', 'indicator', 'from', 'to', 'channel'] as const satisfies readonly (keyof Placed)[]

/**
 * Figures as the store keeps them, by unit, indicator, days and channel: hundreds of thousands go in many times faster
 * when neighbours come one after another. Of equals the first stays first.
 */
export function inBookOrder<T extends Placed>(list: MadeList<T>): MadeList<T> {
  const columns = fields.map((field) => rankedColumn(list, field))
  const keys = new Float64Array(list.length)
  for (const { ranks, count } of columns)
    for (let index = 0; index < keys.length; index += 1) keys[index] = (keys[index] ?? 0) * count + (ranks[index] ?? 0)
  // Past 2⁵³ two keys could fall together; so many different units and days are not in one file.
  if (columns.reduce((all, { count }) => all * count, 1) > Number.MAX_SAFE_INTEGER) return sortedByTexts(list)
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
  return reordered(list, order)
}

interface RankedColumn {
  readonly ranks: Uint32Array
  /** Different texts. */
  readonly count: number
}

function rankedColumn<T extends Placed>(list: MadeList<T>, field: (typeof fields)[number]): RankedColumn {
  const ranks = new Uint32Array(list.length)
  const places = new Map<string, number>()
  let index = 0
  for (const one of list) {
    const text = one[field]
    const place = places.get(text) ?? places.size
    places.set(text, place)
    ranks[index++] = place
  }
  const rankOf = new Uint32Array(places.size)
  for (const [rank, text] of [...places.keys()].sort().entries()) rankOf[places.get(text) ?? 0] = rank
  for (let at = 0; at < ranks.length; at += 1) ranks[at] = rankOf[ranks[at] ?? 0] ?? 0
  return { ranks, count: Math.max(1, places.size) }
}

function sortedByTexts<T extends Placed>(list: MadeList<T>): MadeList<T> {
  return [...list].sort((a, b) => {
    const field = fields.find((one) => a[one] !== b[one])
    return field === undefined ? 0 : a[field] < b[field] ? -1 : 1
  })
}

function reordered<T>(list: MadeList<T>, order: Uint32Array): MadeList<T> {
  return madeList(list.length, (index) => {
    const one = list.at(order[index] ?? -1)
    if (one === undefined) throw new Error(`there is no figure ${index}`)
    return one
  })
}
