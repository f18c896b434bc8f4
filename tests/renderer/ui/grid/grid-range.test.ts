import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cycleWithin, edgeOfData, positionsIn, rangeBetween } from '#renderer/ui/grid/grid-range.ts'

describe('Ctrl+arrow', () => {
  const landsOn = (pattern: string, from: number, direction: 'left' | 'right'): number =>
    edgeOfData({ row: 0, col: from }, direction, { rows: 1, cols: pattern.length }, ({ col }) => pattern[col] === 'x')
      .col

  it.each([
    ['runs to the end of the filled cells', 'xxx..x', 0, 2],
    ['jumps over blanks to the next filled cell', 'xxx..x', 2, 5],
    ['starts from a blank and stops at the first filled cell', '..xx', 0, 2],
    ['goes to the edge where nothing is filled', 'x....', 0, 4],
    ['stays on the last cell', 'xx', 1, 1],
  ])('%s', (_, pattern, from, to) => {
    expect(landsOn(pattern, from, 'right')).toBe(to)
    expect(landsOn(pattern.split('').reverse().join(''), pattern.length - 1 - from, 'left')).toBe(
      pattern.length - 1 - to,
    )
  })
})

describe('Enter and Tab inside a selection', () => {
  const corner = fc.record({ row: fc.nat(6), col: fc.nat(6) })

  it('visit every cell once before coming back, and backwards undoes forwards', () => {
    fc.assert(
      fc.property(corner, corner, fc.constantFrom('row' as const, 'column' as const), (a, b, axis) => {
        const range = rangeBetween(a, b)
        const all = positionsIn(range)
        const seen = new Set<string>()
        let at = a
        for (const _ of all) {
          seen.add(`${at.row}/${at.col}`)
          const next = cycleWithin(range, at, axis, false)
          expect(cycleWithin(range, next, axis, true)).toEqual(at)
          at = next
        }
        expect(seen.size).toBe(all.length)
        expect(at).toEqual(a)
      }),
    )
  })
})
