import { describe, expect, it } from 'vitest'
import { lockedUntil, waitText } from '#renderer/features/accounts/use-wait.ts'
import { CallFailure } from '#renderer/rpc/client.ts'

describe('a lock-out', () => {
  it('is read from the refusal that tells of it, and from no other', () => {
    const refused = (code: string, data: unknown) => new CallFailure('accounts.signIn', { kind: 'domain', code, data })
    const until = '2023-04-14T09:42:00.000Z'
    expect(lockedUntil(refused('accounts/locked-out', { until }))).toBe(until)
    expect(lockedUntil(refused('accounts/wrong-password', {}))).toBeNull()
    expect(lockedUntil(refused('accounts/locked-out', null))).toBeNull()
    expect(lockedUntil(new TypeError('x'))).toBeNull()
    expect(lockedUntil(null)).toBeNull()
  })

  it('says how long it still lasts', () => {
    expect(waitText(59)).toBe('59 giây')
    expect(waitText(60)).toBe('1 phút 0 giây')
    expect(waitText(3599)).toBe('59 phút 59 giây')
  })
})
