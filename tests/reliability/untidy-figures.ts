import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import type { Days } from './untidy-model.ts'
import type { Commune } from './untidy-places.ts'

/** Figures of one unit for some days by encoded meaning; they agree with one another. */
export type UnitFigures = ReadonlyMap<string, number>

/** Invents figures: totals are sums of their parts, a part of a whole is no larger, cumulatives grow by the flows. */
export class InventedFigures {
  readonly #random: Random
  readonly #opening = new Map<string, number>()
  readonly #most: number

  /** `most`: about the largest count of a part. */
  constructor(random: Random, most: number) {
    this.#random = random
    this.#most = most
  }

  /** Days must be asked for in their order. */
  of(commune: Commune, isNew: boolean): UnitFigures {
    const random = this.#random
    const part = (most = this.#most): number => (random.isIn(6) ? 0 : random.between(0, most))
    const figures = new Map<string, number>()
    const parts = [part(), part(), part(Math.ceil(this.#most / 4))]
    const total = sum(parts)
    flow(figures, 'CC_NEW', parts[0])
    flow(figures, 'CC_EXCH', parts[1])
    flow(figures, 'CC_REIS', parts[2])
    flow(figures, 'CC_TOTAL', total)
    figures.set('flow:CC_TOTAL:MOBILE', random.between(0, total))
    const young = random.between(0, total)
    const child = random.between(0, total - young)
    if (isNew) {
      flow(figures, 'CC_U6', young)
      flow(figures, 'CC_6_13', child)
      flow(figures, 'CC_14P', total - young - child)
    }
    figures.set('assertion:CC_CUM', this.#grown(`${commune.code}:CC`, total))
    const received = part()
    const delivered = part()
    flow(figures, 'CC_RCV', received)
    flow(figures, 'CC_DLV', delivered)
    figures.set('assertion:CC_UNCL', random.between(0, 500))
    for (const stage of ['COL', 'APP', 'ACT']) {
      const first = part()
      const second = part()
      flow(figures, `EID1_${stage}`, first)
      flow(figures, `EID2_${stage}`, second)
      flow(figures, `EID_${stage}`, first + second)
      figures.set(`assertion:EID_${stage}_CUM`, this.#grown(`${commune.code}:${stage}`, first + second))
    }
    const permanent = random.between(2000, 30_000)
    figures.set('level:POP_TOTAL', permanent)
    figures.set('level:POP_TEMP', random.between(0, 900))
    figures.set('level:POP_ELIG', random.between(1000, permanent))
    return figures
  }

  #grown(key: string, by: number): number {
    const stood = (this.#opening.get(key) ?? this.#random.between(3000, 20_000)) + by
    this.#opening.set(key, stood)
    return stood
  }
}

function flow(figures: Map<string, number>, indicator: string, value = 0): void {
  figures.set(`flow:${indicator}:ALL`, value)
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

/** What an encoded meaning writes to the book, or null. A level stands at the last day. */
export function postingOf(
  meaning: string,
  days: Days,
): { indicator: string; channel: 'ALL' | 'FIXED' | 'MOBILE' | 'STOCK'; from: string; to: string } | null {
  const [kind, indicator, channel] = meaning.split(':')
  if (indicator === undefined) return null
  if (kind === 'level') return { indicator, channel: 'STOCK', from: days.to, to: days.to }
  if (kind !== 'flow') return null
  if (channel !== 'ALL' && channel !== 'FIXED' && channel !== 'MOBILE') return null
  return { indicator, channel, ...days }
}
