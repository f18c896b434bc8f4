import { expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { dayOf, exportSheet, openGroup, openProvince, recordDay } from '#tests/support/province-book.ts'
import { cellsOf, march, pac, receivingBooks } from '#tests/support/receiving-books.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const { books, opened, nextId, accept } = receivingBooks()
const [first = ''] = pac.communes.map(({ code }) => code)
const reason = 'Đơn vị gửi nhầm kỳ'

async function idOf(book: TestBook, form: string, on: string): Promise<number> {
  const listed = await book.call('province.listSubmissions', { form, from: localDate(on), to: localDate(on) })
  return listed.find(({ isCounted }) => isCounted)?.id ?? 0
}

async function withdraw(book: TestBook, form: string, on: string, more: { corrections?: 'keep' | 'drop' } = {}) {
  const id = await idOf(book, form, on)
  return book.call('province.withdrawSubmission', { clientId: nextId(), id, reason, ...more })
}

const cumulative = async (book: TestBook, on: string): Promise<unknown> =>
  (await cellsOf(book, 'BM01', dayOf(on)))[0]?.['CC_CUM']?.value

it('lets running totals that began with the sheet begin with the next one', async () => {
  const province = opened(await openProvince())
  const openings = {
    on: localDate('2023-01-01'),
    document: 'BC',
    rows: [{ unitCode: first, figures: { CC_CUM: 800 } }],
  }
  const unit = opened(await openGroup(pac, { openings }))
  for (const on of ['2023-04-11', '2023-04-12', '2023-04-13']) {
    await recordDay(unit, on, [[first, 'CC_TOTAL', 5]])
    await accept(province, await exportSheet(unit, 'BM01', dayOf(on)))
  }
  expect(await cumulative(province, '2023-04-13')).toBe(815)
  await withdraw(province, 'BM01', '2023-04-11')
  expect([await cumulative(province, '2023-04-10'), await cumulative(province, '2023-04-13')]).toEqual([null, 815])
  await withdraw(province, 'BM01', '2023-04-12')
  expect(await cumulative(province, '2023-04-13')).toBe(815)
  await recordDay(unit, '2023-04-14', [[first, 'CC_TOTAL', 1]])
  await withdraw(province, 'BM01', '2023-04-13')
  const [outcome] = await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-14')))
  expect(outcome?.remarks.map(({ code }) => code)).toContain('opening-set')
  expect(await cumulative(province, '2023-04-14')).toBe(816)
  expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
})

it('names figures typed over the sheet, and does nothing until it is said whether they stay', async () => {
  const { province, unit } = await books()
  const day = dayOf('2023-04-12')
  await recordDay(unit, '2023-04-12', [
    [first, 'CC_TOTAL', 5],
    [first, 'EID_ACT', 3],
  ])
  await accept(province, await exportSheet(unit, 'BM01', day))
  await recordDay(province, '2023-04-12', [[first, 'EID_ACT', 4]])
  const id = await idOf(province, 'BM01', '2023-04-12')
  const preview = await province.call('province.previewWithdrawal', { id })
  expect(preview.corrections).toEqual([
    expect.objectContaining({ unitCode: first, indicator: 'EID_ACT', value: 4, sheet: 3, author: 'Người thử' }),
  ])
  expect(preview.changes.find(({ code }) => code === 'CC_TOTAL')).toMatchObject({ before: 5, after: null, kept: null })
  expect(preview.changes.find(({ code }) => code === 'EID_ACT')).toMatchObject({ before: 4, after: null, kept: 4 })
  const asked = { clientId: nextId(), id, reason }
  expect(await province.failure('province.withdrawSubmission', asked)).toMatchObject({
    code: 'province/corrections-unanswered',
    data: { count: 1 },
  })
  await withdraw(province, 'BM01', '2023-04-12', { corrections: 'keep' })
  const [cells] = await cellsOf(province, 'BM01', day)
  expect([cells?.['CC_TOTAL']?.value, cells?.['EID_ACT']?.value]).toEqual([null, 4])
})

it('goes on comparing a month with a day of which a typed figure stays', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-03-02', [
    [first, 'CC_TOTAL', 7],
    [first, 'EID_ACT', 3],
  ])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-03-02')), await exportSheet(unit, 'BM02', march))
  await recordDay(province, '2023-03-02', [[first, 'CC_TOTAL', 8]])
  const [sheet] = await province.call('province.listSubmissions', { form: 'BM01' })
  const asked = { id: sheet?.id ?? 0, reason, clientId: nextId() }
  await province.call('province.withdrawSubmission', { ...asked, corrections: 'keep' })
  const [cells] = await cellsOf(province, 'BM02', march)
  expect([cells?.['CC_TOTAL']?.value, cells?.['EID_ACT']?.value]).toEqual([8, 3])
})

it('leaves what a person gave besides of a column the sheet has not, and a month that tells it is still compared', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-03-02', [
    [first, 'CC_TOTAL', 7],
    [first, 'EID_ACT', 3],
  ])
  await recordDay(unit, '2023-03-03', [[first, 'EID_ACT', 5]])
  await recordDay(province, '2023-03-02', [[first, 'EID1_ACT', 2]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-03-02')), await exportSheet(unit, 'BM02', march))
  await withdraw(province, 'BM01', '2023-03-02')
  const [cells] = await cellsOf(province, 'BM02', march)
  expect([cells?.['CC_TOTAL']?.value, cells?.['EID_ACT']?.value]).toEqual([7, 2])
  expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
})

it('leaves a population that a person corrected, whatever another sheet of the day says', async () => {
  const { province, unit } = await books()
  const day = dayOf('2023-04-12')
  await recordDay(unit, '2023-04-12', [
    [first, 'CC_TOTAL', 7],
    [first, 'POP_ELIG', 100],
  ])
  await accept(province, await exportSheet(unit, 'BM01', day), await exportSheet(unit, 'BM04', day))
  await recordDay(province, '2023-04-12', [[first, 'POP_ELIG', 120]])
  await withdraw(province, 'BM04', '2023-04-12')
  expect((await cellsOf(province, 'BM01', day))[0]?.['POP_ELIG']?.value).toBe(120)
})

it('shows what would count afterwards, as it then is, and changes nothing', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-03-02', [[first, 'CC_TOTAL', 7]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-03-02')))
  await recordDay(unit, '2023-03-05', [[first, 'CC_TOTAL', 3]])
  const month = await exportSheet(unit, 'BM02', march)
  await accept(province, month)
  const id = await idOf(province, 'BM01', '2023-03-02')
  const before = await province.call('backup.verifyStore', {})
  const preview = await province.call('province.previewWithdrawal', { id })
  expect(preview.standing).toEqual([{ form: 'BM02', fileName: month.name, from: march.from, to: march.to }])
  expect(await province.call('backup.verifyStore', {})).toEqual(before)
  await withdraw(province, 'BM01', '2023-03-02')
  const passport = await province.call('province.getFigurePassport', {
    period: march,
    unitCode: first,
    column: 'CC_TOTAL',
  })
  expect(passport.postings.map(({ value, file }) => [value, file?.name])).toEqual([[10, month.name]])
})

it('is marked in the files of the day', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-04-12', [[first, 'CC_TOTAL', 5]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-12')))
  await withdraw(province, 'BM01', '2023-04-12')
  const asked = { form: 'BM01', kind: 'day', unitCode: pac.code, on: localDate('2023-04-12') } as const
  const { files, cell } = await province.call('province.getUnitSlot', asked)
  expect([files.map(({ withdrawnFor }) => withdrawnFor), cell.state]).toEqual([[reason], 'missing'])
})
