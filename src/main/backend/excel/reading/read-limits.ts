/** What a foreign file may cost. Sizes are far above honest files; what is beyond them is refused before it is parsed. */

export interface ReadLimits {
  readonly maxFileBytes: number
  /** Up to this size a file is held to the tighter time and memory. */
  readonly smallFileBytes: number
  readonly smallTimeoutMs: number
  readonly timeoutMs: number
  /** Heap of the worker thread. */
  readonly smallHeapMb: number
  readonly heapMb: number
}

const MB = 1024 * 1024

export const defaultReadLimits: ReadLimits = {
  maxFileBytes: 50 * MB,
  smallFileBytes: 5 * MB,
  smallTimeoutMs: 1600,
  timeoutMs: 20_000,
  smallHeapMb: 72,
  heapMb: 220,
}

/** Limits of a zip package. */
export const packageLimits = {
  entries: 5000,
  entryBytes: 400 * MB,
  totalBytes: 600 * MB,
  /** Compression of an entry above `ratioFromBytes`; sheets of empty styled cells come to about 100. */
  ratio: 250,
  ratioFromBytes: 2 * MB,
  /** A part that is held as a whole: styles, relations, comments. */
  wholePartBytes: 48 * MB,
} as const

/** Limits of what is inside a workbook. */
export const workbookLimits = {
  rows: 1_048_576,
  columns: 16_384,
  sheets: 1000,
  cells: 2_500_000,
  /** All different texts together, in UTF-16 units. */
  textUnits: 64 * MB,
  merges: 100_000,
  /** Larger than any table: a merge over whole sheets. */
  mergedCells: 2_000_000,
} as const
