import { describe, expect, it } from 'vitest'
import { coversRow, type DayEvent, lifeOf } from '#shared/figures/day-life.rules.ts'

let entries = 0
function event(action: string, details: unknown = [], reason = ''): DayEvent {
  entries += 1
  return {
    action,
    reason,
    details: JSON.stringify(details),
    entryId: entries,
    at: `2023-04-15T01:00:0${entries % 10}.000Z`,
    author: 'Trung uý Y Moan',
  }
}

const unlock = (number: number) =>
  event(
    'unlock',
    { number, unitCodes: null, expiresAt: '2023-04-15T05:00:00.000Z', reportedOn: '2023-04-16' },
    'bổ sung',
  )

describe('the life of a day', () => {
  it('begins open', () => {
    expect(lifeOf([])).toMatchObject({ status: 'open', closed: null, approved: null, unlocks: [] })
  })

  it('goes from closed to approved, sent and received', () => {
    const events = ['close', 'approve', 'send', 'receive'].map((action) => event(action))
    const [closed, approved, sent, received] = events
    expect(lifeOf(events)).toMatchObject({
      status: 'approved',
      closed: { at: closed?.at, by: 'Trung uý Y Moan' },
      approved: { at: approved?.at, by: 'Trung uý Y Moan' },
      sentAt: sent?.at,
      receivedAt: received?.at,
    })
  })

  it('loses the marks of sending with a reopening and keeps the reasons of the last closing', () => {
    const reasons = [{ key: 'blank:24490', reason: 'mất điện' }]
    const reopened = [event('close', reasons), event('send'), event('reopen', [], 'sai số')]
    expect(lifeOf(reopened)).toMatchObject({
      status: 'open',
      closed: null,
      sentAt: null,
      reasons,
      reopenReason: 'sai số',
    })
    expect(lifeOf([...reopened, event('close')])).toMatchObject({ status: 'closed', reasons: [], reopenReason: null })
  })

  it('keeps every unlock, and which of them was ended before its time', () => {
    const ended = event('relock', { number: 1 })
    const life = lifeOf([event('close'), event('approve'), unlock(1), ended, unlock(2)])
    expect(life.status).toBe('approved')
    expect(life.unlocks).toMatchObject([
      { number: 1, reason: 'bổ sung', relock: { entryId: ended.entryId, at: ended.at } },
      { number: 2, relock: null },
    ])
  })

  it('is not guessed from an event that nobody knows', () => {
    expect(() => lifeOf([event('archive')])).toThrow('archive')
  })
})

describe('an unlock', () => {
  it('covers the rows it names, or all of them', () => {
    expect([coversRow({ unitCodes: null }, '24490'), coversRow({ unitCodes: ['24490'] }, '24490')]).toEqual([
      true,
      true,
    ])
    expect(coversRow({ unitCodes: ['24490'] }, '24493')).toBe(false)
  })
})
