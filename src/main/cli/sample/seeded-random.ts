/** A number source that gives the same numbers for the same seed, everywhere. */
export interface Random {
  /** A whole number from `min` to `max`, both possible. */
  between(min: number, max: number): number
  /** A share of a whole, rounded: `of(200, 5, 8)` is 5 to 8 percent of 200. */
  percentOf(whole: number, min: number, max: number): number
  /** True in so many of a hundred cases. */
  isIn(percent: number): boolean
}

/** Mulberry32: 32 bits of state, enough for sample figures. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    percentOf: (whole, min, max) => Math.round((whole * (min + next() * (max - min))) / 100),
    isIn: (percent) => next() * 100 < percent,
  }
}
