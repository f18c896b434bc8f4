/** People at a store that was found altered: whoever may restore it has to get in, and nothing of it is written down. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openTestBook } from '#tests/support/test-book.ts'
import { administrator, closePeopleBooks, makePeopleStore, officer, openBook, withDatabase } from './people-book.ts'

let store: Awaited<ReturnType<typeof makePeopleStore>>

beforeAll(async () => {
  store = await makePeopleStore()
})
afterEach(closePeopleBooks)
afterAll(() => store.remove())

/** With the administrator signed in. */
async function openUnsoundBook() {
  const book = openBook(store.path)
  withDatabase(book.dbPath, (db) =>
    db.exec("DROP TRIGGER entries_no_update; UPDATE entries SET author = 'Ai đó' WHERE id = 2"),
  )
  await book.signIn(administrator)
  expect((await book.call('backup.verifyStore', {})).ok).toBe(false)
  return book
}

function contentOf(path: string): unknown[] {
  return withDatabase(path, (db) => [
    db.prepare('SELECT * FROM accounts ORDER BY id').all(),
    db.prepare('SELECT * FROM entries ORDER BY id').all(),
    db.prepare('SELECT * FROM audit_events ORDER BY id').all(),
  ])
}

it('lets people come and go, and keeps it as it was found', async () => {
  const book = await openUnsoundBook()
  const found = contentOf(book.dbPath)
  await book.call('accounts.signOut', {})
  expect(await book.refusal('accounts.signIn', { ...officer, password: 'sai mật khẩu' })).toBe(
    'accounts/wrong-password',
  )
  await book.signIn(officer)
  await book.signIn(administrator)
  book.setClock(5)
  expect((await book.call('accounts.getSession', {})).person).toMatchObject({ login: 'giang', isLocked: true })
  await book.signIn(administrator)
  expect((await book.call('accounts.listAccounts', {})).length).toBe(2)
  expect(contentOf(book.dbPath)).toEqual(found)
  expect(book.logged.filter((line) => line.includes('locked'))).toEqual([])
})

it('goes on keeping out whoever was locked out before', async () => {
  const book = await openUnsoundBook()
  book.setFailures(5)
  expect(await book.refusal('accounts.signIn', officer)).toBe('accounts/locked-out')
})

it('asks nobody for a new password, which could not be written', async () => {
  const book = await openUnsoundBook()
  withDatabase(book.dbPath, (db) => db.exec('UPDATE accounts SET must_change_password = 1'))
  await book.call('accounts.signOut', {})
  await book.signIn(administrator)
  expect((await book.call('accounts.getSession', {})).person?.mustChangePassword).toBe(false)
  await book.call('settings.getToday', {})
  const next = { current: administrator.password, next: 'chim sẻ nâu bay' }
  expect(await book.refusal('accounts.changePassword', next)).toBe('store/unsound')
})

it('is open to whoever is there while nobody was named, so that it can be restored', async () => {
  const book = openTestBook()
  const asWindow = (name: string) => book.backend.dispatch(name, {}, { transport: 'window' })
  expect(await asWindow('backup.listBackups')).toMatchObject({ failure: { kind: 'signed-out' } })
  withDatabase(book.dbPath, (db) => db.exec('DROP TRIGGER IF EXISTS total_parts_no_delete; DELETE FROM total_parts'))
  expect((await book.call('backup.verifyStore', {})).ok).toBe(false)
  expect(await asWindow('backup.listBackups')).toEqual({ ok: true, value: [] })
  expect(await asWindow('accounts.getSession')).toMatchObject({ value: { mode: 'solo' } })
  await book.dispose()
})
