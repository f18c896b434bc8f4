import { describe, expect, it } from 'vitest'
import { isDayLocked, isRowLocked } from '#renderer/features/figures/day-lock.ts'
import { dayStepsOf } from '#renderer/features/figures/day-steps.ts'
import type { DayState, Unlock } from '#shared/figures/figures.schema.ts'

const at = '2023-04-14T09:42:00.000Z'
const ofRowA: Unlock = { number: 1, reason: 'Xã báo lại', by: 'Bình', at, expiresAt: at, unitCodes: ['A'] }

function day(parts: Partial<DayState> = {}): Pick<DayState, 'status' | 'unlocks' | 'sentAt' | 'receivedAt'> {
  return { status: 'approved', unlocks: [], sentAt: null, receivedAt: null, ...parts }
}

describe('the steps of a day', () => {
  it('lead from entering to the superior', () => {
    const next = [
      day({ status: 'open' }),
      day({ status: 'closed' }),
      day(),
      day({ sentAt: at }),
      day({ sentAt: at, receivedAt: at }),
    ].map((one) => dayStepsOf(one, false).next)
    expect(next).toEqual(['close', 'approve', 'send', 'receive', null])
  })

  it('are taken back one at a time, and a signed day is never reopened', () => {
    expect(dayStepsOf(day({ status: 'closed' }), false).others).toEqual(['reopen'])
    expect(dayStepsOf(day({ sentAt: at }), false).others).toEqual(['unsend', 'unlock'])
    expect(dayStepsOf(day({ sentAt: at, receivedAt: at }), false).others).toEqual(['unreceive', 'unlock'])
  })

  it('ask to send again what was corrected since, and to lock first what is open', () => {
    expect(dayStepsOf(day({ sentAt: at, receivedAt: at }), true).next).toBe('resend')
    const unlocked = dayStepsOf(day({ sentAt: at, unlocks: [ofRowA] }), true)
    expect(unlocked).toEqual({ next: 'relock', others: ['unsend', 'resend'] })
  })
})

describe('the lock of a day', () => {
  it('holds every row of a closed or signed day, and no row of an open one', () => {
    expect(isRowLocked(day({ status: 'open' }), 'A')).toBe(false)
    expect(isRowLocked(day({ status: 'closed' }), 'A')).toBe(true)
    expect(isRowLocked(day(), 'A')).toBe(true)
    expect(isDayLocked(day())).toBe(true)
  })

  it('opens for the rows of an unlock, or for all of them', () => {
    const some = day({ unlocks: [ofRowA] })
    expect([isRowLocked(some, 'A'), isRowLocked(some, 'B'), isDayLocked(some)]).toEqual([false, true, false])
    expect(isRowLocked(day({ unlocks: [{ ...ofRowA, unitCodes: null }] }), 'B')).toBe(false)
  })
})
