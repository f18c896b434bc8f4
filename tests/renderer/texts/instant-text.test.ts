import { describe, expect, it } from 'vitest'
import { currentTimeText, instantText, instantTime, secondsUntil } from '#renderer/texts/instant-text.ts'

describe('instants', () => {
  it('are read at the time of Vietnam, whatever zone the machine has', () => {
    expect(instantText('2023-04-15T09:42:07.120Z')).toBe('16:42 ngày 15/04/2023')
  })

  it('may be told by their time alone', () => {
    expect(instantTime('2023-04-15T09:42:07.120Z')).toBe('16:42')
  })

  it('that are past are no seconds away', () => {
    expect(secondsUntil('2023-04-15T09:42:07Z')).toBe(0)
    expect(secondsUntil('2999-01-01T00:00:00Z')).toBeGreaterThan(0)
  })

  it('of this moment are shown to the second', () => {
    expect(currentTimeText()).toMatch(/^\d{2}:\d{2}:\d{2}$/)
  })
})
