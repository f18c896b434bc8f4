/** Slips of the hand put into honest days, and what is asked about them. */
import { findOutliers } from '#shared/province/outliers.rules.ts'
import type { OutlierKind } from '#shared/province/outliers.schema.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { dayOf, sheetOf, type SimulatedDistrict, simulateDistrict, simulatedFlows } from './simulated-days.ts'

export const slipKinds = ['digits', 'tenfold', 'rows', 'row', 'repeated', 'cumulative'] as const
export type SlipKind = (typeof slipKinds)[number]

interface Size {
  readonly districts: number
  readonly communes: number
  readonly days: number
}

export interface SlipCount {
  tried: number
  caught: number
  /** Caught as what it was. */
  named: number
  /** Slips so small that nobody could tell them from a day: 0 typed tenfold, 11 with its digits exchanged. */
  small: number
}

export interface Measured {
  readonly slips: Record<SlipKind, SlipCount>
  readonly honest: { cells: number; asked: number; districtDays: number; byKind: Partial<Record<OutlierKind, number>> }
}

const FIRST_DAY = 91
/** A running total of fewer is a day like another. */
const LEAST_TOTAL = 10
const namesOf: Record<SlipKind, OutlierKind> = {
  digits: 'digits',
  tenfold: 'tenfold',
  rows: 'rows',
  row: 'rows',
  repeated: 'repeated',
  cumulative: 'cumulative',
}

/** Every day from the 92nd on is looked at as it is, then with one slip of each kind. */
export function measureSlips(random: Random, { districts, communes, days }: Size): Measured {
  const measured: Measured = {
    slips: {
      digits: nothing(),
      tenfold: nothing(),
      rows: nothing(),
      row: nothing(),
      repeated: nothing(),
      cumulative: nothing(),
    },
    honest: { cells: 0, asked: 0, districtDays: 0, byKind: {} },
  }
  for (let count = 0; count < districts; count += 1) {
    const district = simulateDistrict(random, communes, days)
    for (let day = FIRST_DAY; day < days; day += 1) {
      countHonest(district, day, measured.honest)
      for (const kind of slipKinds) trySlip(random, district, day, kind, measured.slips[kind])
    }
  }
  return measured
}

function countHonest(district: SimulatedDistrict, day: number, honest: Measured['honest']): void {
  const sheet = sheetOf(district, day)
  const cells = sheet.reduce((sum, row) => sum + row.figures.length, 0)
  if (cells === 0) return
  const found = findOutliers(dayOf(district, day), sheet)
  honest.cells += cells
  honest.asked += found.length
  honest.districtDays += 1
  for (const { kind } of found) honest.byKind[kind] = (honest.byKind[kind] ?? 0) + 1
}

function trySlip(random: Random, district: SimulatedDistrict, day: number, kind: SlipKind, count: SlipCount): void {
  const today = district.figures[day] ?? []
  const commune = random.between(0, today.length - 2)
  const flow = random.between(0, simulatedFlows.length - 1)
  const slipped = slip(random, district, { day, commune, flow, kind })
  if (slipped === 'blank') return
  if (slipped === 'small') {
    count.small += 1
    return
  }
  const figures = district.figures.map((rows, index) => (index === day ? slipped : rows))
  const found = findOutliers(dayOf(district, day), sheetOf({ ...district, figures }, day))
  const changed = (unitCode: string, indicator: string): boolean => {
    const row = Number(unitCode.slice(1))
    const column = simulatedFlows.findIndex((one) => one === indicator)
    return slipped[row]?.[column] !== today[row]?.[column]
  }
  const hits = found.filter((one) => changed(one.unitCode, one.indicator))
  count.tried += 1
  if (hits.length > 0) count.caught += 1
  if (hits.some((one) => one.kind === namesOf[kind])) count.named += 1
}

interface Place {
  readonly day: number
  readonly commune: number
  readonly flow: number
  readonly kind: SlipKind
}

type Slipped = (number | null)[][] | 'blank' | 'small'

function slip(random: Random, district: SimulatedDistrict, { day, commune, flow, kind }: Place): Slipped {
  const today = (district.figures[day] ?? []).map((row) => [...row])
  const row = today[commune]
  const below = today[commune + 1]
  const value = row?.[flow] ?? null
  if (row === undefined || below === undefined || value === null) return 'blank'
  if (kind === 'digits') {
    const swapped = Array.from(String(value))
      .toReversed()
      .reduce((sum, digit) => sum * 10 + Number(digit), 0)
    if (value < 12 || swapped === value) return 'small'
    row[flow] = swapped
  } else if (kind === 'tenfold') {
    if (value === 0) return 'small'
    row[flow] = value * 10
  } else if (kind === 'cumulative') {
    const before = sheetOf(district, day)[commune]?.figures.find((one) => one.indicator === simulatedFlows[flow])
    const total = (random.isIn(50) ? before?.cumulative : before?.monthSum) ?? 0
    if (total < LEAST_TOTAL) return 'small'
    row[flow] = value + total
  } else if (kind === 'repeated') {
    const earlier = district.figures[day - 1]?.[commune]
    if (earlier === undefined || earlier.some((one) => one === null)) return 'blank'
    today[commune] = [...earlier]
  } else if (kind === 'row') {
    if (row[flow] === below[flow]) return 'small'
    ;[row[flow], below[flow]] = [below[flow] ?? null, row[flow] ?? null]
  } else {
    today[commune] = below
    today[commune + 1] = row
  }
  return today
}

function nothing(): SlipCount {
  return { tried: 0, caught: 0, named: 0, small: 0 }
}
