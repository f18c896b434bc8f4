import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { sampleCommunes, sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook } from '#tests/support/test-book.ts'

test('a store that another program is writing to is refused in words, and takes the same call afterwards', async () => {
  const book = openTestBook()
  await book.call('settings.applySetup', sampleSetup())
  const posting = {
    unitCode: sampleCommunes[0].code,
    indicator: 'CC_NEW',
    from: '2023-04-14',
    to: '2023-04-14',
    value: 3,
  }
  const recording = { clientId: 'while-busy', source: 'typed' as const, postings: [posting] }
  const other = new Database(book.dbPath)
  other.exec('BEGIN IMMEDIATE')
  expect(await book.failure('figures.recordFigures', recording)).toEqual({
    kind: 'domain',
    code: 'store/busy',
    data: {},
  })
  other.exec('ROLLBACK')
  other.close()
  expect(await book.call('figures.recordFigures', recording)).toMatchObject({ changed: 1 })
  await book.dispose()
})
