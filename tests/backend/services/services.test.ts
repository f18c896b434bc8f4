import { afterEach, expect, test } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import { endOfMonth, localDate } from '#shared/kernel/local-date.ts'
import { percentText, percentUnits, pointChange } from '#shared/kernel/ratio.ts'
import type { ServiceRecord } from '#shared/services/services.schema.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'
import { closeTestBooks, officer, type TestBook } from '../support/test-backend.ts'
import { openDistrict } from '../support/sample-unit.ts'

afterEach(closeTestBooks)

type Figures = Input<'services.recordFigures'>['figures']

const march = { from: localDate('2023-03-01'), to: localDate('2023-03-31') }
const april = { from: localDate('2023-04-01'), to: localDate('2023-04-30') }
const firstQuarter = { from: localDate('2023-01-01'), to: localDate('2023-03-31') }
let calls = 0

function pair(code: string, span: typeof april, received: number | null, online: number | null): Figures {
  return [
    { code, measure: 'DVC_ALL', ...span, value: received },
    { code, measure: 'DVC_ON', ...span, value: online },
  ]
}

function recording(...figures: Figures): Input<'services.recordFigures'> {
  calls += 1
  return { clientId: `services-${String(calls).padStart(6, '0')}`, source: 'typed', figures }
}

const record = (book: TestBook, ...figures: Figures) => book.call('services.recordFigures', recording(...figures))

async function refusedWith(book: TestBook, ...figures: Figures) {
  const failure = await book.failure('services.recordFigures', recording(...figures))
  if (failure.kind !== 'domain' || failure.code !== 'services/refused') throw new Error(JSON.stringify(failure))
  return (failure.data as { issues: { code: string; params: Record<string, unknown> }[] }).issues
}

async function serviceOf(book: TestBook, code: string): Promise<ServiceRecord> {
  const found = (await book.call('services.listServices', {})).find((one) => one.code === code)
  if (found === undefined) throw new Error(`no service ${code}`)
  return found
}

test('a new book has the 25 essential services, 11 of them run by the police until 28/2/2025 and 13 from then on', async () => {
  const book = await openDistrict()
  const before = await book.call('services.getBook', { from: localDate('2025-02-01'), to: localDate('2025-02-28') })
  const after = await book.call('services.getBook', { from: localDate('2025-03-01'), to: localDate('2025-03-31') })
  const police = (rows: typeof before.rows) =>
    rows.filter(({ service }) => service.isPolice).map((row) => row.service.code)
  expect(before.rows.map(({ service }) => service.number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  expect(police(before.rows)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '12', '13', '14'])
  expect(police(after.rows)).toEqual([...police(before.rows), '20', '22'].toSorted())
})

test('48,91 % is 5,41 points above the 43,50 of the month before', async () => {
  const book = await openDistrict()
  await record(book, ...pair('03', march, 10_000, 4350), ...pair('03', april, 29_791, 14_571))
  const { all, before } = await book.call('services.getBook', april)
  expect(before).toEqual(march)
  expect(all).toEqual({ now: { received: 29_791, online: 14_571 }, before: { received: 10_000, online: 4350 } })
  const format = { policy: 'half-up', decimals: 2 } as const
  const now = percentUnits(all.now.online, all.now.received, format)
  const then = percentUnits(all.before.online, all.before.received, format)
  expect([percentText(all.now.online, all.now.received, format), pointChange(now, then, 2)]).toEqual(['48,91', '+5,41'])
})

test('14.571 of 20.934 files is 69,60 % whatever a report printed beside it', async () => {
  const book = await openDistrict()
  await record(book, ...pair('09', april, 20_934, 14_571))
  const { all } = await book.call('services.getBook', april)
  expect(percentText(all.now.online, all.now.received, { policy: 'trunc', decimals: 2 })).toBe('69,60')
})

test('totals are Σ online / Σ received of services that reported both; the others are named with their months', async () => {
  const book = await openDistrict()
  await record(book, ...pair('01', april, 100, 90), ...pair('02', april, 10, 0), ...pair('09', april, 50, null))
  const { all, police, missing, rows } = await book.call('services.getBook', april)
  expect(all.now).toEqual({ received: 110, online: 90 })
  expect(police.now).toEqual({ received: 110, online: 90 })
  expect(rows.find(({ service }) => service.code === '09')?.now).toEqual({ received: 50, online: null })
  expect(missing.map(({ code }) => code)).toEqual(rows.map(({ service }) => service.code).filter((code) => code > '02'))
  expect(missing[0]).toEqual({ code: '03', months: ['2023-04'] })
})

test('more online than received is refused naming both numbers, also against what stands', async () => {
  const book = await openDistrict()
  const [issue] = await refusedWith(book, ...pair('03', april, 100, 101))
  expect(issue).toMatchObject({ code: 'service-online-exceeds', params: { received: 100, online: 101 } })
  await record(book, ...pair('03', april, 100, 80))
  const lower: Figures = [{ code: '03', measure: 'DVC_ALL', ...april, value: 79 }]
  expect((await refusedWith(book, ...lower))[0]).toMatchObject({ params: { received: 79, online: 80 } })
  await record(book, ...pair('03', april, 79, 79))
})

test('nothing of a call is recorded when one of its figures is refused', async () => {
  const book = await openDistrict()
  await refusedWith(book, ...pair('01', april, 5, 1), ...pair('99', april, 5, 1))
  expect((await book.call('services.getBook', april)).all.now).toEqual({ received: null, online: null })
})

test('periods of a service that share a day are refused; one that sticks out of a period is left out and named', async () => {
  const book = await openDistrict()
  const across = { from: localDate('2023-03-15'), to: localDate('2023-04-14') }
  await record(book, ...pair('03', across, 40, 20))
  expect((await refusedWith(book, ...pair('03', april, 10, 5))).map(({ code }) => code)).toEqual([
    'service-span-overlaps',
  ])
  const { rows, crossing } = await book.call('services.getBook', april)
  expect(rows.find(({ service }) => service.code === '03')?.now).toEqual({ received: null, online: null })
  expect(crossing).toEqual([{ code: '03', ...across }])
  await record(book, ...pair('03', across, null, null), ...pair('03', april, 10, 5))
})

test('a quarter adds up its months with both figures and is compared with the quarter before', async () => {
  const book = await openDistrict()
  const january = { from: localDate('2023-01-01'), to: localDate('2023-01-31') }
  await record(book, ...pair('03', january, 100, 40), ...pair('03', march, 60, null))
  const quarter = await book.call('services.getBook', firstQuarter)
  expect(quarter.before).toEqual({ from: '2022-10-01', to: '2022-12-31' })
  expect(quarter.rows.find(({ service }) => service.code === '03')?.now).toEqual({ received: 100, online: 40 })
  expect(quarter.missing.find(({ code }) => code === '03')?.months).toEqual(['2023-02', '2023-03'])
})

test('a unit that closes its months on the 14th compares with the month before of that calendar', async () => {
  const book = await openDistrict({
    reporting: { reportHour: '17:00', calendar: 'administrative', policy: 'half-up', decimals: 2 },
  })
  const month = { from: localDate('2023-03-15'), to: localDate('2023-04-14') }
  await record(book, ...pair('03', month, 10, 5))
  const { before, missing } = await book.call('services.getBook', month)
  expect(before).toEqual({ from: '2023-02-15', to: '2023-03-14' })
  expect(missing.find(({ code }) => code === '04')?.months).toEqual(['2023-04'])
})

test('a target holds from its day until the next, with its document; what was before stays', async () => {
  const book = await openDistrict()
  const service = await serviceOf(book, '03')
  const targets = [
    { from: localDate('2023-01-01'), shareBp: 3000, document: 'KH 09/KH-UBND' },
    { from: localDate('2023-04-30'), shareBp: 6000, document: 'QĐ 422/QĐ-TTg' },
  ]
  await book.call('services.saveServices', { clientId: 'services-list-1', services: [{ ...service, targets }] })
  const at = async (span: typeof april) =>
    (await book.call('services.getBook', span)).rows.find((row) => row.service.code === '03')?.service
  expect(await at(march)).toMatchObject({ targetBp: 3000, targetDocument: 'KH 09/KH-UBND' })
  expect(await at(april)).toMatchObject({ targetBp: 6000, targetDocument: 'QĐ 422/QĐ-TTg' })
  expect(await at({ from: localDate('2022-12-01'), to: localDate('2022-12-31') })).toMatchObject({ targetBp: null })
})

test('a service leaves the list from a day on, keeps its figures in the period, and its number may be given again', async () => {
  const book = await openDistrict()
  await record(book, ...pair('25', march, 10, 5))
  const service = await serviceOf(book, '25')
  const [version] = service.versions
  if (version === undefined) throw new Error('a service without a version')
  const gone = { ...version, from: localDate('2023-03-15'), isListed: false }
  await book.call('services.saveServices', {
    clientId: 'services-list-2',
    services: [{ ...service, versions: [version, gone] }],
  })
  const inMarch = await book.call('services.getBook', march)
  expect(inMarch.rows.find((row) => row.service.code === '25')?.now).toEqual({ received: 10, online: 5 })
  expect((await book.call('services.getBook', april)).rows.some((row) => row.service.code === '25')).toBe(false)
  expect((await refusedWith(book, ...pair('25', april, 1, 1)))[0]?.code).toBe('service-not-listed')
  const own = { code: 'TINH-1', number: 25, versions: [{ ...version, from: localDate('2023-04-01') }], targets: [] }
  await book.call('services.saveServices', { clientId: 'services-list-3', services: [own] })
  const taken = await book.failure('services.saveServices', {
    clientId: 'services-list-4',
    services: [{ ...own, code: 'TINH-2', number: 1 }],
  })
  expect(taken).toMatchObject({ code: 'services/refused', data: { issues: [{ code: 'service-number-taken' }] } })
})

test('a repeated call records nothing twice, and a citizen’s number in a document is refused', async () => {
  const book = await openDistrict()
  const call = recording(...pair('03', april, 10, 5))
  expect(await book.call('services.recordFigures', call)).toMatchObject({ changed: 2 })
  expect(await book.call('services.recordFigures', call)).toMatchObject({ changed: 0 })
  expect(await book.call('services.recordFigures', recording(...pair('03', april, 10, 5)))).toMatchObject({
    entryId: null,
  })
  const failure = await book.failure('services.recordFigures', {
    ...recording(...pair('03', april, 11, 5)),
    document: 'của ông 066099001234',
  })
  expect(failure).toMatchObject({ code: 'figures/note-has-identifier' })
})

test('the commander reads and does not write; who told what is kept and told in the audit', async () => {
  const book = await openDistrict()
  await record(book, ...pair('03', april, 10, 5))
  const commander = { ...officer, identity: { author: 'Thiếu tá Hà', roles: ['commander'] as const } }
  const refused = await book.failure('services.recordFigures', recording(...pair('03', april, 9, 5)), commander)
  expect(refused.kind).toBe('forbidden')
  const changes = await book.call('services.listChanges', { code: '03', ...april })
  expect(changes.map(({ measure, value, author }) => [measure, value, author])).toEqual([
    ['DVC_ON', 5, 'Trung uý Y Moan'],
    ['DVC_ALL', 10, 'Trung uý Y Moan'],
  ])
  const { events } = await book.call('audit.listEvents', { groups: ['services'] })
  expect(events.flatMap(({ lines }) => lines)).toEqual(['Ghi 2 số dịch vụ công của 1 dịch vụ, 01/04/2023 – 30/04/2023'])
})

test('over random histories every total is what a fold of the last words of each figure gives', async () => {
  const seed = 14_571
  console.info(`seed ${seed}`)
  const random = createRandom(seed)
  const book = await openDistrict()
  const last = new Map<string, [number | null, number | null]>()
  const months = Array.from({ length: 6 }, (_, index) => localDate(`2023-0${index + 1}-01`))
  for (let step = 0; step < 120; step += 1) {
    const code = String(random.between(1, 25)).padStart(2, '0')
    const from = months[random.between(0, 5)] ?? april.from
    const received = random.isIn(10) ? null : random.between(0, 900)
    const online = random.isIn(10) ? null : random.between(0, received ?? 900)
    last.set(`${code} ${from}`, [received, online])
    await record(book, ...pair(code, { from, to: endOfMonth(from) }, received, online))
  }
  for (const from of months) {
    const { all, police, rows } = await book.call('services.getBook', { from, to: endOfMonth(from) })
    let [received, online, policeReceived, policeOnline] = [0, 0, 0, 0]
    for (const { service } of rows) {
      const [r, o] = last.get(`${service.code} ${from}`) ?? [null, null]
      if (r === null || o === null) continue
      received += r
      online += o
      if (service.isPolice) [policeReceived, policeOnline] = [policeReceived + r, policeOnline + o]
    }
    expect([all.now.received ?? 0, all.now.online ?? 0]).toEqual([received, online])
    expect([police.now.received ?? 0, police.now.online ?? 0]).toEqual([policeReceived, policeOnline])
  }
  const verified = await book.call('backup.verifyStore', {})
  expect(verified.ok).toBe(true)
})
