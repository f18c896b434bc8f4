/** Hostile inputs for every procedure: whatever comes, a reply of a declared kind goes back and no incident is logged. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/contract/contract.ts'
import { communes, district, openDistrict } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const seed = 7
const tries = 2500
/** Procedures that leave the store or write files where they are told: their own tests drive them. */
const names = Object.keys(contract).filter((name) => !/^(?:backup|reports)\./.test(name) && !takesPath(name))

function takesPath(name: string): boolean {
  const schema = contract[name as keyof typeof contract].input
  return schema instanceof z.ZodObject && 'path' in schema.shape
}

const oddText = fc.constantFrom(
  '',
  '__proto__',
  'constructor',
  '1e9',
  '2023-02-29',
  '0000-01',
  '9999-12',
  '\u0000',
  'x'.repeat(5000),
  "'; DROP TABLE units;--",
  '𝟙',
  'Ea H’leo',
)
const date = fc.constantFrom(
  '1900-01-01',
  '1900-02-10',
  '2023-04-15',
  '2024-02-29',
  '2199-12-31',
  '2023-4-5',
  '2100-02-29',
)
const leaf = fc.oneof(
  oddText,
  date,
  fc.constantFrom(
    ...communes,
    district,
    'CC_NEW',
    'EID_ACT',
    'POP_ELIG',
    'FIXED',
    'MOBILE',
    'typed',
    'ACT',
    'cumulative',
    'commune',
    '2023-04',
  ),
  fc.constantFrom(null, undefined, 0, -1, 1.5, NaN, Infinity, 2 ** 53, 999_999_999, true),
)
const field = fc.constantFrom(
  'on',
  'from',
  'to',
  'unitCode',
  'indicator',
  'month',
  'value',
  'clientId',
  'source',
  'postings',
  'reasons',
  'key',
  'reason',
  'text',
  'limit',
  'code',
  'kind',
  'targets',
  'isSent',
  'holidays',
  'name',
  'draft',
  'channel',
  '__proto__',
  'constructor',
)
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(field, tie('node'), { maxKeys: 6 }),
  ),
}))

/** An input close to what the procedure takes: its own fields, each from the odd values of its kind. */
function nearInput(name: string): fc.Arbitrary<unknown> {
  const schema = contract[name as keyof typeof contract].input
  if (!(schema instanceof z.ZodObject)) return node
  const shape = Object.keys(schema.shape)
  return fc.record(Object.fromEntries(shape.map((key) => [key, fieldValue(key)])), { requiredKeys: [] })
}

function fieldValue(key: string): fc.Arbitrary<unknown> {
  if (key === 'on' || key === 'from' || key === 'to') return date
  if (key === 'month')
    return fc.constantFrom('2023-04', '0000-01', '1899-12', '1900-01', '2199-12', '2200-01', '9999-12')
  if (key === 'unitCode' || key === 'code') return fc.constantFrom(...communes, district, '66', '654-CPX', 'none')
  if (key === 'indicator')
    return fc.oneof(fc.constantFrom('CC_NEW', 'EID_ACT', 'POP_ELIG', 'CC_CUM', 'EID_WAIT'), oddText)
  if (key === 'kind') return fc.constantFrom('district', 'commune')
  if (key === 'reasons' || key === 'holidays') return fc.constant([])
  return fc.oneof(leaf, node)
}

describe('hostile inputs', () => {
  it('never make a procedure fail unexpectedly', { timeout: 60_000 }, async () => {
    const book = await openDistrict()
    const kinds = new Map<string, number>()
    const call = fc
      .constantFrom(...names)
      .chain((name) => fc.tuple(fc.constant(name), fc.oneof(nearInput(name), nearInput(name), node)))
    await fc.assert(
      fc.asyncProperty(call, async ([name, input]) => {
        const reply = await book.dispatch(name, input)
        const kind = reply.ok ? 'ok' : reply.failure.kind
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        expect([name, kind, book.log.at(-1)?.error]).not.toEqual([name, 'unexpected', expect.anything()])
      }),
      { seed, numRuns: tries },
    )
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(kinds.get('ok')).toBeGreaterThan(100)
    console.info(
      `seed ${seed}: ${tries} inputs tried over ${names.length} procedures, 0 failed; ${JSON.stringify(Object.fromEntries(kinds))}`,
    )
  })
})
