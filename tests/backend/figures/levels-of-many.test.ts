/** Levels of many rows and stocks asked at once, each against a fold over what was recorded that asks nothing of the book. */
import { afterEach, expect, it } from 'vitest'
import { createFiguresRepo } from '#backend/figures/figures.repo.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import type { NewRevision } from '#backend/figures/ledger-rows.ts'
import { createLedgerService } from '#backend/figures/ledger.service.ts'
import { createLevelsService, type Levels } from '#backend/figures/levels.service.ts'
import { createUnitsRepo } from '#backend/units/units.repo.ts'
import { indicator } from '#shared/indicators/indicators.rules.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import { createRandom, type Random } from '../../../src/main/cli/sample/seeded-random.ts'
import { communes, counter, openDistrict } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const SEED = 20_261_129
const stocks = [
  'CC_CUM',
  'CC_UNCL',
  'CC_RCV_CUM',
  'CC_DLV_CUM',
  'EID1_STOCK',
  'EID1_APP_CUM',
  'EID_UPG_CUM',
  'CC_DEL_CUM',
]
const flows = [
  ...new Set(stocks.flatMap((code) => [...(indicator(code).plus ?? []), ...(indicator(code).minus ?? [])])),
]
const first = localDate('2023-11-20')
const DAYS = 130
const rows = [...communes, counter]

it(`are what a fold of the same openings and flows gives, whatever day and order they were opened in (seed ${SEED})`, async () => {
  const random = createRandom(SEED)
  let compared = 0
  for (let book = 0; book < 12; book += 1) compared += await compareBook(random)
  expect(compared).toBeGreaterThan(2000)
})

async function compareBook(random: Random): Promise<number> {
  const book = await openDistrict()
  return book.raw((db) => {
    const ids = new Map(
      createUnitsRepo(db)
        .all()
        .map(({ id, code }) => [code, id]),
    )
    const recorded = randomRevisions(random, ids)
    const clock = { today: () => first, instant: () => `${first}T00:00:00.000Z` }
    createLedgerService(createLedgerRepo(db), clock).append(
      { clientId: 'levels-of-many', author: '', source: 'test', document: '', request: '' },
      { revisions: recorded },
    )
    const levels = createLevelsService(createFiguresRepo(db))
    const asked = rows.flatMap((code) => ids.get(code) ?? [])
    let compared = 0
    for (let times = 0; times < 12; times += 1) {
      const on = addDays(first, random.between(-2, DAYS + 2))
      const found = levels.stocksAt(asked, stocks, on)
      for (const unitId of asked) {
        const expected: Levels = Object.fromEntries(stocks.map((code) => [code, folded(recorded, unitId, code, on)]))
        expect({ on, unitId, ...found.get(unitId) }).toEqual({ on, unitId, ...expected })
        compared += stocks.length
      }
    }
    return compared
  })
}

/** What is written last of a cell counts; each cell is written once here. */
function folded(recorded: readonly NewRevision[], unitId: number, code: string, on: string): number | null {
  const own = recorded.filter((one) => one.unitId === unitId && one.value !== null)
  const opening = own
    .filter((one) => one.indicator === code && one.from <= on)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
  const counted = own.filter((one) => one.from > (opening?.from ?? '') && one.to <= on)
  const [plus, minus] = [indicator(code).plus ?? [], indicator(code).minus ?? []].map((codes) =>
    counted.filter((one) => codes.includes(one.indicator)).map(({ value }) => value ?? 0),
  )
  const terms = [opening?.value, ...(plus ?? []), ...(minus ?? []).map((value) => 0 - value)]
  const known = terms.filter((value) => value !== undefined && value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function randomRevisions(random: Random, ids: ReadonlyMap<string, number>): NewRevision[] {
  const found = new Map<string, NewRevision>()
  const add = (unitCode: string, code: string, channel: string, day: number, length: number) => {
    const from = addDays(first, day)
    const unitId = ids.get(unitCode) ?? 0
    const to = addDays(from, length)
    const key = [unitCode, code, channel, from, to].join(' ')
    const value = random.between(0, 900)
    found.set(key, { unitId, unitCode, indicator: code, channel, from, to, value, draft: null })
  }
  // Some rows are opened with the whole book, some by themselves and again, some never.
  const opened = random.between(0, DAYS)
  for (const unitCode of rows) {
    for (const code of stocks) {
      if (random.isIn(40)) add(unitCode, code, 'STOCK', opened, 0)
      if (random.isIn(30)) add(unitCode, code, 'STOCK', random.between(0, DAYS), 0)
    }
    for (const code of flows) {
      if (random.isIn(15)) continue
      for (let day = 0; day < DAYS; day += random.between(1, 9))
        add(unitCode, code, random.isIn(20) ? 'MOBILE' : 'FIXED', day, random.isIn(5) ? random.between(1, 40) : 0)
    }
  }
  return [...found.values()]
}
