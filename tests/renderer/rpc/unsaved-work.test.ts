import { describe, expect, it } from 'vitest'
import { addUnsavedWork, countUnsavedWork, dropAllWork, retryAllWork } from '#renderer/rpc/unsaved-work.ts'

describe('unsaved work', () => {
  it('is asked of everyone who keeps some', async () => {
    const kept = (pieces: number, savable: number) => {
      let left = pieces
      addUnsavedWork({
        save: () => {
          left -= savable
          return Promise.resolve(left)
        },
        count: () => left,
        drop: () => {
          left = 0
          return Promise.resolve()
        },
      })
    }
    kept(3, 3)
    kept(5, 4)
    expect(countUnsavedWork()).toBe(8)
    expect(await retryAllWork()).toBe(1)
    await dropAllWork()
    expect(countUnsavedWork()).toBe(0)
  })
})
