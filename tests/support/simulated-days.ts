/** Invented daily figures of districts with what real ones have: weekdays, quiet communes, campaigns, noise. */
import { addDays, dayOfWeek, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { CheckedRow } from '#shared/province/outliers.rules.ts'
import type { DayValue, KnownDay } from '#shared/province/usual-day.rules.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

export const simulatedFlows = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_RCV',
  'CC_DLV',
  'EID1_COL',
  'EID2_COL',
  'EID1_APP',
  'EID2_APP',
  'EID1_ACT',
  'EID2_ACT',
  'EID_UPG',
] as const

/** How much of a commune's work each flow is. */
const shares = [1, 0.5, 0.2, 0.8, 0.8, 0.3, 1.1, 0.3, 1, 0.2, 0.8, 0.15]
/** Monday to Sunday. */
const rhythm = [1.2, 1, 1, 0.9, 1.1, 0.25, 0]
const firstOn = localDate('2023-01-02')

/** `figures[day][commune][flow]`; null where nothing was reported. */
export interface SimulatedDistrict {
  readonly days: readonly KnownDay[]
  readonly openings: readonly (readonly number[])[]
  readonly figures: (number | null)[][][]
}

export function simulateDistrict(random: Random, communes: number, days: number): SimulatedDistrict {
  const known = Array.from({ length: days }, (_, index) => {
    const on = addDays(firstOn, index)
    return { on, weekday: dayOfWeek(on) }
  })
  const sizes = Array.from({ length: communes }, () => 1 + 14 * uniform(random) ** 2)
  const campaigns = Array.from({ length: communes }, () => campaignDays(random, days))
  return {
    days: known,
    openings: sizes.map((size) => simulatedFlows.map(() => Math.round(size * (100 + 900 * uniform(random))))),
    figures: known.map(({ weekday }, day) =>
      sizes.map((size, commune) => {
        const pace = (rhythm[weekday - 1] ?? 0) * (campaigns[commune]?.[day] ?? 1)
        if (pace === 0) return simulatedFlows.map(() => null)
        const busy = pace * gammaAroundOne(random, 8)
        return shares.map((share) => poisson(random, size * share * busy * gammaAroundOne(random, 12)))
      }),
    ),
  }
}

/** The sheet of one day with the 90 days before it. */
export function sheetOf({ days, openings, figures }: SimulatedDistrict, day: number): CheckedRow[] {
  return (figures[day] ?? []).map((flows, commune) => ({
    unitCode: `C${String(commune).padStart(2, '0')}`,
    figures: flows.flatMap((value, flow) => {
      if (value === null) return []
      const history: DayValue[] = []
      let before = openings[commune]?.[flow] ?? 0
      let monthSum = 0
      const month = days[day]?.on.slice(0, 7)
      for (let earlier = 0; earlier < day; earlier += 1) {
        const known = days[earlier]
        const past = figures[earlier]?.[commune]?.[flow] ?? null
        if (past === null || known === undefined) continue
        before += past
        if (known.on.slice(0, 7) === month) monthSum += past
        if (earlier >= day - 90) history.push({ ...known, value: past })
      }
      return [{ indicator: simulatedFlows[flow] ?? '', value, history, cumulative: before, monthSum }]
    }),
  }))
}

export function dayOf({ days }: SimulatedDistrict, day: number): KnownDay & { on: LocalDate } {
  const known = days[day]
  if (known === undefined) throw new Error(`no day ${day}`)
  return known
}

/** A run of busy days every two months or so, and single days of a mobile session. */
function campaignDays(random: Random, days: number): number[] {
  const factors = Array.from({ length: days }, () => (random.isIn(5) ? 2 + 3 * uniform(random) : 1))
  for (let from = random.between(0, 60); from < days; from += random.between(40, 80)) {
    const factor = 1.5 + 2 * uniform(random)
    const length = random.between(3, 10)
    for (let day = from; day < Math.min(days, from + length); day += 1) factors[day] = (factors[day] ?? 1) * factor
  }
  return factors
}

export function uniform(random: Random): number {
  return (random.between(0, 999_999) + 0.5) / 1_000_000
}

/** Mean 1, variance 1/shape. */
function gammaAroundOne(random: Random, shape: number): number {
  let sum = 0
  for (let part = 0; part < shape; part += 1) sum -= Math.log(uniform(random))
  return sum / shape
}

function poisson(random: Random, mean: number): number {
  const floor = Math.exp(-Math.min(mean, 500))
  let count = -1
  let product = 1
  do {
    count += 1
    product *= uniform(random)
  } while (product > floor)
  return count
}
