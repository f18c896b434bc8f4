import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[random.between(0, from.length - 1)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** So many of them, in a random order. */
export function pickSome<T>(random: Random, from: readonly T[], count: number): T[] {
  const left = [...from]
  const picked: T[] = []
  while (picked.length < count && left.length > 0) picked.push(...left.splice(random.between(0, left.length - 1), 1))
  return picked
}
