import { afterEach, expect, it } from 'vitest'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import { eaKly, eaYong, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const dayCount = 1300
const firstDay = localDate('2023-01-01')

const written = (book: TestBook) =>
  book.raw((db) =>
    db.prepare('SELECT from_on, value, draft FROM revisions WHERE indicator = ? ORDER BY id').raw().all('CC_NEW'),
  )

it('Thousands of figures of one call go in whole and in their order, with texts that are no number as they were typed', async () => {
  const book = await openDistrict()
  const before = await book.call('backup.verifyStore', {})
  const days = Array.from({ length: dayCount }, (_, day) => addDays(firstDay, day))
  const given = days.map((on, day) => ({
    ...posting(eaKly, 'CC_NEW', on, day === 1200 ? null : day % 89),
    ...(day === 1200 ? { draft: '12 hồ sơ "mới"' } : {}),
  }))
  const last = { ...posting(eaKly, 'CC_NEW', firstDay, 70) }
  expect(await record(book, ...given, posting(eaYong, 'CC_EXCH', firstDay, 1), last)).toMatchObject({
    changed: dayCount + 1,
  })
  expect(written(book)).toEqual(
    days.map((on, day) => {
      if (day === 1200) return [on, null, '12 hồ sơ "mới"']
      return [on, day === 0 ? 70 : day % 89, null]
    }),
  )
  expect(await record(book, ...given.slice(1), last)).toMatchObject({ changed: 0, entryId: null })
  expect(await book.call('backup.verifyStore', {})).toMatchObject({
    ok: true,
    revisions: before.revisions + dayCount + 1,
  })
})
