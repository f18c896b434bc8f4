/** BM04 of a real book against figures worked out from the list of what was recorded, in the plainest way there is. */
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import {
  communes,
  counter,
  eaKly,
  eaYong,
  hoaDong,
  openDistrict,
  outside,
  posting,
  type PostingInput,
  record,
} from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

const SEED = 20_230_410
const RUNS = 25
const stages = ['COL', 'APP', 'REJ', 'ACT'] as const
const rows = [...communes, counter, outside]
const openedOn = '2023-03-31'
const days = ['2023-04-03', '2023-04-04', '2023-04-05'] as const
const periods: readonly Period[] = [
  { kind: 'day', from: localDate('2023-04-04'), to: localDate('2023-04-04') },
  { kind: 'custom', from: localDate('2023-04-04'), to: localDate('2023-04-05') },
]

afterEach(closeTestBooks)

type Count = number | null

function sum(values: readonly Count[]): Count {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0)
}

/** Every cell of a row, and the numerators of its ratios. */
function plainRow(recorded: readonly PostingInput[], unit: string, { from, to }: Period): Record<string, Count> {
  const own = recorded.filter((one) => one.unitCode === unit)
  const level = (code: string): Count => own.find((one) => one.indicator === code)?.value ?? null
  const flow = (code: string, start: string): Count => {
    const names = /^EID_(COL|APP|REJ|ACT)$/.test(code)
      ? [code, code.replace('_', '1_'), code.replace('_', '2_')]
      : [code]
    return sum(
      own.filter((one) => names.includes(one.indicator) && one.from >= start && one.to <= to).map((one) => one.value),
    )
  }
  const cumulative = (code: string): Count => {
    const opened = level(`${code}_CUM`)
    const parts = code.startsWith('EID_U')
      ? null
      : sum([level(`${code.replace('_', '1_')}_CUM`), level(`${code.replace('_', '2_')}_CUM`)])
    return sum([opened ?? parts, flow(code, days[0])])
  }
  const upgraded = flow('EID_UPG', days[0])
  const [collected, approved, rejected, activated] = stages.map((stage) => cumulative(`EID_${stage}`))
  const waiting = [collected, approved, rejected].every((one) => typeof one === 'number')
    ? (collected ?? 0) - (approved ?? 0) - (rejected ?? 0)
    : null
  return {
    POP_ELIG: level('POP_ELIG'),
    ...Object.fromEntries(
      stages.flatMap((stage) =>
        ['EID1', 'EID2', 'EID'].map((who) => [`${who}_${stage}`, flow(`${who}_${stage}`, from)]),
      ),
    ),
    EID_UPG: flow('EID_UPG', from),
    ...Object.fromEntries(stages.map((stage) => [`EID_${stage}_CUM`, cumulative(`EID_${stage}`)])),
    EID_WAIT: waiting,
    EID1_STOCK: sum([level('EID1_STOCK'), flow('EID1_APP', days[0]), upgraded === null ? null : -upgraded]),
    EID2_STOCK: sum([level('EID2_STOCK'), flow('EID2_APP', days[0])]),
    persons: activated === null || activated === undefined ? null : activated - (cumulative('EID_UPG_ACT') ?? 0),
  }
}

const ratios = {
  R_COL_ELIG: ['EID_COL_CUM', 'POP_ELIG'],
  R_ACT_COL: ['EID_ACT_CUM', 'EID_COL_CUM'],
  R_ACT_APP: ['EID_ACT_CUM', 'EID_APP_CUM'],
  R_ACT_ELIG: ['persons', 'POP_ELIG'],
} as const

/** Numerator and denominator of every ratio over some rows: only rows with a numerator count. */
function plainRatios(of: readonly Record<string, Count>[]): Record<string, { num: Count; den: Count }> {
  return Object.fromEntries(
    Object.entries(ratios).map(([code, [num, den]]) => {
      const counted = of.filter((row) => row[num] !== null)
      return [code, { num: sum(of.map((row) => row[num] ?? null)), den: sum(counted.map((row) => row[den] ?? null)) }]
    }),
  )
}

/** One stage of a day: both levels, or the total alone, and what a mobile team did. */
const anyStage = fc.record({
  typed: fc.constantFrom('levels', 'total', 'nothing'),
  first: fc.nat(400),
  second: fc.nat(900),
  mobile: fc.option(fc.nat(60), { nil: null }),
})
const anyRow = fc.record({
  levels: fc.dictionary(
    fc.constantFrom(
      'POP_ELIG',
      'EID1_STOCK',
      'EID2_STOCK',
      ...stages.flatMap((stage) => [`EID1_${stage}_CUM`, `EID2_${stage}_CUM`, `EID_${stage}_CUM`]),
    ),
    fc.nat(300_000),
    { maxKeys: 12 },
  ),
  days: fc.array(fc.tuple(anyStage, anyStage, anyStage, anyStage, fc.nat(100)), { minLength: 3, maxLength: 3 }),
})
const anyBook = fc.tuple(...rows.map(() => anyRow))

type AnyRow = typeof anyRow extends fc.Arbitrary<infer T> ? T : never

function postingsOf(unit: string, given: AnyRow): PostingInput[] {
  const isResident = communes.includes(unit)
  const levels = Object.entries(given.levels)
    .filter(([code]) => (isResident || code !== 'POP_ELIG') && !isOddTotal(code, given.levels))
    .map(([code, value]) => posting(unit, code, openedOn, value))
  return [...levels, ...given.days.flatMap((day, index) => dayPostings(unit, days[index] ?? '', day))]
}

/** An opening of a total beside those of its levels: it would be another figure for the same thing. */
function isOddTotal(code: string, levels: Record<string, number>): boolean {
  return /^EID_.*_CUM$/.test(code) && [1, 2].some((level) => code.replace('_', `${level}_`) in levels)
}

function dayPostings(unit: string, on: string, [col, app, rej, act, share]: AnyRow['days'][number]): PostingInput[] {
  const byStage = { COL: col, APP: app, REJ: rej, ACT: act }
  const flows = stages.flatMap((stage) => {
    const { typed, first, second, mobile } = byStage[stage]
    return [
      ...(typed === 'levels'
        ? [posting(unit, `EID1_${stage}`, on, first), posting(unit, `EID2_${stage}`, on, second)]
        : []),
      ...(typed === 'total' ? [posting(unit, `EID_${stage}`, on, first + second)] : []),
      ...(mobile === null ? [] : [posting(unit, `EID2_${stage}`, on, mobile, { channel: 'MOBILE' })]),
    ]
  })
  const isUpgraded = app.typed === 'levels'
  const upgrades = isUpgraded ? [posting(unit, 'EID_UPG', on, Math.floor((app.second * share) / 100))] : []
  const again =
    isUpgraded && act.typed === 'levels' ? [posting(unit, 'EID_UPG_ACT', on, Math.min(share, act.second))] : []
  return [...flows, ...upgrades, ...again]
}

async function reportOf(book: TestBook, period: Period) {
  return (await book.call('reports.buildReport', { form: 'BM04', period, policy: 'trunc', decimals: 2 })).report
}

test('every figure and total of BM04 equals a plain fold, of a day and of a span', { timeout: 180_000 }, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(anyBook, async (given) => {
      const book = await openDistrict()
      const recorded = given.flatMap((row, index) => postingsOf(rows[index] ?? '', row))
      if (recorded.length > 0) await record(book, ...recorded)
      for (const period of periods) {
        const report = await reportOf(book, period)
        const plain = new Map(rows.map((unit) => [unit, plainRow(recorded, unit, period)]))
        for (const { unit, cells } of report.rows) {
          const { persons: _, ...expected } = plain.get(unit) ?? plainRow([], unit, period)
          for (const [code, value] of Object.entries(expected))
            expect([unit, code, cells[code]?.value]).toEqual([unit, code, value])
          const ratio = plainRatios([plain.get(unit) ?? plainRow([], unit, period)])
          for (const [code, { num }] of Object.entries(ratio))
            expect([unit, code, cells[code]?.num]).toEqual([unit, code, num])
          compared += Object.keys(expected).length
        }
        const all = [...plain.values()]
        for (const code of Object.keys(all[0] ?? {}).filter((one) => one !== 'persons'))
          expect([code, report.total.cells[code]?.value]).toEqual([code, sum(all.map((row) => row[code] ?? null))])
        for (const [code, expected] of Object.entries(plainRatios(all)))
          expect([code, { num: report.total.cells[code]?.num, den: report.total.cells[code]?.den }]).toEqual([
            code,
            expected,
          ])
      }
      await closeTestBooks()
    }),
    { seed: SEED, numRuns: RUNS },
  )
  console.log(`seed ${SEED}: ${RUNS} books, ${compared} figures of rows compared`)
})

test('what waits for approval is known only with all it is made of; the rest is named under the table', async () => {
  const book = await openDistrict()
  await record(
    book,
    posting(eaKly, 'EID_COL_CUM', openedOn, 1_000),
    posting(eaKly, 'EID_APP_CUM', openedOn, 700),
    posting(eaKly, 'EID_REJ_CUM', openedOn, 40),
    posting(eaYong, 'EID_COL_CUM', openedOn, 500),
    posting(eaYong, 'EID_APP_CUM', openedOn, 450),
    posting(eaKly, 'EID2_COL', '2023-04-04', 10),
  )
  const report = await reportOf(book, periods[0] ?? { kind: 'day', from: localDate(days[0]), to: localDate(days[0]) })
  const waiting = new Map(report.rows.map(({ unit, cells }) => [unit, cells['EID_WAIT']?.value]))
  expect([eaKly, eaYong, hoaDong].map((unit) => waiting.get(unit))).toEqual([270, null, null])
  expect(report.total.cells['EID_WAIT']?.value).toBe(270)
  expect(report.remarks).toContain(
    'Chưa đủ lũy kế thu nhận, phê duyệt, không đạt để tính chờ phê duyệt, không có trong tổng cộng: Xã Ea Yông.',
  )
})

test('an upgrade moves an account from the first level to the second', async () => {
  const book = await openDistrict()
  await record(
    book,
    posting(eaKly, 'EID1_STOCK', openedOn, 300),
    posting(eaKly, 'EID2_STOCK', openedOn, 2_000),
    posting(eaKly, 'EID1_APP', '2023-04-04', 5),
    posting(eaKly, 'EID2_APP', '2023-04-04', 30),
    posting(eaKly, 'EID_UPG', '2023-04-04', 12),
  )
  const { cells } = (await reportOf(book, { kind: 'day', from: localDate(days[1]), to: localDate(days[1]) })).total
  expect([cells['EID1_STOCK']?.value, cells['EID2_STOCK']?.value, cells['EID_APP']?.value]).toEqual([293, 2_030, 35])
})
