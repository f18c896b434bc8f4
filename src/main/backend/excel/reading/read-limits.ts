/** What a foreign file may cost. Sizes are far above honest files; what is beyond them is refused before it is parsed. */

export interface ReadLimits {
  readonly maxFileBytes: number
  /** Up to this size a file is held to the tighter time and memory. */
  readonly smallFileBytes: number
  readonly smallTimeoutMs: number
  /** A small file that unpacks to much, as honest tables do, gets a second more for each so many bytes of content. */
  readonly contentBytesPerSecond: number
  readonly timeoutMs: number
  /** Heap of the worker thread. */
  readonly smallHeapMb: number
  readonly heapMb: number
}

const MB = 1024 * 1024

export const defaultReadLimits: ReadLimits = {
  maxFileBytes: 50 * MB,
  smallFileBytes: 5 * MB,
  smallTimeoutMs: 1500,
  contentBytesPerSecond: 8 * MB,
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
  /** Tables of different numbers and names compress to a tenth; what is far above is the same over and over. */
  honestRatio: 20,
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
  /** The texts of all cells together, each as often as it stands there: one text may be in a million cells. */
  shownUnits: 40 * MB,
  merges: 100_000,
  /** Larger than any table: a merge over whole sheets. */
  mergedCells: 2_000_000,
} as const
