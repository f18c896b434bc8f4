/** Random histories of a book: what a sheet said at the end of each day is what it says again as of that day. */
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { Input, Output } from '#shared/contract/contract.ts'
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { movingClock } from '#tests/backend/figures/approved-days.ts'
import {
  communes,
  type PostingInput,
  posting,
  recording,
  sampleSetup,
  span,
} from '#tests/backend/support/sample-unit.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'

const seed = 20230430
const first = localDate('2023-04-20')
const dayCount = 8
const flows = ['CC_NEW', 'CC_EXCH', 'CC_TOTAL', 'EID1_COL', 'EID_COL', 'EID_ACT', 'CC_DEL']
const levels = ['CC_CUM', 'EID_ACT_CUM', 'POP_ELIG', 'POP_TOTAL']

const books: TestBook[] = []
afterEach(async () => {
  for (const book of books.splice(0)) await book.dispose()
})

const anyUnit = fc.constantFrom(...communes)
const anyDay = fc.integer({ min: -25, max: 0 })
const anyValue = fc.option(fc.integer({ min: 0, max: 900 }), { freq: 4 })
const anyPosting = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ unit: anyUnit, code: fc.constantFrom(...flows), back: anyDay, value: anyValue }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ unit: anyUnit, code: fc.constantFrom(...levels), back: anyDay, value: anyValue }),
  },
)
const anyChange = fc.record({
  postings: fc.array(anyPosting, { maxLength: 12 }),
  spanDays: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 1 }),
  renames: fc.boolean(),
  place: fc.option(fc.string({ minLength: 1, maxLength: 5 }), { freq: 1 }),
  isHoliday: fc.boolean(),
  target: fc.option(fc.integer({ min: 1, max: 5000 }), { freq: 1 }),
})
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never

function requests(on: LocalDate): Input<'reports.buildReport'>[] {
  const shared = { policy: 'half-up', decimals: 2, signer: 0 } as const
  const month = {
    kind: 'month',
    calendar: 'calendar',
    from: localDate('2023-04-01'),
    to: localDate('2023-04-30'),
  } as const
  return [
    { ...shared, form: 'BM01', period: { kind: 'day', from: on, to: on } },
    { ...shared, form: 'BM02', period: month },
  ]
}

/** Refused figures change nothing, and that is well. */
async function apply(book: TestBook, on: LocalDate, change: Change): Promise<void> {
  const record = async (given: PostingInput) => {
    await book.backend.dispatch('figures.recordFigures', recording(given), { transport: 'test', identity: officer })
  }
  for (const { unit, code, back, value } of change.postings) await record(posting(unit, code, addDays(on, back), value))
  if (change.spanDays !== null) await record(span(communes[0] ?? '', 'CC_REIS', addDays(on, -change.spanDays), on, 40))
  const setup = sampleSetup()
  if (change.renames) {
    const renamed = setup.communes.map((one) => ({ ...one, name: `${one.name} ${on}` })).toReversed()
    await book.call('settings.applySetup', { ...setup, communes: renamed })
  }
  if (change.place !== null) await book.call('settings.setLetterhead', { ...setup.letterhead, place: change.place })
  if (change.isHoliday)
    await book.call('settings.setHolidays', { holidays: [{ on: addDays(on, -1), name: 'Nghỉ bù' }] })
  if (change.target !== null) {
    const dates = { from: localDate('2023-01-01'), to: localDate('2023-12-31'), document: '' }
    const target = { unitCode: communes[1] ?? '', measure: 'ACT', kind: 'cumulative', ...dates } as const
    await book.call('targets.setTargets', { targets: [{ ...target, needed: { count: change.target } }] })
  }
}
const officer = { author: 'Trung uý Y Moan', roles: ['officer', 'administrator', 'commander'] } as const

test('a day’s and a month’s sheet as of every day of random histories', { timeout: 120_000 }, async () => {
  let compared = 0
  let corrected = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: dayCount, maxLength: dayCount }), async (changes) => {
      const clock = movingClock(`${first}T01:00:00.000Z`)
      const book = openTestBook({ clock })
      books.push(book)
      await book.call('settings.applySetup', sampleSetup())
      const made: { on: LocalDate; request: Input<'reports.buildReport'>; before: Output<'reports.buildReport'> }[] = []
      for (const [index, change] of changes.entries()) {
        const on = addDays(first, index)
        clock.set(`${on}T01:00:00.000Z`)
        await apply(book, on, change)
        for (const request of requests(on))
          made.push({ on, request, before: await book.call('reports.buildReport', request) })
      }
      for (const { on, request, before } of made) {
        const { report, sheet, fileName } = await book.call('reports.buildPastReport', { request, asOf: on })
        expect({ report, sheet, fileName }).toEqual(before)
        compared += 1
        const now = await book.call('reports.buildReport', request)
        if (JSON.stringify(now.report) !== JSON.stringify(before.report)) corrected += 1
      }
      await book.dispose()
      books.length = 0
    }),
    { seed, numRuns: 6 },
  )
  console.info(
    `seed ${seed}: ${compared} sheets of the past compared, 0 failed; ${corrected} of them say something else now`,
  )
  expect(corrected).toBeGreaterThan(compared / 3)
})
