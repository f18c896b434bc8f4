/**
 * Finds again, in a sequence that a person may have changed, the members it had: columns by their headers, rows by
 * their names. What is the same is found wherever it went; what is called otherwise is found by the place between its
 * neighbours.
 */

export interface AlignedPair {
  /** Indexes in the two sequences. */
  readonly expected: number
  readonly actual: number
  /** Called as expected; otherwise only the place speaks for it. */
  readonly isSame: boolean
}

export interface Alignment {
  readonly pairs: readonly AlignedPair[]
  /** Expected, by index, without anything in their place. */
  readonly missing: readonly number[]
  /** Actual, by index, that were not there before. */
  readonly extra: readonly number[]
  /** Actual, by index, that stand elsewhere: the fewest that explain the new order. */
  readonly moved: readonly number[]
  /** An expected member that is there several times. */
  readonly duplicates: readonly { readonly expected: number; readonly actual: readonly number[] }[]
}

/**
 * @param expected keys of each member, any of which it may be called by
 * @param actual the key of each member as it is now
 */
export function align(expected: readonly (readonly string[])[], actual: readonly string[]): Alignment {
  const owners = Map.groupBy(
    expected.flatMap((keys, index) => [...new Set(keys)].map((key) => ({ key, index }))),
    ({ key }) => key,
  )
  const byOwner = Map.groupBy(
    actual.flatMap((key, index) => {
      const [owner, ...others] = owners.get(key) ?? []
      return owner === undefined || others.length > 0 ? [] : [{ expected: owner.index, actual: index }]
    }),
    (one) => one.expected,
  )
  const unique = Array.from(byOwner.values(), ([first, ...others]) => (others.length === 0 ? first : undefined))
  const found = unique.filter((one) => one !== undefined).toSorted((a, b) => a.expected - b.expected)
  const duplicates = Array.from(byOwner.values())
    .filter((copies) => copies.length > 1)
    .map((copies) => ({ expected: copies[0]?.expected ?? 0, actual: copies.map((one) => one.actual) }))

  const inOrder = longestIncreasing(found.map((one) => one.actual))
  const anchors = found.filter((_, index) => inOrder.has(index))
  const isTaken = (side: 'expected' | 'actual', index: number): boolean =>
    found.some((one) => one[side] === index) ||
    (side === 'expected'
      ? duplicates.some((one) => one.expected === index)
      : duplicates.some((one) => one.actual.includes(index)))
  const between = fillGaps({ expected, actual, anchors, isTaken })
  return {
    pairs: [...found.map((one) => ({ ...one, isSame: true })), ...between.pairs].toSorted(
      (a, b) => a.expected - b.expected,
    ),
    missing: between.missing,
    extra: between.extra,
    moved: found.filter((_, index) => !inOrder.has(index)).map((one) => one.actual),
    duplicates,
  }
}

interface Gaps {
  readonly expected: readonly (readonly string[])[]
  readonly actual: readonly string[]
  readonly anchors: readonly { readonly expected: number; readonly actual: number }[]
  readonly isTaken: (side: 'expected' | 'actual', index: number) => boolean
}

/** Members that are called as before stay together; as many left on both sides of a gap correspond by their place. */
function fillGaps({ expected, actual, anchors, isTaken }: Gaps): Pick<Alignment, 'pairs' | 'missing' | 'extra'> {
  const pairs: AlignedPair[] = []
  const missing: number[] = []
  const extra: number[] = []
  const borders = [{ expected: -1, actual: -1 }, ...anchors, { expected: expected.length, actual: actual.length }]
  for (const [at, end] of borders.slice(1).entries()) {
    const start = borders[at] ?? end
    let left = indexesBetween(start.expected, end.expected).filter((index) => !isTaken('expected', index))
    let right = indexesBetween(start.actual, end.actual).filter((index) => !isTaken('actual', index))
    for (const one of left) {
      const same = right.find((other) => expected[one]?.includes(actual[other] ?? '') === true)
      if (same === undefined) continue
      pairs.push({ expected: one, actual: same, isSame: true })
      left = left.filter((other) => other !== one)
      right = right.filter((other) => other !== same)
    }
    if (left.length === right.length)
      left.forEach((one, index) => pairs.push({ expected: one, actual: right[index] ?? 0, isSame: false }))
    else {
      missing.push(...left)
      extra.push(...right)
    }
  }
  return { pairs, missing, extra }
}

function indexesBetween(before: number, after: number): number[] {
  return Array.from({ length: Math.max(0, after - before - 1) }, (_, index) => before + 1 + index)
}

/** Indexes of a longest increasing subsequence. */
export function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous: number[] = []
  values.forEach((value, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = index
  })
  const chosen = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chosen.add(at)
  return chosen
}
