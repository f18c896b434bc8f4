import { expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { submissionRemarkText } from '#shared/texts/submission-remarks.texts.ts'
import { dayOf, exportSheet, openGroup, openProvince, recordDay } from '#tests/support/province-book.ts'
import { march, pac, receivingBooks } from '#tests/support/receiving-books.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const { opened, accept } = receivingBooks()
const communes = pac.communes.map(({ code }) => code)
const opening = {
  on: localDate('2023-03-31'),
  document: 'BC',
  rows: communes.map((unitCode) => ({ unitCode, figures: { CC_CUM: 100, EID_COL_CUM: 80, EID_ACT_CUM: 60 } })),
}

async function unitWithDays(days: readonly string[]): Promise<TestBook> {
  const unit = opened(await openGroup(pac, { openings: opening }))
  for (const on of days)
    await recordDay(
      unit,
      on,
      communes.flatMap((code) => [
        [code, 'CC_TOTAL', 5],
        [code, 'EID2_COL', 4],
        [code, 'EID_ACT', 3],
      ]),
    )
  return unit
}

it('names the day that did not come once for all running totals it accounts for, with the cells behind it', async () => {
  const province = opened(await openProvince())
  const unit = await unitWithDays(['2023-04-11', '2023-04-12', '2023-04-13'])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-11')))
  const skipped = await exportSheet(unit, 'BM01', dayOf('2023-04-12'))
  const [outcome] = await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-13')))
  const told = outcome?.remarks.filter(({ code }) => code !== 'targets-not-set') ?? []
  expect(told.map(({ code, params }) => [code, params['days'], params['rows']])).toEqual([
    ['days-missing', '2023-04-12', communes.length],
  ])
  expect(told[0]?.details?.length).toBe(told[0]?.params['cells'])
  expect(told[0]?.details?.length).toBeGreaterThanOrEqual(3 * communes.length)
  expect(told.map((one) => submissionRemarkText(one))[0]).toMatch(/^Chưa nhận BM01 ngày 12\/04\/2023 \(3 xã\): /)
  const on = localDate('2023-04-13')
  const before = (await province.call('province.getDifferences', { on })).differences
  expect(before.every(({ missingDays }) => missingDays.join() === '2023-04-12')).toBe(true)
  await accept(province, skipped)
  expect((await province.call('province.getDifferences', { on })).differences).toEqual([])
})

it('does not lay on a missing day what it cannot account for', async () => {
  const province = opened(await openProvince())
  const unit = await unitWithDays(['2023-04-11', '2023-04-12', '2023-04-13'])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-11')))
  await recordDay(
    unit,
    '2023-04-11',
    communes.flatMap((code) => [[code, 'EID_ACT', null] as const, [code, 'EID2_COL', 0] as const]),
  )
  await recordDay(
    unit,
    '2023-04-12',
    communes.map((code) => [code, 'EID_ACT', 0] as const),
  )
  const [outcome] = await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-13')))
  expect(outcome?.remarks.map((one) => submissionRemarkText(one)).join(' ')).not.toMatch(/cao hơn|không thiếu biểu/)
  const [missing, other] = outcome?.remarks.filter(({ code }) => code !== 'targets-not-set') ?? []
  const ofActive = ({ params }: { params: Record<string, string | number> }): boolean =>
    params['indicator'] === 'EID_ACT_CUM'
  expect([missing?.code, missing?.details?.some(ofActive)]).toEqual(['days-missing', false])
  expect([other?.code, other?.details ?? other].flat().length).toBeGreaterThan(1)
})

it('holds no rest day and no day the unit was let off against it', async () => {
  const province = opened(await openProvince())
  const unit = await unitWithDays(['2023-04-07', '2023-04-08', '2023-04-10', '2023-04-11'])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-07')))
  const exemption = {
    id: 'exempt-000001',
    unitCode: pac.code,
    from: localDate('2023-04-10'),
    to: localDate('2023-04-10'),
    form: null,
    reason: 'mất điện',
    document: 'Công văn 12',
  }
  await province.call('province.saveExemption', { clientId: 'exempt-call-1', exemption })
  const [outcome] = await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-11')))
  const codes = outcome?.remarks.map(({ code }) => code)
  expect([codes?.includes('days-missing'), codes?.includes('cumulative-differs-many')]).toEqual([false, true])
})

it('holds no day against it that a month beginning on a rest day tells whole', async () => {
  const startOn = localDate('2023-07-01')
  const july = { kind: 'month', calendar: 'calendar', from: startOn, to: localDate('2023-07-31') } as const
  const settings = { startOn, openings: { ...opening, on: localDate('2023-06-30') } }
  const province = opened(await openProvince(undefined, { startOn }, { today: '2023-08-02' }))
  const unit = opened(await openGroup(pac, settings, { today: '2023-08-02' }))
  const record = (on: string, indicator: string, value: number) =>
    recordDay(
      unit,
      on,
      communes.map((code) => [code, indicator, value] as const),
    )
  await record('2023-07-10', 'EID_ACT', 5)
  await record('2023-07-10', 'EID2_COL', 5)
  await accept(province, await exportSheet(unit, 'BM04', july))
  await record('2023-07-11', 'EID_ACT', 2)
  await record('2023-08-01', 'EID_ACT', 1)
  const [outcome] = await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-08-01')))
  const codes = outcome?.remarks.map(({ code }) => code) ?? []
  expect([codes.includes('days-missing'), codes.some((code) => code.startsWith('cumulative-differs'))]).toEqual([
    false,
    true,
  ])
})

it('says of a week inside a month that is in the book whole that nothing of it can be compared, and blames no day', async () => {
  const province = opened(await openProvince())
  const unit = opened(await openGroup(pac))
  const week = { kind: 'week', from: localDate('2023-03-06'), to: localDate('2023-03-12') } as const
  const [code = ''] = communes
  await recordDay(unit, '2023-03-07', [[code, 'CC_TOTAL', 7]])
  await recordDay(unit, '2023-03-20', [[code, 'CC_TOTAL', 2]])
  await accept(province, await exportSheet(unit, 'BM02', march))
  const [outcome] = await accept(province, await exportSheet(unit, 'BM02', week))
  expect(outcome?.remarks.map((one) => submissionRemarkText(one))).toEqual([
    'Số kỳ 01/03/2023 – 31/03/2023 đã có trong sổ và chung ngày với kỳ của biểu này: số của biểu không ghi, các cột của kỳ đó không đối chiếu được.',
  ])
  const request = { form: 'BM02', unitCode: pac.code, policy: 'half-up', decimals: 2 } as const
  const totals = await Promise.all(
    [march, week].map((period) => province.call('reports.buildReport', { ...request, period })),
  )
  expect(totals.map(({ report }) => report.total.cells['CC_TOTAL']?.value)).toEqual([9, null])
})
