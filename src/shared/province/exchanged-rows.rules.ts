import type { WeighedFigure, WeighedRow } from './outliers.rules.ts'

interface Exchanged {
  readonly unitCode: string
  readonly value: number
}

/** How much nearer to the usual each of the two rows must come when exchanged, in squared spreads. */
const LEAST_GAIN_OF_ROW = 8
/** Of the single figure that was typed in the wrong row, both must be this far off. */
const BOTH_OFF = 3

/**
 * Figures of two neighbouring rows that fit the other row better, by 'unit indicator': a whole row typed one line too
 * low, or one column of it. Compared are squared distances, so that many small misfits count like one large one; of a
 * whole row the figures that are off by themselves are named, at least the one that is most so.
 */
export function exchangedRows(rows: readonly WeighedRow[]): Map<string, Exchanged> {
  const found = new Map<string, Exchanged>()
  for (let index = 0; index + 1 < rows.length; index += 1) {
    const [upper, lower] = [rows[index], rows[index + 1]]
    if (upper === undefined || lower === undefined) continue
    for (const { above, below } of exchangedPairs(pairsOf(upper, lower))) {
      found.set(`${upper.unitCode} ${above.indicator}`, { unitCode: lower.unitCode, value: below.value })
      found.set(`${lower.unitCode} ${below.indicator}`, { unitCode: upper.unitCode, value: above.value })
    }
  }
  return found
}

interface Pair {
  readonly above: WeighedFigure
  readonly below: WeighedFigure
}

function pairsOf(upper: WeighedRow, lower: WeighedRow): Pair[] {
  return upper.figures.flatMap((above) => {
    const below = lower.figures.find(({ indicator }) => indicator === above.indicator)
    return below === undefined || below.value === above.value ? [] : [{ above, below }]
  })
}

function exchangedPairs(pairs: readonly Pair[]): Pair[] {
  const sum = (gain: (pair: Pair) => number): number => pairs.reduce((total, pair) => total + gain(pair), 0)
  const isWhole =
    pairs.length >= 4 &&
    sum(({ above, below }) => gainOf(above, below.value)) >= LEAST_GAIN_OF_ROW &&
    sum(({ above, below }) => gainOf(below, above.value)) >= LEAST_GAIN_OF_ROW
  if (!isWhole) return pairs.filter(isSingleExchange)
  const worst = pairs.toSorted((a, b) => worstOf(b) - worstOf(a))
  const off = worst.filter((pair) => worstOf(pair) >= BOTH_OFF)
  return off.length > 0 ? off : worst.slice(0, 1)
}

function worstOf({ above, below }: Pair): number {
  return Math.max(Math.abs(above.plainDistance), Math.abs(below.plainDistance))
}

function gainOf(figure: WeighedFigure, other: number): number {
  return figure.plainDistance ** 2 - misfit(figure, other) ** 2
}

function isSingleExchange({ above, below }: Pair): boolean {
  return (
    Math.abs(above.plainDistance) >= BOTH_OFF &&
    Math.abs(below.plainDistance) >= BOTH_OFF &&
    misfit(above, below.value) <= 1.5 &&
    misfit(below, above.value) <= 1.5
  )
}

function misfit({ usual }: WeighedFigure, value: number): number {
  return Math.abs(value - usual.median) / usual.spread
}
