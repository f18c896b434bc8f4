import { describe, expect, it } from 'vitest'
import { jsonFaultAt } from '#shared/kernel/json-fault.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'

const seed = 1660

describe('the place at which a text stops being JSON', () => {
  it.each([
    ['{"a": 1,, "b": 2}', 8],
    ['{"a": Báo cáo}', 6],
    ['{"a": "b" "c": 1}', 10],
    ['{"a": 1', 7],
    ['{"a": "b', 6],
    ['{"a": 1,}', 8],
    ['[1, 2] 3', 7],
    ['{"a": 01}', 7],
    ['{"a": tru}', 6],
    ['', 0],
    ['{a: 1}', 1],
  ])('of %s is %i', (text, place) => {
    expect(jsonFaultAt(text)).toBe(place)
  })

  it('is none of what is JSON, and is some of what is not', () => {
    const random = createRandom(seed)
    const sound = JSON.stringify({ a: [1, -2.5e3, null, true, 'x"\\\né'], b: { c: {}, d: [] } }, null, 2)
    expect(jsonFaultAt(sound)).toBeNull()
    for (let round = 0; round < 3000; round += 1) {
      const at = random.between(0, sound.length - 1)
      const broken = sound.slice(0, at) + ['', ',', '"', '}', '1', ' ', '\\'][round % 7] + sound.slice(at + (round % 3))
      const isJson = parses(broken)
      expect(jsonFaultAt(broken) === null, `seed ${seed}, round ${round}: ${broken}`).toBe(isJson)
    }
  })
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
