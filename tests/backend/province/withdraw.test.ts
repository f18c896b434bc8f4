import { expect, it } from 'vitest'
import { dayOf, exportSheet, openGroup, openProvince, recordDay } from '#tests/support/province-book.ts'
import { cellsOf, march, pac, receivingBooks, whyRefused } from '#tests/support/receiving-books.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const { books, opened, nextId, receive } = receivingBooks()
const [first = ''] = pac.communes.map(({ code }) => code)
const reason = 'Đơn vị gửi nhầm kỳ, báo lại bằng điện thoại'
async function withdrawNewest(book: TestBook) {
  const [newest] = await book.call('province.listSubmissions', { state: 'accepted' })
  const asked = { clientId: nextId(), id: newest?.id ?? 0, reason }
  await book.call('province.withdrawSubmission', asked)
  return asked
}

it('leaves the book as if the sheet had never come, stays in the list, and can be received again', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-04-12', [
    [first, 'CC_TOTAL', 5],
    [first, 'POP_ELIG', 100],
  ])
  const day = dayOf('2023-04-12')
  const blank = await cellsOf(province, 'BM01', day)
  const sheet = await exportSheet(unit, 'BM01', day)
  await receive(province, sheet)
  const full = await cellsOf(province, 'BM01', day)
  const asked = await withdrawNewest(province)
  expect(await cellsOf(province, 'BM01', day)).toEqual(blank)
  const [kept] = await province.call('province.listSubmissions', {})
  expect(kept).toMatchObject({ state: 'accepted', isCounted: false, withdrawal: { reason, by: expect.any(String) } })
  const matrix = await province.call('province.getCompleteness', {
    form: 'BM01',
    kind: 'day',
    from: day.from,
    to: day.to,
  })
  expect(matrix.units.find((one) => one.unitCode === pac.code)?.tally).toMatchObject({ submitted: 0 })
  expect(await province.failure('province.withdrawSubmission', { ...asked, clientId: 'another-call' })).toMatchObject({
    code: 'province/not-counted',
  })
  expect((await receive(province, sheet))[0]?.state).toBe('accepted')
  expect(await cellsOf(province, 'BM01', day)).toEqual(full)
  expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
})

it('brings no older version back, and lets it be received again', async () => {
  const { province, unit } = await books()
  const day = dayOf('2023-04-12')
  await recordDay(unit, '2023-04-12', [[first, 'CC_TOTAL', 5]])
  const older = await exportSheet(unit, 'BM01', day)
  await recordDay(unit, '2023-04-12', [[first, 'CC_TOTAL', 8]])
  await receive(province, older, await exportSheet(unit, 'BM01', day))
  await withdrawNewest(province)
  expect((await cellsOf(province, 'BM01', day))[0]?.['CC_TOTAL']?.value).toBeNull()
  expect((await receive(province, older))[0]?.state).toBe('accepted')
  expect((await cellsOf(province, 'BM01', day))[0]?.['CC_TOTAL']?.value).toBe(5)
})

it('makes room for the days of a month that came first, which is then compared', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-03-02', [[first, 'CC_TOTAL', 7]])
  const [month, day] = [await exportSheet(unit, 'BM02', march), await exportSheet(unit, 'BM01', dayOf('2023-03-02'))]
  await receive(province, month)
  const [refused] = await receive(province, day)
  expect(whyRefused(refused)).toContain('Rút bản nộp')
  expect(whyRefused(refused)).toMatch(/^Ngày 02\/03\/2023 đã có trong BM02 cả kỳ 01\/03\/2023 – 31\/03\/2023 /)
  expect(whyRefused(refused)).toContain(month.name)
  await withdrawNewest(province)
  const outcomes = await receive(province, day, month)
  expect(outcomes.map(({ state }) => state)).toEqual(['accepted', 'accepted'])
  expect(outcomes[1]?.remarks.map(({ code }) => code)).toContain('span-compared')
  expect((await cellsOf(province, 'BM02', march))[0]?.['CC_TOTAL']?.value).toBe(7)
})

it('writes a month that was only compared when the last of its days leaves', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-03-02', [[first, 'CC_TOTAL', 7]])
  const [month, day] = [await exportSheet(unit, 'BM02', march), await exportSheet(unit, 'BM01', dayOf('2023-03-02'))]
  await receive(province, day)
  await recordDay(unit, '2023-03-05', [[first, 'CC_TOTAL', 3]])
  await receive(province, month, await exportSheet(unit, 'BM02', march))
  const [, , days] = await province.call('province.listSubmissions', { state: 'accepted' })
  await province.call('province.withdrawSubmission', { clientId: 'withdraw-the-day', id: days?.id ?? 0, reason })
  expect((await cellsOf(province, 'BM02', march))[0]?.['CC_TOTAL']?.value).toBe(10)
  // The month tells all of its days now, though it was only compared when it came.
  const request = { form: 'BM08', period: march, policy: 'half-up', decimals: 2 } as const
  const { report } = await province.call('reports.buildReport', request)
  const told = report.rows.find((row) => row.unit === pac.code)?.cells
  expect([told?.['CC_TOTAL']?.value, told?.['DAYS_MISSING']?.value]).toEqual([10, 0])
})

it('takes a sheet of a unit whose numbers began again only with a reason, and only one exported later', async () => {
  const province = opened(await openProvince())
  const unit = opened(await openGroup(pac, {}, { today: '2023-04-14' }))
  const anew = opened(await openGroup(pac, {}, { today: '2023-04-15' }))
  const day = dayOf('2023-04-12')
  await recordDay(unit, '2023-04-12', [[first, 'CC_TOTAL', 5]])
  const [one, two] = [await exportSheet(unit, 'BM01', day), await exportSheet(unit, 'BM01', day)]
  const three = await exportSheet(unit, 'BM01', day)
  await receive(province, two)
  await recordDay(anew, '2023-04-12', [[first, 'CC_TOTAL', 6]])
  const restarted = await exportSheet(anew, 'BM01', day)
  const [refused] = await receive(province, restarted)
  expect(refused?.refusal).toMatchObject({ code: 'submission/older', data: { isExportedLater: true } })
  const [taken] = await receive(province, { ...restarted, acceptOlder: 'Đơn vị cài lại máy' })
  expect(taken?.remarks).toContainEqual({
    code: 'sequence-restarted',
    params: { sequence: 1, counted: 2, file: two.name, reason: 'Đơn vị cài lại máy' },
  })
  expect((await cellsOf(province, 'BM01', day))[0]?.['CC_TOTAL']?.value).toBe(6)
  const [still] = await receive(province, { ...one, acceptOlder: 'Đơn vị cài lại máy' })
  expect(still?.state).toBe('refused')
  const [late] = await receive(province, three)
  expect(late?.refusal).toMatchObject({ code: 'submission/older', data: { sequence: 3, counted: 1 } })
  expect((await cellsOf(province, 'BM01', day))[0]?.['CC_TOTAL']?.value).toBe(6)
})

it('takes no sheet of before a unit’s numbers began anew, also where what came before was withdrawn', async () => {
  const province = opened(await openProvince())
  const unit = opened(await openGroup(pac))
  const anew = opened(await openGroup(pac, {}, { today: '2023-04-21' }))
  const day = dayOf('2023-04-12')
  await recordDay(unit, '2023-04-12', [[first, 'CC_TOTAL', 5]])
  const old = [await exportSheet(unit, 'BM01', day), await exportSheet(unit, 'BM01', day)]
  const late = await exportSheet(unit, 'BM01', day)
  await receive(province, ...old)
  const [counting] = await province.call('province.listSubmissions', { form: 'BM01' })
  await province.call('province.withdrawSubmission', { clientId: 'withdraw-old', id: counting?.id ?? 0, reason })
  await recordDay(anew, '2023-04-12', [[first, 'CC_TOTAL', 6]])
  await receive(province, await exportSheet(anew, 'BM01', day))
  const [outcome] = await receive(province, late)
  expect(outcome?.refusal).toMatchObject({ code: 'submission/older', data: { sequence: 3, counted: 1 } })
  expect((await cellsOf(province, 'BM01', day))[0]?.['CC_TOTAL']?.value).toBe(6)
})
