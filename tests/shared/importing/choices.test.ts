import { describe, expect, it } from 'vitest'
import { mappingSchema } from '#shared/importing/importing.schema.ts'
import { importChoicesSchema } from '#shared/importing/understanding.schema.ts'

const keys = (count: number, value: unknown): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`0!${index}`, value]))

describe('choices of an import', () => {
  it.each([
    ['rows', 'ignored'],
    ['columns', 'unit'],
    ['tableSpans', { from: '2023-04-14', to: '2023-04-14' }],
    ['answers', 'x'],
    ['cellConflicts', 'keep'],
  ])('are as many as a sheet can need, and no more: %s', (name, value) => {
    expect(importChoicesSchema.safeParse({ [name]: keys(20_000, value) }).success).toBe(true)
    const tooMany = importChoicesSchema.safeParse({ [name]: keys(20_001, value) })
    expect(tooMany.error?.issues).toMatchObject([{ path: [name], message: 'quá nhiều mục' }])
  })
})

it('a remembered header has no more columns than a sheet', () => {
  const mapping = { fingerprint: '1-abc', name: 'Mẫu', updatedAt: '', updatedBy: '', uses: 0 }
  expect(mappingSchema.safeParse({ ...mapping, columns: keys(20_000, 'unit') }).success).toBe(true)
  expect(mappingSchema.safeParse({ ...mapping, columns: keys(20_001, 'unit') }).success).toBe(false)
})
