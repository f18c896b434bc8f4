import { scryptSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { administrator, closePeopleBooks, makePeopleStore, officer, openBook, withDatabase } from './people-book.ts'

let store: Awaited<ReturnType<typeof makePeopleStore>>
/** What the audit has of how the store was made: mode, account, sign-in. */
const before = 3

beforeAll(async () => {
  store = await makePeopleStore()
})
afterEach(closePeopleBooks)
afterAll(() => store.remove())

const openPeopleBook = () => openBook(store.path)
const wrong = { login: officer.login, password: 'sai mật khẩu' }

describe('signing in', () => {
  it('shows who may, and lets in who has the password', async () => {
    const book = openPeopleBook()
    expect(await book.call('accounts.listPeople', {})).toEqual([
      { login: 'giang', name: administrator.name },
      { login: 'moan', name: officer.name },
    ])
    expect(await book.refusal('accounts.signIn', wrong)).toBe('accounts/wrong-password')
    expect(await book.failure('settings.getToday', {})).toEqual({ kind: 'signed-out', isLocked: false })
    await book.signIn(officer)
    expect((await book.call('settings.getToday', {})).on).toBe('2023-04-15')
    expect((await book.call('accounts.getSession', {})).person).toMatchObject({ login: 'moan', idleMinutes: 15 })
    expect(await book.failure('accounts.listAccounts', {})).toEqual({ kind: 'forbidden', roles: ['administrator'] })
    expect(book.happenings(before)).toEqual(['sign-in-failed moan / moan', `sign-in moan / ${officer.name}`])
  })

  it('of another person ends the session of the one before', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    await book.signIn(administrator)
    await book.call('accounts.signOut', {})
    expect(book.happenings(before)).toEqual([
      `sign-in moan / ${officer.name}`,
      `sign-out moan / ${officer.name}`,
      `sign-in giang / ${administrator.name}`,
      `sign-out giang / ${administrator.name}`,
    ])
    expect((await book.call('accounts.getSession', {})).person).toBeNull()
  })

  it('that fails leaves the one who is there', async () => {
    const book = openPeopleBook()
    await book.signIn(administrator)
    expect(await book.refusal('accounts.signIn', wrong)).toBe('accounts/wrong-password')
    expect((await book.call('accounts.getSession', {})).person?.login).toBe('giang')
  })

  it('writes no login down that nobody has: it may be a password in the wrong field', async () => {
    const book = openPeopleBook()
    const typed = { login: 'muatrenmaiton', password: 'moan' }
    expect(await book.refusal('accounts.signIn', typed)).toBe('accounts/wrong-password')
    expect(book.happenings(before)).toEqual(['sign-in-failed ? / '])
  })

  it('does not succeed with a password that was replaced while it was looked at', async () => {
    const book = openPeopleBook()
    const reply = book.refusal('accounts.signIn', officer)
    withDatabase(book.dbPath, (db) => db.prepare('UPDATE accounts SET password = ?').run('another hash'))
    expect(await reply).toBe('accounts/wrong-password')
    expect((await book.call('accounts.getSession', {})).person).toBeNull()
  })

  it('renews a hash of an older cost and leaves the rest', async () => {
    const book = openPeopleBook()
    const salt = Buffer.alloc(16, 7)
    const hash = scryptSync(officer.password.normalize('NFKC'), salt, 32, { N: 2 ** 14, r: 8, p: 1 })
    const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
    const old = `$scrypt$ln=14,r=8,p=1$${text(salt)}$${text(hash)}`
    withDatabase(book.dbPath, (db) =>
      db.prepare('UPDATE accounts SET password = ? WHERE login = ?').run(old, officer.login),
    )
    await book.signIn(officer)
    const kept = withDatabase(book.dbPath, (db) =>
      db.prepare<[string], string>('SELECT password FROM accounts WHERE login = ?').pluck().get(officer.login),
    )
    expect(kept).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
    await book.signIn(officer)
    expect((await book.call('accounts.getSession', {})).person?.mustChangePassword).toBe(false)
  })
})

describe('failed sign-ins', () => {
  it('lock the account after the fifth, whatever is tried, until the time is over', async () => {
    const book = openPeopleBook()
    book.setFailures(3)
    for (const free of [4, 5])
      expect([free, await book.refusal('accounts.signIn', wrong)]).toEqual([free, 'accounts/wrong-password'])
    const locked = { kind: 'domain', code: 'accounts/locked-out', data: { until: '2023-04-15T01:01:00.000Z' } }
    expect(await book.failure('accounts.signIn', officer)).toEqual(locked)
    book.setClock(-600)
    expect(await book.failure('accounts.signIn', officer)).toEqual(locked)
    book.setClock(1)
    await book.signIn(officer)
    expect(await book.refusal('accounts.signIn', wrong)).toBe('accounts/wrong-password')
    await book.signIn(officer)
  })

  it('are counted before the password is looked at: twenty at once are five tries', async () => {
    const book = openPeopleBook()
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => book.refusal('accounts.signIn', wrong)))
    const counts = Map.groupBy(outcomes, (outcome) => outcome)
    expect(counts.get('accounts/wrong-password')).toHaveLength(5)
    expect(counts.get('accounts/locked-out')).toHaveLength(15)
    expect(book.happenings(before)).toEqual(Array.from({ length: 5 }, () => 'sign-in-failed moan / moan'))
  })

  it('of one account leave the others alone, and are forgiven when the password is reset', async () => {
    const book = openPeopleBook()
    book.setFailures(5)
    expect(await book.refusal('accounts.signIn', officer)).toBe('accounts/locked-out')
    await book.signIn(administrator)
    const accounts = await book.call('accounts.listAccounts', {})
    expect(accounts.map(({ login, lockedUntil }) => [login, lockedUntil])).toEqual([
      ['giang', null],
      ['moan', '2023-04-15T01:01:00.000Z'],
    ])
    await book.call('accounts.resetPassword', { login: 'moan', password: 'chữ đưa tạm thời' })
    await book.signIn({ login: 'moan', password: 'chữ đưa tạm thời' })
  })
})

describe('a session', () => {
  it('locks after its minutes without activity, once, and its owner takes it up again', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    book.setClock(14)
    await book.call('settings.getToday', {})
    await book.call('accounts.touchSession', {})
    book.setClock(28)
    await book.call('settings.getToday', {})
    book.setClock(29)
    expect(await book.failure('settings.getToday', {})).toEqual({ kind: 'signed-out', isLocked: true })
    await book.call('accounts.touchSession', {})
    expect((await book.call('accounts.getSession', {})).person).toMatchObject({ login: 'moan', isLocked: true })
    await book.signIn(officer)
    await book.call('settings.getToday', {})
    expect(book.happenings(before)).toEqual([
      `sign-in moan / ${officer.name}`,
      `session-locked moan / ${officer.name}`,
      `sign-in moan / ${officer.name}`,
    ])
  })

  it('of an administrator locks after five minutes', async () => {
    const book = openPeopleBook()
    await book.signIn(administrator)
    book.setClock(5)
    expect(await book.failure('accounts.listAccounts', {})).toEqual({ kind: 'signed-out', isLocked: true })
  })

  it('locks when the clock is set back', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    book.setClock(-60)
    expect(await book.failure('settings.getToday', {})).toEqual({ kind: 'signed-out', isLocked: true })
  })

  it('locks by hand, and another person may take the place', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    await book.call('accounts.lockScreen', {})
    expect(await book.failure('settings.getToday', {})).toEqual({ kind: 'signed-out', isLocked: true })
    await book.signIn(administrator)
    expect((await book.call('accounts.getSession', {})).person).toMatchObject({ login: 'giang', isLocked: false })
  })

  it('is not kept when the program ends', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    await book.close()
    expect((await openBook(book.dbPath).call('accounts.getSession', {})).person).toBeNull()
  })

  it('ends when the account is not in the store that was put in its place', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    withDatabase(book.dbPath, (db) => db.prepare('DELETE FROM accounts WHERE login = ?').run('moan'))
    expect(await book.failure('settings.getToday', {})).toEqual({ kind: 'signed-out', isLocked: false })
  })
})

describe('a password of one’s own', () => {
  it('is changed by who knows the one in use, who is thereby unlocked', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    await book.call('accounts.lockScreen', {})
    const next = 'chim sẻ nâu bay'
    const change = (current: string, to = next) => book.failure('accounts.changePassword', { current, next: to })
    expect(await change('sai mật khẩu')).toMatchObject({ code: 'accounts/wrong-password' })
    expect(await change(officer.password, officer.password)).toMatchObject({ data: { problems: ['unchanged'] } })
    expect(await change(officer.password, 'YMoan@2023')).toMatchObject({ code: 'accounts/weak-password' })
    await book.call('accounts.changePassword', { current: officer.password, next })
    await book.call('settings.getToday', {})
    expect(await book.refusal('accounts.signIn', officer)).toBe('accounts/wrong-password')
    await book.signIn({ ...officer, password: next })
  })

  it('does not bring back who left while it was changed', async () => {
    const book = openPeopleBook()
    await book.signIn(officer)
    const changed = book.call('accounts.changePassword', { current: officer.password, next: 'chim sẻ nâu bay' })
    await book.call('accounts.signOut', {})
    await changed
    expect((await book.call('accounts.getSession', {})).person).toBeNull()
  })

  it('set by an administrator is changed before anything else is answered', async () => {
    const book = openPeopleBook()
    await book.signIn(administrator)
    const given = 'chữ đưa tạm thời'
    await book.call('accounts.resetPassword', { login: 'moan', password: given })
    await book.signIn({ login: 'moan', password: given })
    expect((await book.call('accounts.getSession', {})).person).toMatchObject({ mustChangePassword: true })
    expect(await book.failure('settings.getToday', {})).toEqual({ kind: 'signed-out', isLocked: true })
    await book.call('accounts.changePassword', { current: given, next: officer.password })
    expect((await book.call('accounts.getSession', {})).person).toMatchObject({ mustChangePassword: false })
    await book.call('settings.getToday', {})
  })
})

describe('a recovery code', () => {
  const fresh = { login: administrator.login, password: 'chim sẻ nâu bay' }

  it('sets a new password once, even through a lock-out, and gives the next code', async () => {
    const book = openPeopleBook()
    withDatabase(book.dbPath, (db) =>
      db.prepare("UPDATE accounts SET failed_count = 9, failed_at = '2099-01-01T00:00:00.000Z'").run(),
    )
    const typed = store.recoveryCode.toLowerCase().replaceAll('-', ' ')
    const next = await book.call('accounts.recoverAccount', { ...fresh, code: typed })
    expect(next.recoveryCode).not.toBe(store.recoveryCode)
    expect(await book.call('accounts.listAccounts', {})).toHaveLength(2)
    expect(await book.refusal('accounts.recoverAccount', { ...fresh, code: typed })).toBe('accounts/wrong-code')
    await book.signIn(fresh)
    expect(book.happenings(before)).toEqual([
      `recovery-used giang / ${administrator.name}`,
      'sign-in-failed giang / giang',
      `sign-in giang / ${administrator.name}`,
    ])
  })

  it('is used once by two who type it at the same moment', async () => {
    const book = openPeopleBook()
    const tries = ['chim sẻ nâu bay', 'thuyền giấy trôi'].map((password) =>
      book.call('accounts.recoverAccount', { ...fresh, password, code: store.recoveryCode }),
    )
    const outcomes = (await Promise.allSettled(tries)).map(({ status }) => status)
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('is of one account, and nothing else is a code', async () => {
    const book = openPeopleBook()
    const code = store.recoveryCode
    const refusal = (input: { login: string; code: string }) =>
      book.refusal('accounts.recoverAccount', { ...input, password: fresh.password })
    expect(await refusal({ login: officer.login, code })).toBe('accounts/wrong-code')
    expect(await refusal({ login: administrator.login, code: '-' })).toBe('accounts/wrong-code')
  })

  it('is renewed by the administrator who gives the password; the old one is void', async () => {
    const book = openPeopleBook()
    await book.signIn(administrator)
    expect(await book.refusal('accounts.renewRecoveryCode', { password: 'sai mật khẩu' })).toBe(
      'accounts/wrong-password',
    )
    const { recoveryCode } = await book.call('accounts.renewRecoveryCode', { password: administrator.password })
    const recover = { ...fresh, code: store.recoveryCode }
    expect(await book.refusal('accounts.recoverAccount', recover)).toBe('accounts/wrong-code')
    await book.call('accounts.recoverAccount', { ...recover, code: recoveryCode })
  })
})

it('no password and no code is ever written down: store, audit, log', async () => {
  const book = openPeopleBook()
  await book.refusal('accounts.signIn', { ...officer, password: 'bí-mật-thứ-nhất' })
  await book.signIn(administrator)
  await book.call('accounts.resetPassword', { login: 'moan', password: 'bí-mật-thứ-hai' })
  const { recoveryCode } = await book.call('accounts.renewRecoveryCode', { password: administrator.password })
  await book.refusal('accounts.recoverAccount', { login: 'moan', code: 'bí-mật-thứ-ba', password: 'bí-mật-thứ-tư' })
  const written = withDatabase(book.dbPath, (db) => {
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
    return tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join('\n')
  })
  for (const secret of ['bí-mật', recoveryCode, administrator.password, officer.password])
    expect(`${written}\n${book.logged.join('\n')}`).not.toContain(secret)
  expect(written).toContain('sign-in-failed')
})
