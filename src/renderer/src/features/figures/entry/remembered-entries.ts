/** Entries made by the grid on screen, which its own undo takes back, or has taken back: history does not offer them. */
const entries = new Set<number>()

export const rememberedEntries: ReadonlySet<number> = entries

export function rememberEntry(entryId: number | null): void {
  if (entryId !== null) entries.add(entryId)
}

/** The grid has forgotten its steps: another day is open, or the day was changed from its history. */
export function forgetEntries(): void {
  entries.clear()
}
