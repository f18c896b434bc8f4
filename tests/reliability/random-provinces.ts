/**
 * Random provinces: 2 to 30 districts send BM01 by day or BM02 over days, several times, late, twice, old numbers after new
 * ones; some are withdrawn, and of some of those an older version comes again. After every sheet has come, in any order, Σ districts = province, and both are what a plain fold of the newest
 * sheets says: indicator by indicator, day by day, blank where nobody reported.
 *
 *   node tests/reliability/random-provinces.ts [--full] [--runs n] [--seed n]
 */
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { customPeriod, type Period } from '#shared/kernel/period.ts'
import { sampleGroup, type SampleGroup } from '#tests/support/province-book.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { openProvinceStore } from './province-store.ts'
import { type RandomSheet, randomSheet } from './province-sheets.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const randomProvinces: ReliabilityTest = {
  number: 15,
  name: 'random-provinces',
  title: 'random provinces whose districts send in any order, twice, late and anew',
  quick: 10,
  full: 1000,
  run: (size, seed, tell) => tryProvinces(size, seed, tell),
}

const first = localDate('2023-04-10')
const today = '2023-04-20'
const flows = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_TOTAL',
  'EID1_COL',
  'EID2_COL',
  'EID_COL',
  'EID_APP',
  'EID_ACT',
] as const

async function tryProvinces(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const failures: string[] = []
  const counts = { districts: 0, sheets: 0, accepted: 0, refused: 0, compared: 0 }
  let isSeen = false
  for (let run = 0; run < size; run += 1) {
    const random = createRandom(seed + run)
    const found = await tryProvince(random, run < size / 10 ? random.between(2, 30) : random.between(2, 12))
    failures.push(...found.faults.map((fault) => `province ${seed + run}: ${fault}`))
    isSeen ||= found.isControlSeen
    for (const key of ['districts', 'sheets', 'accepted', 'refused', 'compared'] as const) counts[key] += found[key]
    if (run % 50 === 49) tell(`${run + 1} of ${size}, ${failures.length} failed`)
  }
  const notes = [
    Object.entries(counts)
      .map(([key, count]) => `${key} ${count}`)
      .join(', '),
  ]
  return { tried: size, failures, control: { what: 'one figure of the fold one higher', isSeen }, notes }
}

async function tryProvince(random: Random, districts: number) {
  const groups = Array.from({ length: districts }, (_, index): SampleGroup => {
    const communes = Array.from({ length: random.between(1, 6) }, (_one, at) => `Xã ${at + 1}`)
    return sampleGroup(String(600 + index), `Huyện ${index + 1}`, communes)
  })
  const days = random.between(1, 3)
  const sheets = groups.flatMap((group) => sheetsOf(group, days, random))
  const store = await openProvinceStore(groups, today)
  try {
    let [accepted, refused] = [0, 0]
    const faults: string[] = []
    for (const batch of deliveries(sheets, random)) {
      for (const { state, refusal } of await store.receive(batch)) {
        if (state === 'accepted') accepted += 1
        else refused += 1
        const isExpected =
          refusal === null || refusal.code === 'submission/older' || refusal.code === 'submission/duplicate'
        if (!isExpected) faults.push(`refused: ${JSON.stringify(refusal)}`)
      }
    }
    const left = await withdrawSome(store, sheets, random)
    const whole = customPeriod(first, addDays(first, days - 1))
    const periods = [...Array.from({ length: days }, (_, day) => dayOf(addDays(first, day))), whole]
    const readOf = (period: Period, unit?: string) => sumsOf(store.book.facts.readPeriod(period, [], unit).rows)
    let compared = 0
    let isControlSeen = false
    for (const period of periods) {
      const expected = groups.map(({ code }) => folded(left, period, code))
      const found = groups.map(({ code }) => readOf(period, code))
      const [wanted, province] = [added(expected), readOf(period)]
      faults.push(
        ...differences(`Σ districts, ${period.from}..${period.to}`, added(found), province),
        ...differences(`fold, ${period.from}..${period.to}`, wanted, province),
        ...groups.flatMap(({ code }, at) =>
          differences(`${code}, ${period.from}..${period.to}`, expected[at] ?? new Map(), found[at] ?? new Map()),
        ),
      )
      compared += flows.length * (groups.length + 2)
      const one = [...wanted].find(([, value]) => value !== null)
      if (one !== undefined)
        isControlSeen ||= differences('', new Map([...wanted, [one[0], (one[1] ?? 0) + 1]]), province).length > 0
    }
    return { districts, sheets: sheets.length, accepted, refused, compared, faults, isControlSeen }
  } finally {
    await store.dispose()
  }
}

/** A district reports by day or once over all days; each sheet goes out up to three times with other figures. */
function sheetsOf(group: SampleGroup, days: number, random: Random): RandomSheet[] {
  const last = addDays(first, days - 1)
  const isDaily = days === 1 || random.isIn(75)
  const periods = isDaily
    ? Array.from({ length: days }, (_, day) => dayOf(addDays(first, day)))
    : [customPeriod(first, last)]
  let entries = 0
  return periods.flatMap((period) =>
    Array.from({ length: random.between(1, 3) }, (_, index) => {
      entries += random.between(1, 9)
      return randomSheet({ group, period, sequence: index + 1, entries, random })
    }),
  )
}

/** Every sheet at least once, some twice, shuffled, in calls of one to ten. */
function* deliveries(sheets: readonly RandomSheet[], random: Random): Generator<RandomSheet[]> {
  const sent = sheets.flatMap((sheet) =>
    random.isIn(20) ? [sheet, { ...sheet, name: `lan-2-${sheet.name}` }] : [sheet],
  )
  for (let at = sent.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at)
    const [a, b] = [sent[at], sent[other]]
    if (a !== undefined && b !== undefined) [sent[at], sent[other]] = [b, a]
  }
  while (sent.length > 0) yield sent.splice(0, random.between(1, 10))
}

/** What counts after some sheets were withdrawn, of half of which the first version comes again. */
async function withdrawSome(
  store: Pick<Awaited<ReturnType<typeof openProvinceStore>>, 'withdraw' | 'receive'>,
  sheets: readonly RandomSheet[],
  random: Random,
): Promise<RandomSheet[]> {
  const left: RandomSheet[] = []
  const series = Map.groupBy(sheets, ({ unitCode, period }) => `${unitCode} ${period.from} ${period.to}`)
  for (const versions of series.values()) {
    const [oldest] = versions
    if (oldest === undefined || !random.isIn(20)) {
      left.push(...versions)
      continue
    }
    await store.withdraw(oldest.unitCode, oldest.period.from, oldest.period.to)
    if (!random.isIn(50)) continue
    await store.receive([oldest])
    left.push(oldest)
  }
  return left
}

function dayOf(on: LocalDate): Period {
  return { kind: 'day', from: on, to: on }
}

type Sums = ReadonlyMap<string, number | null>

/** What the newest sheets of a district come to over a period: those of days inside it. */
function folded(sheets: readonly RandomSheet[], { from, to }: Period, code: string): Sums {
  const inside = sheets.filter((one) => one.unitCode === code && one.period.from >= from && one.period.to <= to)
  const newest = [...Map.groupBy(inside, (one) => `${one.period.from} ${one.period.to}`).values()].flatMap(
    (versions) => versions.toSorted((a, b) => b.sequence - a.sequence)[0] ?? [],
  )
  return added(newest.map(({ totals }) => totals))
}

function added(parts: readonly Sums[]): Sums {
  return new Map(
    flows.map((code) => {
      const known = parts.flatMap((part) => part.get(code) ?? [])
      return [code, known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)]
    }),
  )
}

function sumsOf(
  rows: readonly { readonly flows: Readonly<Record<string, { readonly total: number | null }>> }[],
): Sums {
  return added(rows.map((row) => new Map(Object.entries(row.flows).map(([code, { total }]) => [code, total]))))
}

function differences(where: string, wanted: Sums, found: Sums): string[] {
  return flows.flatMap((code) => {
    const [a, b] = [wanted.get(code) ?? null, found.get(code) ?? null]
    return a === b ? [] : [`${where} ${code}: ${String(a)} wanted, ${String(b)} found`]
  })
}

if (import.meta.main) process.exitCode = await runAlone(randomProvinces)
