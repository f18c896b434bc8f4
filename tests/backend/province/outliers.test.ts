import { afterEach, expect, it } from 'vitest'
import { addDays, isWeekend, localDate } from '#shared/kernel/local-date.ts'
import { dayOf, exportSheet, openGroup, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

const [pac] = sampleGroups
if (pac === undefined) throw new Error('no sample')
const unitCode = pac.code
const [first = '', second = ''] = pac.communes.map(({ code }) => code)
const on = localDate('2023-04-14')

function workingDaysBefore(days: number): number {
  return Array.from({ length: days }, (_, index) => addDays(on, -1 - index)).filter((day) => !isWeekend(day)).length
}

async function provinceWithDays(): Promise<TestBook> {
  const book = await openProvince()
  open.push(book)
  for (let back = 40; back > 0; back -= 1) {
    const day = addDays(on, -back)
    if (isWeekend(day)) continue
    await recordDay(book, day, [
      [first, 'CC_NEW', 5 + (back % 4)],
      [second, 'CC_NEW', 20 + (back % 3)],
    ])
  }
  return book
}

it('asks about a figure that is unlike the days before, with those days and why', async () => {
  const book = await provinceWithDays()
  await recordDay(book, on, [
    [first, 'CC_NEW', 60],
    [second, 'CC_NEW', 21],
  ])
  const { checked, unknown, outliers } = await book.call('province.findOutliers', { unitCode, on })
  expect([checked, unknown]).toEqual([2, 0])
  expect(outliers.map((one) => [one.unitCode, one.indicator, one.value, one.kind, one.suggestion])).toEqual([
    [first, 'CC_NEW', 60, 'tenfold', 6],
  ])
  expect(outliers[0]?.why).toContain('60 hôm nay, trung vị')
  expect(outliers[0]?.history).toHaveLength(workingDaysBefore(40))
})

it('remembers what was found out, and asks anew when the figure changes', async () => {
  const book = await provinceWithDays()
  await recordDay(book, on, [[first, 'CC_NEW', 60]])
  const verdict = {
    unitCode: first,
    indicator: 'CC_NEW',
    on,
    value: 60,
    verdict: 'right',
    reason: 'có đợt ở trường',
  } as const
  const saved = await book.call('province.saveVerdict', { clientId: 'verdict-0001', verdict })
  expect(saved.changed).toBe(1)
  expect((await book.call('province.saveVerdict', { clientId: 'verdict-0001', verdict })).changed).toBe(0)
  const told = (await book.call('province.findOutliers', { unitCode, on })).outliers[0]?.verdict
  expect(told).toEqual({ verdict: 'right', reason: 'có đợt ở trường' })
  await recordDay(book, on, [[first, 'CC_NEW', 90]])
  const [asked] = (await book.call('province.findOutliers', { unitCode, on })).outliers
  expect(asked?.verdict).toBeNull()
  expect(asked?.former).toEqual({ value: 60, verdict: 'right', reason: 'có đợt ở trường' })
  await recordDay(book, on, [[first, 'CC_NEW', 60]])
  const [again] = (await book.call('province.findOutliers', { unitCode, on })).outliers
  expect([again?.verdict, again?.former]).toEqual([{ verdict: 'right', reason: 'có đợt ở trường' }, null])
})

it('refuses a reason that holds a citizen’s number', async () => {
  const book = await provinceWithDays()
  const verdict = {
    unitCode: first,
    indicator: 'CC_NEW',
    on,
    value: 60,
    verdict: 'wrong',
    reason: '066123456789',
  } as const
  await expect(book.call('province.saveVerdict', { clientId: 'verdict-0002', verdict })).rejects.toThrow(
    'figures/note-has-identifier',
  )
})

it('sets the sheet that counts, the book and the national system against each other', async () => {
  const unit = await openGroup(pac)
  open.push(unit)
  await recordDay(unit, on, [
    [first, 'CC_NEW', 5],
    [second, 'CC_NEW', 9],
  ])
  const sheet = await exportSheet(unit, 'BM01', dayOf(on))
  const book = await openProvince()
  open.push(book)
  await book.call('province.receiveFiles', { clientId: 'receive-000001', files: [sheet] })
  expect((await book.call('province.getDifferences', { on })).differences).toEqual([])
  await recordDay(book, on, [[first, 'CC_NEW', 7]])
  const { differences } = await book.call('province.getDifferences', { on })
  const ofSheet = differences.find(({ kind, indicator }) => kind === 'sheet' && indicator === 'CC_NEW')
  expect(ofSheet).toMatchObject({ unitCode, rowName: null, stated: 14, booked: 16 })
  expect(ofSheet?.advice).toContain('lệch +2')
})

it('asks no reason for a difference from the national system that has one, and puts the others first', async () => {
  const book = await openProvince()
  open.push(book)
  const day = localDate(on)
  await recordDay(book, on, [
    [first, 'CC_CUM', 50],
    [second, 'CC_CUM', 60],
  ])
  await book.call('reconciliation.recordNational', {
    clientId: 'national-0001',
    source: 'typed',
    figures: [first, second].map((code) => ({ unitCode: code, indicator: 'CC_CUM', on: day, value: 48 })),
    reasons: [{ unitCode: first, indicator: 'CC_CUM', on: day, reason: 'hồ sơ nhập trễ' }],
  })
  const { differences } = await book.call('province.getDifferences', { on })
  expect(differences.map(({ advice }) => advice)).toEqual([
    'Hệ thống quốc gia là 48, sổ là 60 (lệch +12). Ghi lý do ở màn Đối chiếu hoặc đề nghị đơn vị rà soát.',
    'Hệ thống quốc gia là 48, sổ là 50 (lệch +2). Lý do đã ghi: hồ sơ nhập trễ.',
  ])
})

it('is of a province only', async () => {
  const unit = await openGroup(pac)
  open.push(unit)
  await expect(unit.call('province.getDifferences', { on })).rejects.toThrow('province/not-a-province')
})
