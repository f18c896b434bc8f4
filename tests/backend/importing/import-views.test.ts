import { afterEach, expect, it } from 'vitest'
import { openDistrict } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'
import { addFile, preview, sheetOf, usualRows } from './import-book.ts'

afterEach(closeTestBooks)

it('a preview is shortened only as far as asked, and says how much is beyond', async () => {
  const book = await openDistrict()
  const { id } = await addFile(book, sheetOf(usualRows))
  const whole = await preview(book, id)
  expect(whole.left).toBeUndefined()
  expect(whole.totals.length).toBeGreaterThan(1)
  const short = await book.call('importing.getPreview', { importId: id, mostListed: 1 })
  expect(short.totals).toEqual(whole.totals.slice(0, 1))
  expect(short.left?.totals).toBe(whole.totals.length - 1)
  expect(short.planHash).toBe(whole.planHash)
  const longer = await book.call('importing.getPreview', { importId: id, mostListed: 100_000 })
  expect({ ...longer, left: undefined }).toEqual({ ...whole, left: undefined })
  expect(longer.left).toMatchObject({ totals: 0, newIssues: 0 })
})
