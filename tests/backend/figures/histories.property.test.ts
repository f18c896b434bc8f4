/** Random histories of a book against a model that adds everything up again at every question. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays, datesBetween, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import {
  eaKly,
  eaYong,
  openDistrict,
  type PostingInput,
  posting,
  record,
  recording,
  span,
} from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'
import { BookModel, modelStocks } from './book-model.ts'

afterEach(closeTestBooks)

const seed = 20240229
const dates = datesBetween(localDate('2023-12-24'), localDate('2024-04-03'))
const flows = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_TOTAL',
  'CC_DEL',
  'EID1_COL',
  'EID2_COL',
  'EID_COL',
  'EID1_APP',
  'EID_APP',
]
const stocks = Object.keys(modelStocks)

const anyDate = fc.constantFrom(...dates, ...dates.filter((on) => /-(01|28|29|30|31)$/.test(on)))
const anyUnit = fc.constantFrom(eaKly, eaYong)
const anyValue = fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 })), { freq: 5 })
const dayFlow = fc
  .record({
    unit: anyUnit,
    code: fc.constantFrom(...flows),
    on: anyDate,
    value: anyValue,
    channel: fc.constantFrom('FIXED' as const, 'MOBILE' as const),
  })
  .map(({ unit, code, on, value, channel }) => posting(unit, code, on, value, { channel }))
const spanFlow = fc
  .record({
    unit: anyUnit,
    code: fc.constantFrom(...flows),
    on: anyDate,
    days: fc.integer({ min: 1, max: 40 }),
    value: anyValue,
  })
  .map(({ unit, code, on, days, value }) => span(unit, code, on, addDays(on, days), value))
const opening = fc
  .record({ unit: anyUnit, code: fc.constantFrom(...stocks), on: anyDate, value: anyValue })
  .map(({ unit, code, on, value }) => posting(unit, code, on, value === null ? null : value * 1000))
const step = fc.array(
  fc.oneof({ weight: 12, arbitrary: dayFlow }, { weight: 2, arbitrary: spanFlow }, { weight: 1, arbitrary: opening }),
  {
    minLength: 1,
    maxLength: 25,
  },
)

/** Takes a step in the book and in the model; both must agree on whether it can be taken. */
async function take(book: TestBook, model: BookModel, postings: PostingInput[]): Promise<BookModel> {
  const next = model.copy()
  // The last figure for a cell holds; a cell taken away in the same call no longer stands in the way.
  for (const one of postings) next.take(one)
  const isLastOfItsCell = (one: PostingInput, index: number) =>
    !postings
      .slice(index + 1)
      .some(
        (later) =>
          later.unitCode === one.unitCode &&
          later.indicator === one.indicator &&
          later.channel === one.channel &&
          later.from === one.from &&
          later.to === one.to,
      )
  const reply = await book.dispatch('figures.recordFigures', recording(...postings.filter(isLastOfItsCell)))
  if (reply.ok) {
    expect(next.hasOverlap()).toBe(false)
    return next
  }
  expect(reply.failure).toMatchObject({ kind: 'domain', code: 'figures/refused' })
  expect(next.hasOverlap()).toBe(true)
  return model
}

async function compare(book: TestBook, model: BookModel, on: LocalDate): Promise<void> {
  const page = await book.call('figures.getDay', { on: addDays(on, 1) })
  for (const unit of [eaKly, eaYong]) {
    const carried = page.carried.find((one) => one.unitCode === unit)?.stocks ?? {}
    for (const [code, level] of Object.entries(carried)) {
      if (code in modelStocks) expect([unit, code, on, level]).toEqual([unit, code, on, model.stock(unit, code, on)])
    }
    for (const [code, rule] of Object.entries(modelStocks)) {
      const { cumulative } = await book.call('figures.getCellDetail', { unitCode: unit, indicator: rule.plus, on })
      expect([unit, code, on, cumulative]).toEqual([unit, code, on, model.stock(unit, code, on)])
    }
    for (const code of flows) {
      const cell = page.cells.find((one) => one.unitCode === unit && one.indicator === code)
      expect([unit, code, page.state.on, cell?.effective ?? null]).toEqual([
        unit,
        code,
        page.state.on,
        model.day(unit, code, page.state.on),
      ])
    }
  }
}

describe('a random history', () => {
  it('gives the same figures, days and cumulatives as adding everything up again', { timeout: 120_000 }, async () => {
    let tried = 0
    let compared = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 20 }),
        fc.array(anyDate, { minLength: 6, maxLength: 12 }),
        async (steps, days) => {
          tried += 1
          const book = await openDistrict()
          let model = new BookModel()
          for (const one of steps) model = await take(book, model, one)
          for (const on of days) await compare(book, model, on)
          compared += days.length * 2 * (stocks.length + flows.length)
          expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true, problems: [] })
          await closeTestBooks()
        },
      ),
      { seed, numRuns: 30 },
    )
    console.info(`seed ${seed}: ${tried} histories tried, ${compared} figures compared, 0 failed`)
  })

  it('is told apart by the model when one figure differs (positive control)', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', '2024-02-29', 5))
    const model = new BookModel()
    model.take(posting(eaKly, 'CC_NEW', '2024-02-29', 6))
    await expect(compare(book, model, localDate('2024-02-29'))).rejects.toThrow(/CC_CUM/)
  })
})
