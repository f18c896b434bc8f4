import { expect, it } from 'vitest'
import { idleMinutes, isIdle } from '#shared/accounts/idle.rules.ts'
import { addMinutes } from '#shared/kernel/instant.ts'

const start = '2023-04-15T01:00:00.000Z'
const session = { activeAt: start, seenAt: start }

it('administrators have five minutes, everyone else fifteen', () => {
  expect(idleMinutes(['officer', 'commander', 'province'])).toBe(15)
  expect(idleMinutes(['officer', 'administrator'])).toBe(5)
})

it('a session is idle when its minutes are over, not before', () => {
  expect(isIdle(session, 15, '2023-04-15T01:14:59.999Z')).toBe(false)
  expect(isIdle(session, 15, '2023-04-15T01:15:00.000Z')).toBe(true)
})

it('a clock set back locks the session; one corrected by seconds does not', () => {
  const seen = { activeAt: start, seenAt: addMinutes(start, 4) }
  expect(isIdle(seen, 5, addMinutes(start, 3))).toBe(false)
  expect(isIdle(seen, 5, addMinutes(start, 2))).toBe(true)
  expect(isIdle(seen, 5, addMinutes(start, -5000))).toBe(true)
})
