import { expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { dayOf, exportSheet, openGroup, recordDay } from '#tests/support/province-book.ts'
import { march, pac, receivingBooks, whyRefused } from '#tests/support/receiving-books.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const { books, opened, accept, receive } = receivingBooks()
const unitCode = pac.code
const [first = '', second = ''] = pac.communes.map(({ code }) => code)
/** The eligible of a commune as the province prints them on a day. */
async function eligible(book: TestBook, on: string) {
  const request = { form: 'BM01', period: dayOf(on), unitCode, policy: 'half-up', decimals: 2 } as const
  const { report } = await book.call('reports.buildReport', request)
  return report.rows.find(({ unit }) => unit === first)?.cells['POP_ELIG']?.value
}

it('keeps the population of a later day when an earlier sheet comes again with another', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-04-01', [[first, 'POP_ELIG', 100]])
  for (const on of ['2023-04-12', '2023-04-13']) {
    await recordDay(unit, on, [[first, 'CC_TOTAL', 5]])
    await accept(province, await exportSheet(unit, 'BM01', dayOf(on)))
  }
  await recordDay(unit, '2023-04-12', [[first, 'POP_ELIG', 40]])
  await recordDay(unit, '2023-04-13', [[first, 'POP_ELIG', 100]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-12')))
  expect([await eligible(province, '2023-04-12'), await eligible(province, '2023-04-13')]).toEqual([40, 100])
})

it('does not take a sheet without any figure for one that says nothing happened', async () => {
  const { province, unit } = await books()
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-12')))
  await recordDay(unit, '2023-04-13', [[first, 'CC_TOTAL', 0]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-13')))
  const listed = await province.call('province.listSubmissions', {})
  expect(listed.map(({ period, isEmpty }) => [period?.from, isEmpty])).toEqual([
    ['2023-04-13', true],
    ['2023-04-12', false],
  ])
})

it('does not let a month that is only compared make up for days that did not come', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-03-01', [
    [first, 'CC_TOTAL', 10],
    [second, 'CC_TOTAL', 20],
  ])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-03-01')))
  await recordDay(unit, '2023-03-02', [[first, 'CC_TOTAL', 900]])
  await accept(province, await exportSheet(unit, 'BM02', march))
  const { report } = await province.call('reports.buildReport', {
    form: 'BM08',
    period: march,
    policy: 'half-up',
    decimals: 2,
  })
  const line = report.rows.find((row) => row.unit === unitCode)
  expect(line?.cells['CC_TOTAL']?.value).toBe(30)
  expect(line?.cells['DAYS_MISSING']?.value).toBeGreaterThan(10)
})

const week = {
  kind: 'custom',
  from: localDate('2023-04-01'),
  to: localDate('2023-04-12'),
} as const

it('keeps a population that another form of the day still states when one form leaves it blank', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-04-12', [
    [first, 'CC_TOTAL', 5],
    [first, 'POP_ELIG', 100],
  ])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-12')), await exportSheet(unit, 'BM02', week))
  await recordDay(unit, '2023-04-12', [[first, 'POP_ELIG', null]])
  const blank = await exportSheet(unit, 'BM01', dayOf('2023-04-12'))
  await accept(province, blank)
  expect(await eligible(province, '2023-04-12')).toBe(100)
  await accept(province, await exportSheet(unit, 'BM02', week))
  expect(await eligible(province, '2023-04-12')).toBeNull()
})

it('lets the population of the newest of two sheets that end on a day stand, and names both', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-04-12', [
    [first, 'CC_TOTAL', 5],
    [first, 'POP_ELIG', 100],
  ])
  const former = await exportSheet(unit, 'BM01', dayOf('2023-04-12'))
  await accept(province, former)
  await recordDay(unit, '2023-04-12', [[first, 'POP_ELIG', 140]])
  const later = await exportSheet(unit, 'BM02', week)
  await accept(province, later)
  expect(await eligible(province, '2023-04-12')).toBe(140)
  const [kept] = await province.call('province.listSubmissions', {})
  expect(kept?.remarks).toContainEqual({
    code: 'level-differs',
    params: {
      unit: first,
      indicator: 'POP_ELIG',
      on: '2023-04-12',
      value: 140,
      file: later.name,
      otherValue: 100,
      otherFile: former.name,
    },
  })
})

it('offers no running total as opening again that the book already has', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-04-12', [[first, 'CC_TOTAL', 5]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-12')))
  await recordDay(unit, '2023-04-12', [[first, 'CC_TOTAL', 7]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-12')))
  const listed = await province.call('province.listSubmissions', {})
  const opened = listed.map(({ remarks }) => remarks.some(({ code }) => code === 'opening-set'))
  expect(opened).toEqual([false, true])
})

it('takes away what only an older sheet said of a row that the newer one leaves out', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-04-12', [
    [first, 'CC_TOTAL', 5],
    [first, 'POP_ELIG', 100],
  ])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-04-12')))
  const fewer = opened(await openGroup({ code: unitCode, name: pac.name, communes: pac.communes.slice(1) }))
  await exportSheet(fewer, 'BM01', dayOf('2023-04-12'))
  await recordDay(fewer, '2023-04-12', [[second, 'CC_TOTAL', 3]])
  await accept(province, await exportSheet(fewer, 'BM01', dayOf('2023-04-12')))
  const request = { form: 'BM01', period: dayOf('2023-04-12'), unitCode, policy: 'half-up', decimals: 2 } as const
  const { report } = await province.call('reports.buildReport', request)
  const cells = report.rows.find((row) => row.unit === first)?.cells
  expect([cells?.['POP_ELIG']?.value, cells?.['CC_TOTAL']?.value, cells?.['CC_CUM']?.value]).toEqual([null, null, null])
})

it('names of a quarter only the days that no sheet of a shorter period makes up for', async () => {
  const { province, unit } = await books()
  const february = { ...march, from: localDate('2023-02-01'), to: localDate('2023-02-28') } as const
  await recordDay(unit, '2023-02-10', [[first, 'CC_TOTAL', 4]])
  await recordDay(unit, '2023-03-10', [[first, 'CC_TOTAL', 6]])
  await accept(province, await exportSheet(unit, 'BM02', february), await exportSheet(unit, 'BM02', march))
  const quarter = {
    kind: 'quarter',
    calendar: 'calendar',
    from: localDate('2023-01-01'),
    to: localDate('2023-03-31'),
  } as const
  const january = { ...march, from: quarter.from, to: localDate('2023-01-31') } as const
  const missing = async (period: Period) => {
    const request = { form: 'BM08', period, policy: 'half-up', decimals: 2 } as const
    const { report } = await province.call('reports.buildReport', request)
    return report.rows.find((row) => row.unit === unitCode)?.cells['DAYS_MISSING']?.value
  }
  expect([await missing(quarter), await missing(january), await missing(march)]).toEqual([16, 16, 0])
})

it('refuses two forms of the same days with another population, and says both files, both figures and what to do', async () => {
  const { province, unit } = await books()
  await recordDay(unit, '2023-03-02', [[first, 'CC_TOTAL', 5]])
  await recordDay(unit, '2023-03-31', [[first, 'POP_ELIG', 100]])
  const month = await exportSheet(unit, 'BM02', march)
  await accept(province, month)
  await recordDay(unit, '2023-03-31', [[first, 'POP_ELIG', 140]])
  const other = await exportSheet(unit, 'BM04', march)
  const [outcome] = await receive(province, other)
  const told = whyRefused(outcome)
  for (const word of [month.name, other.name, ' ghi 140', ' ghi 100', 'xuất lại cả hai biểu'])
    expect(told).toContain(word)
})
