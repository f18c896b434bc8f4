/** What was typed in this window and is not in the store yet. */
export interface UnsavedWork {
  /** Sends what waits; how many pieces could still not be saved once nothing is on its way. */
  save(): Promise<number>
  /** How many pieces are not in the store. */
  count(): number
  /** Gives up what could not be saved. */
  drop(): Promise<void>
}

const works = new Set<UnsavedWork>()

/** Features add theirs, so that whoever ends a session asks them all. */
export function addUnsavedWork(work: UnsavedWork): void {
  works.add(work)
}

/** Leaves the field that is being typed in and saves everything; how many pieces could not be saved. */
export async function saveAllWork(): Promise<number> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  return await retryAllWork()
}

/** Saves everything again, without leaving the field that is being typed in. */
export async function retryAllWork(): Promise<number> {
  const left = await Promise.all(Array.from(works, (work) => work.save()))
  return left.reduce((sum, count) => sum + count, 0)
}

export function countUnsavedWork(): number {
  return Array.from(works, (work) => work.count()).reduce((sum, count) => sum + count, 0)
}

export async function dropAllWork(): Promise<void> {
  await Promise.all(Array.from(works, (work) => work.drop()))
}
