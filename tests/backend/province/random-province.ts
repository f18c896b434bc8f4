/** A small province with invented figures of two months, and the same figures as a plain list. */
import type { Input } from '#shared/contract/contract.ts'
import { addDays, datesBetween, localDate } from '#shared/kernel/local-date.ts'
import { provinceSetup, type SampleGroup } from '#tests/support/province-book.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'
import { createRandom, type Random } from '../../../src/main/cli/sample/seeded-random.ts'

export type Posting = Input<'figures.recordFigures'>['postings'][number]
type Setup = Input<'settings.applySetup'>
type Target = Setup['targets'][number]

export const from = localDate('2023-03-01')
export const to = localDate('2023-03-31')
export const previousTo = localDate('2023-02-28')
export const openedOn = localDate('2023-01-15')
const targetFrom = localDate('2023-02-01')

export interface RandomProvince {
  readonly seed: number
  readonly setup: Setup
  readonly groups: readonly SampleGroup[]
  /** Without groups: the communes that report themselves. */
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly postings: readonly Posting[]
  /** By unit code. */
  readonly openings: ReadonlyMap<string, Readonly<Record<string, number>>>
  readonly eligible: ReadonlyMap<string, number>
  readonly targets: ReadonlyMap<string, number>
  readonly targetKind: Target['kind']
  readonly targetFrom: string
}

/** Names that a careless writer turns into formulas or sheets that cannot be. */
const hostile = [
  "Huyện M'Đrắk",
  '=SUM(A1:A9)',
  "Huyện 'Cư M''gar'",
  'Thành phố trực thuộc trung ương có tên rất dài số một',
  'Thành phố trực thuộc trung ương có tên rất dài số hai',
  'Huyện [Ea/Súp]: *?',
  '@Krông Năng',
  'HUYỆN EA KAR',
  'huyện Ea Kar',
]

const flows = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'EID1_COL', 'EID2_COL', 'EID_APP', 'EID1_ACT', 'EID2_ACT'] as const

export function randomProvince(seed: number): RandomProvince {
  const random = createRandom(seed)
  const isTwoLevel = seed % 5 === 0
  const groups = isTwoLevel ? [] : randomGroups(random)
  const communes = isTwoLevel ? randomCommunes(random, 'P') : []
  const leaves = [...groups.flatMap((group) => group.communes), ...communes].map(({ code }) => code)
  const extras = [...groups.map(({ code }) => `${code}-NDB`), '66-NDB'].filter(() => random.isIn(30))
  const rows = [...leaves, ...extras]
  const openings = new Map(rows.filter(() => random.isIn(70)).map((code) => [code, randomOpenings(random)]))
  const eligible = randomLevels(random, leaves, groups)
  const targets = randomLevels(random, leaves, groups)
  const targetKind = random.isIn(30) ? 'in-period' : 'cumulative'
  const setup = provinceSetup(groups, {
    preset: isTwoLevel ? 'hai-cap' : 'huyen',
    communes: [...communes],
    startOn: openedOn,
    openings: {
      on: openedOn,
      document: 'BC 01',
      rows: [...openings].map(([unitCode, figures]) => ({ unitCode, figures: { ...figures } })),
    },
    populations: {
      on: openedOn,
      document: 'BC 02',
      rows: [...eligible].map(([unitCode, count]) => ({ unitCode, figures: { POP_ELIG: count } })),
    },
    targets: [...targets].map(([unitCode, count]) => ({
      unitCode,
      measure: 'ACT',
      kind: targetKind,
      needed: { count },
      from: targetFrom,
      to: localDate('2023-12-31'),
      document: 'QĐ 5',
    })),
    reporting: {
      reportHour: '17:00',
      calendar: 'calendar',
      policy: random.isIn(50) ? 'half-up' : 'trunc',
      decimals: 2,
    },
  })
  const postings = rows.flatMap((code) => (random.isIn(85) ? randomPostings(random, code) : []))
  return { seed, setup, groups, communes, postings, openings, eligible, targets, targetKind, targetFrom }
}

function randomGroups(random: Random): SampleGroup[] {
  const first = random.between(0, hostile.length - 1)
  return Array.from({ length: random.between(2, 4) }, (_, index) => ({
    code: `D${index}`,
    name: hostile[(first + index) % hostile.length] ?? `Huyện ${index}`,
    communes: randomCommunes(random, `D${index}`),
  }))
}

function randomCommunes(random: Random, prefix: string) {
  return Array.from({ length: random.between(1, 5) }, (_, index) => ({
    code: `${prefix}${String(index).padStart(2, '0')}`,
    name: index === 0 ? "Xã =1+1 'Đầu'" : `Xã ${index}`,
  }))
}

function randomOpenings(random: Random): Record<string, number> {
  const known = ['CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM'].filter(() => random.isIn(80))
  return Object.fromEntries(known.map((code) => [code, random.between(0, 900)]))
}

/** Given to communes, to whole districts, to both, or to some. */
function randomLevels(random: Random, leaves: readonly string[], groups: readonly SampleGroup[]): Map<string, number> {
  const isOfLeaves = random.isIn(60)
  const isOfGroups = random.isIn(60)
  const units = [
    ...leaves.filter(() => isOfLeaves && random.isIn(80)),
    ...groups.map(({ code }) => code).filter(() => isOfGroups && random.isIn(80)),
    ...(random.isIn(40) ? ['66'] : []),
  ]
  return new Map(units.map((code) => [code, random.between(1, 3000)]))
}

function randomPostings(random: Random, unitCode: string): Posting[] {
  const days = datesBetween(addDays(openedOn, 1), to).filter(() => random.isIn(25))
  return days.flatMap((on) =>
    flows
      .filter(() => random.isIn(60))
      .flatMap((indicator): Posting[] => {
        const fixed: Posting = { unitCode, indicator, from: on, to: on, value: random.between(0, 40) }
        const mobile: Posting = { ...fixed, channel: 'MOBILE', value: random.between(0, 9) }
        return random.isIn(20) ? [fixed, mobile] : [fixed]
      }),
  )
}

/** Opens a book with the province in it, its figures typed, and disposes of it afterwards. */
export async function withProvince(
  { setup, postings, seed }: RandomProvince,
  then: (book: TestBook) => Promise<void>,
): Promise<void> {
  const book = openTestBook({ today: '2023-04-20' })
  try {
    await book.call('settings.applySetup', setup)
    for (let at = 0; at < postings.length; at += 500)
      await book.call('figures.recordFigures', {
        clientId: `seed-${seed}-${at}`,
        source: 'typed',
        postings: postings.slice(at, at + 500),
      })
    await then(book)
  } finally {
    await book.dispose()
  }
}
