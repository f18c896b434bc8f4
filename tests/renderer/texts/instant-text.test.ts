import { describe, expect, it } from 'vitest'
import { currentTimeText, instantDate, instantText } from '#renderer/texts/instant-text.ts'

describe('instants', () => {
  it('are read at the time of Vietnam, whatever zone the machine has', () => {
    expect(instantText('2023-04-15T09:42:07.120Z')).toBe('16:42 ngày 15/04/2023')
  })

  it('belong to the day it is in Vietnam', () => {
    expect(instantDate('2023-04-15T16:59:59Z')).toBe('2023-04-15')
    expect(instantDate('2023-04-15T17:00:00Z')).toBe('2023-04-16')
  })

  it('of this moment are shown to the second', () => {
    expect(currentTimeText()).toMatch(/^\d{2}:\d{2}:\d{2}$/)
  })
})
