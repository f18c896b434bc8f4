import { afterEach, describe, expect, it } from 'vitest'
import { roles } from '#shared/contract/procedure.ts'
import { administrator, closePeopleBooks, officer, openBook } from './people-book.ts'

afterEach(closePeopleBooks)

describe('a new book', () => {
  it('answers nothing but who is there until that was chosen', async () => {
    const book = openBook()
    expect(await book.call('accounts.getSession', {})).toEqual({ mode: 'unset', person: null })
    expect(await book.call('accounts.listPeople', {})).toEqual([])
    expect(await book.failure('settings.getLetterhead', {})).toEqual({ kind: 'signed-out', isLocked: false })
    expect(await book.refusal('accounts.signIn', administrator)).toBe('accounts/wrong-password')
    expect(await book.refusal('accounts.changePassword', { current: 'x', next: 'bốn con cua xanh' })).toBe(
      'accounts/wrong-password',
    )
  })

  it('has no administrator with a weak password', async () => {
    const failure = await openBook().failure('accounts.createFirst', { ...administrator, password: 'TranGiang1990' })
    expect(failure).toEqual({ kind: 'domain', code: 'accounts/weak-password', data: { problems: ['context'] } })
  })

  it('has one first administrator, however many ask at once', async () => {
    const book = openBook()
    const tries = [administrator, officer].map((person) => book.call('accounts.createFirst', person))
    const outcomes = (await Promise.allSettled(tries)).map(({ status }) => status)
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await book.call('accounts.listPeople', {})).toHaveLength(1)
    expect(await book.refusal('accounts.startSolo', { name: 'Một người' })).toBe('accounts/already-set')
  })
})

describe('the first administrator', () => {
  it('is signed in with the rights of a small unit, and has a recovery code', async () => {
    const book = openBook()
    const { recoveryCode } = await book.call('accounts.createFirst', { ...administrator, login: 'GIANG' })
    expect(recoveryCode).toMatch(/^(\w{5}-){4}\w{5}$/)
    expect(await book.call('accounts.getSession', {})).toEqual({
      mode: 'accounts',
      person: {
        login: 'giang',
        name: administrator.name,
        roles: ['officer', 'commander', 'administrator'],
        isLocked: false,
        mustChangePassword: false,
        idleMinutes: 5,
      },
    })
    expect(book.happenings()).toEqual([
      `mode-chosen accounts / ${administrator.name}`,
      `account-created giang / ${administrator.name}`,
      `sign-in giang / ${administrator.name}`,
    ])
  })

  it('keeps the administration whatever roles were asked for', async () => {
    const book = openBook()
    await book.call('accounts.createFirst', { ...administrator, roles: ['officer', 'officer'] })
    expect((await book.call('accounts.getSession', {})).person?.roles).toEqual(['officer', 'administrator'])
  })
})

describe('a book for one person', () => {
  it('needs no sign-in, never locks, and has the name on every entry', async () => {
    const book = openBook()
    await book.call('accounts.startSolo', { name: 'Trung uý Y Moan' })
    book.setClock(10_000)
    await book.call('accounts.lockScreen', {})
    await book.call('accounts.signOut', {})
    const session = await book.call('accounts.getSession', {})
    expect(session).toMatchObject({ mode: 'solo', person: { name: 'Trung uý Y Moan', roles, isLocked: false } })
    await book.call('settings.setHolidays', { holidays: [] })
    const { authors } = await book.call('audit.listEvents', {})
    expect(authors).toContain('Trung uý Y Moan')
  })

  it('takes a corrected name', async () => {
    const book = openBook()
    await book.call('accounts.startSolo', { name: 'Y Moan' })
    await book.call('accounts.startSolo', { name: 'Trung uý Y Moan' })
    expect((await book.call('accounts.getSession', {})).person?.name).toBe('Trung uý Y Moan')
    expect(book.happenings()).toEqual(['mode-chosen solo / Y Moan'])
  })

  it('becomes one of several people, and never goes back', async () => {
    const book = openBook()
    await book.call('accounts.startSolo', { name: administrator.name })
    expect(await book.refusal('accounts.createAccount', { ...officer, roles: ['officer'] })).toBe('accounts/solo-mode')
    expect(await book.refusal('accounts.renewRecoveryCode', { password: 'x' })).toBe('accounts/solo-mode')
    await book.call('accounts.createFirst', administrator)
    expect(await book.refusal('accounts.startSolo', { name: 'Y Moan' })).toBe('accounts/already-set')
    await book.call('accounts.signOut', {})
    expect(await book.failure('settings.getLetterhead', {})).toEqual({ kind: 'signed-out', isLocked: false })
  })
})
