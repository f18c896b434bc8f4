import { describe, expect, it } from 'vitest'
import { chosenItem, targetItems } from '#renderer/features/targets/target-list.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'

const on = localDate('2023-06-15')

function target(unitCode: string, measure: string, from: string, to: string): Target {
  return {
    unitCode,
    measure,
    kind: 'cumulative',
    needed: { count: 1 },
    from: localDate(from),
    to: localDate(to),
    document: '',
  }
}

const current = [target('A', 'ACT', '2023-01-01', '2023-06-30'), target('B', 'ACT', '2023-05-01', '2023-12-31')]
const coming = [target('A', 'ACT', '2024-01-01', '2024-06-30'), target('A', 'CC', '2023-07-01', '2023-12-31')]
const past = [target('A', 'CC', '2021-01-01', '2021-12-31'), target('B', 'CC', '2022-01-01', '2022-12-31')]
const items = targetItems([...current, ...coming, ...past], current, on)

describe('the list of targets', () => {
  it('has one item for a measure in force, then those to come by beginning, then those that ended, the last first', () => {
    expect(items.map((item) => [item.state, item.measure, item.from, item.to, item.targets.length])).toEqual([
      ['in-force', 'ACT', '2023-01-01', '2023-12-31', 2],
      ['coming', 'CC', '2023-07-01', '2023-12-31', 1],
      ['coming', 'ACT', '2024-01-01', '2024-06-30', 1],
      ['past', 'CC', '2022-01-01', '2022-12-31', 1],
      ['past', 'CC', '2021-01-01', '2021-12-31', 1],
    ])
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length)
  })

  it('opens the item of the address, or the first', () => {
    expect(chosenItem(items, 'CC 2022-01-01 2022-12-31')?.state).toBe('past')
    expect(chosenItem(items, 'nothing')?.state).toBe('in-force')
    expect(chosenItem([], undefined)).toBeUndefined()
  })
})
