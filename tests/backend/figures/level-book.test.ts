import { afterEach, expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import {
  district,
  eaKly,
  eaYong,
  openDistrict,
  posting,
  record,
  recording,
  refusedWith,
} from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const june = localDate('2023-06-30')

async function cellOf(book: TestBook, on: string, indicator: string, unitCode = eaKly) {
  const { cells } = await book.call('figures.getLevels', { on: localDate(on) })
  return cells.find((cell) => cell.unitCode === unitCode && cell.indicator === indicator)
}

test('a level is told with its document and author, and beside it what stood before', async () => {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'COMM_GROUPS', '2023-01-10', 9))
  await book.call('figures.recordFigures', {
    ...recording(posting(eaKly, 'COMM_GROUPS', '2023-06-30', 7)),
    document: 'BB 12',
  })
  expect(await cellOf(book, '2023-06-30', 'COMM_GROUPS')).toMatchObject({
    given: { on: '2023-06-30', value: 7, author: 'Trung uý Y Moan', document: 'BB 12' },
    before: { on: '2023-01-10', value: 9 },
  })
  expect(await cellOf(book, '2023-07-01', 'COMM_GROUPS')).toMatchObject({ given: null, before: { value: 7 } })
  expect(await cellOf(book, '2023-01-09', 'COMM_GROUPS')).toBeUndefined()
  const history = await book.call('figures.getLevelHistory', { unitCode: eaKly, indicator: 'COMM_GROUPS' })
  expect(history.map(({ on, value }) => [on, value])).toEqual([
    ['2023-06-30', 7],
    ['2023-01-10', 9],
  ])
})

test('a level taken away at a day gives its place back to the one before', async () => {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'COMM_GROUPS', '2023-01-10', 9), posting(eaKly, 'COMM_GROUPS', '2023-06-30', 7))
  await record(book, posting(eaKly, 'COMM_GROUPS', '2023-06-30', null))
  expect(await cellOf(book, '2023-06-30', 'COMM_GROUPS')).toMatchObject({ given: null, before: { value: 9 } })
  expect((await book.call('figures.getLevels', { on: june })).days).toEqual(['2023-01-10'])
})

test('cleaned data above what is to be cleaned is refused with both numbers and their days, wherever it comes from', async () => {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'CLEAN_ALL', '2023-01-10', 100), posting(eaKly, 'CLEAN_DONE', '2023-06-30', 98))
  expect(await refusedWith(book, posting(eaKly, 'CLEAN_DONE', '2023-06-30', 101))).toEqual(['level-exceeds-whole'])
  expect(await refusedWith(book, posting(eaKly, 'CLEAN_ALL', '2023-02-01', 97))).toEqual(['level-exceeds-whole'])
  await record(book, posting(eaKly, 'CLEAN_ALL', '2023-06-30', 105), posting(eaKly, 'CLEAN_DONE', '2023-06-30', 105))
  await record(book, posting(eaYong, 'CLEAN_DONE', '2023-06-30', 500))
})

test('the whole unit stands beside its rows, and only the day of faulty files is locked with the day', async () => {
  const book = await openDistrict()
  await record(book, posting(district, 'POP_ELIG', '2023-06-30', 102_641))
  const { whole, rows, isDayLocked } = await book.call('figures.getLevels', { on: june })
  expect([whole?.code, rows.some(({ code }) => code === district), isDayLocked]).toEqual([district, false, false])
})

test('deleted files lower the cumulative by as many, and a stock of faulty files may fall', async () => {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'CC_TOTAL', '2023-06-01', 120), posting(eaKly, 'CC_ERR', '2023-06-01', 9))
  await record(book, posting(eaKly, 'CC_DEL', '2023-06-30', 5), posting(eaKly, 'CC_ERR', '2023-06-30', 2))
  const compared = await book.call('reconciliation.getVariances', { on: june, indicators: ['CC_CUM', 'CC_ERR'] })
  expect(compared.filter(({ unitCode }) => unitCode === eaKly).map(({ indicator, own }) => [indicator, own])).toEqual([
    ['CC_ERR', 2],
    ['CC_CUM', 115],
  ])
  const { issues } = await book.call('figures.getDay', { on: june })
  expect(issues.map(({ code }) => code)).toContain('deletion-needs-note')
})
