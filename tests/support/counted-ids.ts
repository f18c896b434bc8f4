/** Ids that count from 1, so that a failing test reads the same every time. */
export function countedIds(prefix = 'test'): () => string {
  let last = 0
  return () => {
    last += 1
    return `${prefix}-${String(last).padStart(8, '0')}`
  }
}
