import type { RecordedEntry } from '#shared/figures/figures.schema.ts'

/**
 * The newest entry of a person that can still be taken back, of a day's entries newest first. What took another back is
 * left to redo, what set the book up to its own screens, and what the grid's own undo remembers to the grid.
 */
export function newestOwnEntry(
  entries: readonly RecordedEntry[],
  author: string,
  remembered: ReadonlySet<number>,
): RecordedEntry | undefined {
  const undoings = new Set(entries.flatMap((entry) => entry.undoneBy ?? []))
  return entries.find(
    (entry) =>
      entry.author === author &&
      entry.source !== 'set-up' &&
      entry.undoneBy === null &&
      !undoings.has(entry.entryId) &&
      !remembered.has(entry.entryId),
  )
}
