import { describe, expect, it } from 'vitest'
import { newestOwnEntry } from '#renderer/features/figures/entry/own-entry.ts'
import type { RecordedEntry } from '#shared/figures/figures.schema.ts'

const none: ReadonlySet<number> = new Set()

function entry(entryId: number, parts: Partial<RecordedEntry> = {}): RecordedEntry {
  return {
    entryId,
    at: '2023-04-14T09:42:00.000Z',
    author: 'An',
    source: 'typed',
    document: '',
    cells: 1,
    allCells: 1,
    sample: [],
    undoneBy: null,
    ...parts,
  }
}

describe('the entry that Ctrl+Z offers', () => {
  it("is the person's newest one, not a colleague's", () => {
    expect(newestOwnEntry([entry(3, { author: 'Bình' }), entry(2), entry(1)], 'An', none)?.entryId).toBe(2)
    expect(newestOwnEntry([entry(3, { author: 'Bình' })], 'An', none)).toBeUndefined()
  })

  it('goes further back after each undo, and comes forward after a redo', () => {
    const undone = [entry(3, { source: 'undone' }), entry(2, { undoneBy: 3 }), entry(1)]
    expect(newestOwnEntry(undone, 'An', none)?.entryId).toBe(1)
    const redone = [entry(4, { source: 'undone' }), entry(3, { source: 'undone', undoneBy: 4 }), entry(2), entry(1)]
    expect(newestOwnEntry(redone, 'An', none)?.entryId).toBe(2)
  })

  it('is neither one that the grid remembers itself nor what set the book up', () => {
    const entries = [entry(3), entry(2, { source: 'set-up' }), entry(1)]
    expect(newestOwnEntry(entries, 'An', new Set([3]))?.entryId).toBe(1)
  })
})
