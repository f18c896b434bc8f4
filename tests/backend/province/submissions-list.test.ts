import { afterEach, describe, expect, it } from 'vitest'
import { openGroup, openProvince, sampleGroups } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

describe('what units sent', () => {
  it('is nothing in a province that has received nothing', async () => {
    const book = await openProvince()
    open.push(book)
    expect(await book.call('province.listSubmissions', {})).toEqual([])
  })

  it('is not asked for in a store that is not a province’s', async () => {
    const [group] = sampleGroups
    if (group === undefined) throw new Error('no sample')
    const book = await openGroup(group)
    open.push(book)
    expect(await book.failure('province.listSubmissions', {})).toMatchObject({ code: 'province/not-a-province' })
  })
})
