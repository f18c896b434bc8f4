import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/contract/contract.ts'
import { areas } from '#shared/contract/procedure.ts'

const procedures = Object.entries(contract)
const verbs =
  'get|list|search|build|inspect|preview|verify|find|run|record|set|save|apply|create|update|change|reset|renew|restore|undo|retry|' +
  'close|reopen|approve|unlock|relock|mark|export|choose|show|open|copy|start|sign|lock|touch|recover|add|commit|discard|drop|put|forget|withdraw|receive|compare'

describe('the contract', () => {
  it.each(procedures)('names %s by its area and a verb', (name) => {
    const [area, verb, ...rest] = name.split('.')
    expect(areas).toContain(area)
    expect(verb).toMatch(new RegExp(`^(${verbs})[A-Z]`))
    expect(rest).toEqual([])
  })

  it.each(procedures)(
    'makes stale what %s changes: its own area among others, unless it changes no answer',
    (name, procedure) => {
      if (procedure.kind === 'query') return
      const area = name.split('.')[0]
      if (procedure.invalidates.length > 0) expect(procedure.invalidates).toContain(area)
      expect(new Set(procedure.invalidates).size).toBe(procedure.invalidates.length)
    },
  )

  it.each(procedures)('declares the errors of %s as area/reason', (_, procedure) => {
    for (const code of Object.keys(procedure.errors)) expect(code).toMatch(/^[a-z]+\/[a-z][a-z-]*$/)
  })

  it('holds a code to one shape of data', () => {
    const shapes = new Map<string, Set<string>>()
    for (const [, procedure] of procedures) {
      for (const [code, schema] of Object.entries(procedure.errors)) {
        const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape).sort().join() : '?'
        shapes.set(code, (shapes.get(code) ?? new Set()).add(keys))
      }
    }
    expect([...shapes].filter(([, variants]) => variants.size > 1)).toEqual([])
  })

  it('takes only months of the supported years', () => {
    const month = contract['figures.getMonth'].input
    const accepted = (text: string) => month.safeParse({ unitCode: '24490', month: text }).success
    expect(['1901-01', '2023-02', '2199-12'].map(accepted)).toEqual([true, true, true])
    expect(['0000-01', '1900-12', '2200-01', '9999-12', '2023-13', '2023-2', '2023-02-01'].map(accepted)).toEqual(
      Array.from({ length: 7 }, () => false),
    )
  })

  it('takes no code of a unit whose own rows could not be named after it', () => {
    const code = contract['settings.applySetup'].input.shape.unit.shape.code
    expect(code.safeParse('C'.repeat(28)).success).toBe(true)
    expect(code.safeParse('C'.repeat(29)).success).toBe(false)
  })
})
