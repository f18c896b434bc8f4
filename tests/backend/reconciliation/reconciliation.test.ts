import { afterEach, expect, test } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'
import { communes, eaKly, eaYong, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, officer, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const on = localDate('2023-04-30')
let calls = 0

function national(book: TestBook, figures: Record<string, number | null>, unitCode = eaKly, day = on) {
  calls += 1
  const input: Input<'reconciliation.recordNational'> = {
    clientId: `national-${String(calls).padStart(6, '0')}`,
    source: 'pasted',
    document: 'Tra cứu 17 giờ',
    figures: Object.entries(figures).map(([indicator, value]) => ({ unitCode, indicator, on: day, value })),
  }
  return { input, send: () => book.call('reconciliation.recordNational', input) }
}

test('the difference is the book minus the national system at the same day, with its reason; unknown sides have none', async () => {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'CC_TOTAL', '2023-04-10', 120), posting(eaKly, 'CC_DEL', '2023-04-20', 5))
  await record(book, posting(eaKly, 'CC_TOTAL', '2023-05-02', 40))
  await national(book, { CC_CUM: 118, EID_ACT_CUM: 9 }).send()
  await book.call('reconciliation.setReasons', {
    clientId: 'reasons-000001',
    reasons: [{ unitCode: eaKly, indicator: 'CC_CUM', on, reason: '3 hồ sơ nhập trễ' }],
  })
  const compared = await book.call('reconciliation.getVariances', { on })
  expect(compared.filter(({ unitCode }) => unitCode === eaKly)).toEqual([
    {
      unitCode: eaKly,
      unitName: 'Xã Ea Kly',
      indicator: 'CC_CUM',
      national: 118,
      own: 115,
      difference: -3,
      reason: '3 hồ sơ nhập trễ',
      on,
    },
    {
      unitCode: eaKly,
      unitName: 'Xã Ea Kly',
      indicator: 'EID_ACT_CUM',
      national: 9,
      own: null,
      difference: null,
      reason: '',
      on,
    },
  ])
  expect(compared.filter(({ unitCode }) => unitCode === eaYong).map(({ national: of }) => of)).toEqual([null, null])
  expect(await book.call('reconciliation.getVariances', { on: addDays(on, 1) })).toEqual([])
})

test('national figures are no figures of the unit: no total, level or sheet counts them', async () => {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'CC_TOTAL', '2023-04-10', 120))
  const before = await book.call('figures.getDay', { on })
  await national(book, { CC_CUM: 999_999 }).send()
  expect(await book.call('figures.getDay', { on })).toEqual(before)
})

test('a repeated call records nothing twice, the same figures make no entry, and null takes a figure away', async () => {
  const book = await openDistrict()
  const first = national(book, { CC_CUM: 118 })
  expect((await first.send()).changed).toBe(1)
  expect((await first.send()).changed).toBe(0)
  expect(await national(book, { CC_CUM: 118 }).send()).toMatchObject({ entryId: null, changed: 0 })
  expect(await book.call('reconciliation.listDays', {})).toEqual([{ on, figures: 1, document: 'Tra cứu 17 giờ' }])
  await national(book, { CC_CUM: null }).send()
  expect(await book.call('reconciliation.getVariances', { on })).toEqual([])
  const changes = await book.call('reconciliation.listChanges', { unitCode: eaKly, indicator: 'CC_CUM', on })
  expect(changes.map(({ value, author }) => [value, author])).toEqual([
    [null, 'Trung uý Y Moan'],
    [118, 'Trung uý Y Moan'],
  ])
})

test.each([
  ['a flow', { CC_TOTAL: 5 }, eaKly, 'national-not-a-level'],
  ['the whole unit, whose rows have the figures', { CC_CUM: 5 }, '654', 'not-a-row'],
  ['an unknown unit', { CC_CUM: 5 }, '99999', 'unknown-unit'],
  ['an unknown indicator', { CC_CUMM: 5 }, eaKly, 'unknown-indicator'],
  ['an indicator of later years', { POP_ELIG_U6: 5 }, eaKly, 'not-valid-on'],
])('refuses %s and records none of the call', async (_what, figures, unitCode, code) => {
  const book = await openDistrict()
  const { input } = national(book, figures, unitCode)
  const good = { unitCode: eaYong, indicator: 'CC_CUM', on, value: 7 }
  const failure = await book.failure('reconciliation.recordNational', { ...input, figures: [good, ...input.figures] })
  expect(failure).toMatchObject({ code: 'reconciliation/refused', data: { issues: [{ code }] } })
  expect(await book.call('reconciliation.getVariances', { on })).toEqual([])
})

test('a reason with a citizen’s number is refused, with the figures it came with', async () => {
  const book = await openDistrict()
  const { input } = national(book, { CC_CUM: 118 })
  const reasons = [{ unitCode: eaKly, indicator: 'CC_CUM', on, reason: 'sai số 066099001234' }]
  const failure = await book.failure('reconciliation.recordNational', { ...input, reasons })
  expect(failure).toMatchObject({ code: 'figures/note-has-identifier' })
  expect(await book.call('reconciliation.listDays', {})).toEqual([])
})

test('the commander reads and does not write', async () => {
  const book = await openDistrict()
  const commander = { ...officer, identity: { author: 'Thiếu tá Hà', roles: ['commander'] as const } }
  const failure = await book.failure('reconciliation.recordNational', national(book, { CC_CUM: 1 }).input, commander)
  expect(failure.kind).toBe('forbidden')
  const reply = await book.dispatch('reconciliation.getVariances', { on }, commander)
  expect(reply.ok).toBe(true)
})

test('what was recorded is told in the audit', async () => {
  const book = await openDistrict()
  await national(book, { CC_CUM: 118, EID_ACT_CUM: 3 }).send()
  await book.call('reconciliation.setReasons', {
    clientId: 'reasons-000002',
    reasons: [{ unitCode: eaKly, indicator: 'CC_CUM', on, reason: 'nhập trễ' }],
  })
  const { events } = await book.call('audit.listEvents', { groups: ['reconciliation'] })
  expect(events.map(({ lines }) => lines)).toEqual([
    ['Ghi lý do chênh lệch cho 1 số, ngày 30/04/2023'],
    ['Ghi 2 số liệu gốc của hệ thống quốc gia, 1 đơn vị, ngày 30/04/2023'],
  ])
})

test('over random histories every difference is Σ of what was typed minus the national figure of the day', async () => {
  const seed = 20_230_430
  console.info(`seed ${seed}`)
  const random = createRandom(seed)
  const book = await openDistrict()
  const typed: { unitCode: string; day: string; value: number }[] = []
  const told = new Map<string, number>()
  for (let step = 0; step < 60; step += 1) {
    const unitCode = communes[random.between(0, communes.length - 1)] ?? eaKly
    const day = addDays(localDate('2023-04-01'), random.between(0, 29))
    if (random.isIn(33)) {
      const value = random.between(0, 4999)
      told.set(`${unitCode} ${day}`, value)
      await national(book, { CC_CUM: value }, unitCode, day).send()
    } else {
      const value = random.between(0, 199)
      const at = typed.findIndex((one) => one.unitCode === unitCode && one.day === day)
      if (at >= 0) typed.splice(at, 1)
      typed.push({ unitCode, day, value })
      await record(book, posting(unitCode, 'CC_TOTAL', day, value))
    }
  }
  for (let offset = 0; offset < 30; offset += 1) {
    const day = addDays(localDate('2023-04-01'), offset)
    const expected = communes.flatMap((unitCode) => {
      const standard = told.get(`${unitCode} ${day}`)
      const counted = typed.filter((one) => one.unitCode === unitCode && one.day <= day)
      if (standard === undefined || counted.length === 0) return []
      return [[unitCode, counted.reduce((sum, one) => sum + one.value, 0) - standard]]
    })
    const compared = await book.call('reconciliation.getVariances', { on: day })
    expect(
      compared.filter(({ difference }) => difference !== null).map((one) => [one.unitCode, one.difference]),
    ).toEqual(expected)
  }
})
