import { describe, expect, it } from 'vitest'
import { type GivenLevel, levelErrors, levelWarnings } from '#shared/figures/level-check.rules.ts'

const done = (on: string, value: number | null): GivenLevel => ({ indicator: 'CLEAN_DONE', on, value })
const all = (on: string, value: number | null): GivenLevel => ({ indicator: 'CLEAN_ALL', on, value })

describe('a part and its whole', () => {
  it('may not cross at the day it is given, as each stands then', () => {
    const levels = [all('2023-01-01', 100), done('2023-02-01', 101)]
    const [issue] = levelErrors('24490', levels, [done('2023-02-01', 101)])
    expect(issue).toMatchObject({
      code: 'level-exceeds-whole',
      where: { unitCode: '24490', indicator: 'CLEAN_DONE', date: '2023-02-01' },
      params: { value: 101, valueOn: '2023-02-01', most: 100, mostOn: '2023-01-01' },
    })
  })

  it('may not cross at a later day that the change bears on', () => {
    const levels = [all('2023-01-01', 100), done('2023-01-01', 90), done('2023-03-01', 98), all('2023-02-01', 95)]
    expect(levelErrors('24490', levels, [all('2023-02-01', 95)])[0]?.where.date).toBe('2023-03-01')
  })

  it('is not judged while either is unknown, nor for days before the change', () => {
    expect(levelErrors('24490', [done('2023-01-01', 7)], [done('2023-01-01', 7)])).toEqual([])
    const levels = [all('2023-01-01', 5), done('2023-01-01', 7), all('2023-02-01', 9)]
    expect(levelErrors('24490', levels, [all('2023-02-01', 9)])).toEqual([])
    expect(levelErrors('24490', levels, [{ indicator: 'POP_TOTAL', on: '2023-01-01' }])).toEqual([])
  })

  it('may be equal, and may fall', () => {
    const levels = [all('2023-01-01', 100), done('2023-01-01', 100), all('2023-02-01', 80), done('2023-02-01', 80)]
    expect(levelErrors('24490', levels, levels)).toEqual([])
  })
})

describe('what is to be looked at again', () => {
  const none = {}

  it('is more eligible people than residents, with the arithmetic; not while one of the three is unknown', () => {
    const standing = { POP_ELIG: 110, POP_TOTAL: 100, POP_TEMP: 9 }
    const [issue] = levelWarnings('24490', '2023-04-01', standing, none, none)
    expect(issue).toMatchObject({
      code: 'eligible-exceeds-residents',
      severity: 'warning',
      params: { eligible: 110, residents: 100, temporary: 9, sum: 109 },
    })
    expect(levelWarnings('24490', '2023-04-01', { ...standing, POP_TEMP: 10 }, none, none)).toEqual([])
    expect(levelWarnings('24490', '2023-04-01', { ...standing, POP_TEMP: null }, none, none)).toEqual([])
  })

  it('is a level ten times the one before, from a hundred on', () => {
    const codes = (value: number, previous: number | null) =>
      levelWarnings('24490', '2023-04-01', none, { COMM_GROUPS: value }, { COMM_GROUPS: previous }).map(
        ({ code }) => code,
      )
    expect(codes(11_220, 1122)).toEqual(['level-tenfold'])
    expect(codes(112, 1122)).toEqual(['level-tenfold'])
    expect(codes(30, 3)).toEqual([])
    expect(codes(1122, null)).toEqual([])
  })
})
