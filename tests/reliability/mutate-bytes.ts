import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

/** Something that happens to a file on its way: the kind for the report, the bytes after it. */
export interface Mutation {
  readonly kind: string
  readonly bytes: Uint8Array
}

type Change = (bytes: Uint8Array, random: Random) => Uint8Array

const changes: Readonly<Record<string, Change>> = {
  'one bit': flipped(1),
  'three bits': flipped(3),
  cut: (bytes, random) => bytes.slice(0, random.between(0, bytes.length - 1)),
  'two bytes swapped': (bytes, random) => {
    const [one, other] = [random.between(0, bytes.length - 1), random.between(0, bytes.length - 1)]
    const changed = bytes.slice()
    changed[one] = bytes[other] ?? 0
    changed[other] = bytes[one] ?? 0
    return changed
  },
  'zeros over a block': (bytes, random) => {
    const start = random.between(0, bytes.length - 1)
    return bytes.slice().fill(0, start, Math.min(bytes.length, start + random.between(1, 512)))
  },
  'a block left out': (bytes, random) => {
    const start = random.between(0, bytes.length - 1)
    return joined(bytes.subarray(0, start), bytes.subarray(start + random.between(1, 512)))
  },
  'a block twice': (bytes, random) => {
    const start = random.between(0, bytes.length - 1)
    const end = start + random.between(1, 512)
    return joined(bytes.subarray(0, end), bytes.subarray(start))
  },
}
const kinds = Object.entries(changes)

/** One mutation, chosen by the random numbers. */
export function mutate(bytes: Uint8Array, random: Random): Mutation {
  const [kind, change] = kinds[random.between(0, kinds.length - 1)] ?? ['', (same: Uint8Array) => same]
  return { kind, bytes: change(bytes, random) }
}

function flipped(count: number): Change {
  return (bytes, random) => {
    const changed = bytes.slice()
    for (let flip = 0; flip < count; flip += 1) {
      const at = random.between(0, bytes.length - 1)
      changed[at] = (changed[at] ?? 0) ^ (1 << random.between(0, 7))
    }
    return changed
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length)
  whole.set(one)
  whole.set(other, one.length)
  return whole
}
