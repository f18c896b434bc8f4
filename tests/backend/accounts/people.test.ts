import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { administrator, closePeopleBooks, makePeopleStore, officer, openBook } from './people-book.ts'

let store: Awaited<ReturnType<typeof makePeopleStore>>

beforeAll(async () => {
  store = await makePeopleStore()
})
afterEach(closePeopleBooks)
afterAll(() => store.remove())

const newcomer = { login: 'hloan', name: 'Thượng sĩ H’Loan', roles: ['officer'], password: 'chữ đưa tạm thời' } as const

async function openAsAdministrator() {
  const book = openBook(store.path)
  await book.signIn(administrator)
  return book
}

describe('an account', () => {
  it('is made by an administrator, with a password to be changed', async () => {
    const book = await openAsAdministrator()
    const before = book.happenings().length
    await book.call('accounts.createAccount', { ...newcomer, roles: ['commander', 'officer', 'officer'] })
    const accounts = await book.call('accounts.listAccounts', {})
    expect(accounts.map(({ login }) => login)).toEqual(['giang', 'hloan', 'moan'])
    expect(accounts[1]).toEqual({
      login: 'hloan',
      name: newcomer.name,
      roles: ['officer', 'commander'],
      isActive: true,
      mustChangePassword: true,
      hasRecoveryCode: false,
      lastSignInAt: null,
      lockedUntil: null,
    })
    expect(book.happenings(before)).toEqual([`account-created hloan / ${administrator.name}`])
  })

  it('has a login and a name of its own, and a good password', async () => {
    const book = await openAsAdministrator()
    const refusal = (change: Partial<Record<'login' | 'name' | 'password', string>>) =>
      book.refusal('accounts.createAccount', { ...newcomer, roles: ['officer'], ...change })
    expect(await refusal({ login: 'MOAN' })).toBe('accounts/login-taken')
    expect(await refusal({ name: officer.name.toLowerCase().normalize('NFD') })).toBe('accounts/name-taken')
    expect(await refusal({ password: 'hloan12345' })).toBe('accounts/weak-password')
    expect(await book.call('accounts.listPeople', {})).toHaveLength(2)
  })

  it('is not given to two people by two calls at once', async () => {
    const book = await openAsAdministrator()
    const calls = [newcomer, { ...newcomer, name: 'Hạ sĩ H’Loan' }].map((person) =>
      book.call('accounts.createAccount', { ...person, roles: ['officer'] }),
    )
    const outcomes = (await Promise.allSettled(calls)).map(({ status }) => status)
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('that nobody has is not changed', async () => {
    const book = await openAsAdministrator()
    const nobody = { login: 'khong-co', name: 'Không Có', roles: ['officer'], isActive: true } as const
    expect(await book.refusal('accounts.updateAccount', { ...nobody, roles: ['officer'] })).toBe('accounts/unknown')
    expect(await book.refusal('accounts.resetPassword', { login: 'khong-co', password: 'bốn con cua' })).toBe(
      'accounts/unknown',
    )
  })
})

describe('a change of an account', () => {
  const changed = { login: 'moan', name: officer.name, isActive: true } as const

  it('takes effect at once on the person who is there', async () => {
    const book = await openAsAdministrator()
    await book.call('accounts.updateAccount', { ...changed, roles: ['officer', 'administrator'] })
    await book.signIn(officer)
    await book.call('accounts.listAccounts', {})
    await book.call('accounts.updateAccount', { ...changed, roles: ['officer'] })
    expect(await book.failure('accounts.listAccounts', {})).toEqual({ kind: 'forbidden', roles: ['administrator'] })
  })

  it('that makes it inactive ends its session and its sign-in, and keeps its name', async () => {
    const book = await openAsAdministrator()
    await book.call('accounts.updateAccount', { ...changed, roles: ['officer', 'administrator'] })
    await book.signIn(officer)
    await book.call('accounts.updateAccount', { ...changed, roles: ['officer', 'administrator'], isActive: false })
    expect((await book.call('accounts.getSession', {})).person).toBeNull()
    expect(await book.refusal('accounts.signIn', officer)).toBe('accounts/wrong-password')
    expect(await book.call('accounts.listPeople', {})).toEqual([{ login: 'giang', name: administrator.name }])
    await book.signIn(administrator)
    expect(await book.refusal('accounts.createAccount', { ...newcomer, name: officer.name, roles: ['officer'] })).toBe(
      'accounts/name-taken',
    )
  })

  it('never leaves the book without an administrator', async () => {
    const book = await openAsAdministrator()
    const self = { login: administrator.login, name: administrator.name } as const
    const refusal = (isActive: boolean, role: 'officer' | 'administrator') =>
      book.refusal('accounts.updateAccount', { ...self, roles: [role], isActive })
    expect(await refusal(true, 'officer')).toBe('accounts/last-administrator')
    expect(await refusal(false, 'administrator')).toBe('accounts/last-administrator')
    await book.call('accounts.updateAccount', { ...changed, roles: ['administrator'] })
    await book.call('accounts.updateAccount', { ...self, roles: ['officer'], isActive: true })
    expect(await book.failure('accounts.listAccounts', {})).toEqual({ kind: 'forbidden', roles: ['administrator'] })
  })

  it('gives a new name to what is written from now on', async () => {
    const book = await openAsAdministrator()
    const name = 'Thiếu tá Trần Giang'
    const roles = ['officer', 'commander', 'administrator'] as const
    await book.call('accounts.updateAccount', { login: 'giang', name, roles: [...roles], isActive: true })
    await book.call('settings.setHolidays', { holidays: [] })
    await book.call('accounts.signOut', {})
    expect(book.happenings().slice(-2)).toEqual([
      `account-changed giang / ${administrator.name}`,
      `sign-out giang / ${name}`,
    ])
  })
})
