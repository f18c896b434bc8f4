/** Inputs as a hostile or broken page might send them, for any procedure: nonsense, and things close to what it takes. */
import fc from 'fast-check'
import { z } from 'zod'
import { contract, type ProcedureName } from '#shared/contract/contract.ts'
import type { Procedure } from '#shared/contract/procedure.ts'
import { sampleCommunes } from '#tests/support/sample-setup.ts'

const codes = [...sampleCommunes.map(({ code }) => code), '654', '654-CPX', '66', 'none']
const dates = [
  '1900-01-01',
  '1900-02-10',
  '2023-04-15',
  '2023-04-16',
  '2024-02-29',
  '2100-02-29',
  '2199-12-31',
  '2023-4-5',
]
const words = [
  '',
  '__proto__',
  'constructor',
  'toString',
  '1e9',
  '0000-01',
  '2023-04',
  '9999-12',
  '\u0000',
  '\uD800',
  'x'.repeat(5000),
  "'; DROP TABLE units;--",
  '../../etc/passwd',
  '\\\\server\\share\\so.db',
  '𝟙',
  'Ea H’leo',
  'CC_NEW',
  'EID_WAIT',
  'FIXED',
  'MOBILE',
  'typed',
  'cumulative',
  'BM01',
  'BM99',
  'half-up',
  'officer',
  'tèo',
]
const scalars = [
  null,
  undefined,
  0,
  -0,
  -1,
  1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  999_999_999,
  true,
  false,
]
const leaf = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...dates),
  fc.constantFrom(...codes),
  fc.constantFrom(...scalars),
)

const fields = [
  'on',
  'from',
  'to',
  'unitCode',
  'indicator',
  'value',
  'kind',
  'code',
  'name',
  'path',
  '__proto__',
  'constructor',
]
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...fields), tie('node'), { maxKeys: 6 }),
  ),
}))

/** Inputs for a procedure: one in three is nonsense, the others follow its schema, often to the letter. */
export function hostileInputs(name: ProcedureName): fc.Arbitrary<unknown> {
  const procedure: Procedure = contract[name]
  return fc.oneof(node, near(procedure.input, 0), near(procedure.input, 0))
}

/** Something of a schema's shape; now and then something else. */
function near(schema: z.ZodType, depth: number): fc.Arbitrary<unknown> {
  const shape = shapeOf(schema, depth)
  return depth === 0 ? shape : fc.oneof({ weight: 7, arbitrary: shape }, { weight: 1, arbitrary: leaf })
}

function shapeOf(schema: z.ZodType, depth: number): fc.Arbitrary<unknown> {
  if (depth > 4) return leaf
  const inside = (one: unknown): fc.Arbitrary<unknown> => near(one as z.ZodType, depth + 1)
  if (schema instanceof z.ZodObject)
    return fc.record(Object.fromEntries(Object.entries(schema.shape).map(([key, one]) => [key, inside(one)])))
  if (schema instanceof z.ZodArray) return fc.array(inside(schema.element), { maxLength: 3 })
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return fc.oneof(fc.constant(undefined), inside(schema.unwrap()))
  if (schema instanceof z.ZodNullable) return fc.oneof(fc.constant(null), inside(schema.unwrap()))
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(inside))
  if (schema instanceof z.ZodPipe) return inside(schema.in)
  if (schema instanceof z.ZodEnum) return fc.constantFrom<unknown>(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom<unknown>(...schema.values)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber) return fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(...scalars))
  if (schema instanceof z.ZodString) return fc.oneof(textLike(), fc.constantFrom(...dates), fc.constantFrom(...codes))
  // The only values of a class that cross: the bytes of files.
  if (schema instanceof z.ZodCustom) return fc.oneof(leaf, fileBytes, fc.uint8Array({ maxLength: 300 }))
  return leaf
}

const sheets = [
  'Đơn vị,CCCD cấp mới\nThị trấn Phước An,12',
  'BÁO CÁO NGÀY 15/4/2023\nĐơn vị,CCCD cấp mới,Số CCCD\nXã Ea Kly,1O,066099001234',
  '__proto__,constructor\ntoString,1e9',
  'PK\u0003\u0004',
  '\u0000\u0000',
]
/** Files that are nearly what colleagues send. */
const fileBytes = fc.constantFrom(...sheets).map((text) => new TextEncoder().encode(text))

function textLike(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 20 }), fc.uuid())
}
