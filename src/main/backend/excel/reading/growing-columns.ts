import { workbookLimits } from './read-limits.ts'

/*
 * Columns of numbers that grow with a sheet. A small one is copied into a larger one; a large one takes memory of its own
 * that grows where it is and goes back to the system as a whole, so that nothing is copied and nothing stays behind.
 */

type Column = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>

interface ColumnType<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer): T
}

const GROWTH = 2
/** From so many cells on a column grows where it is. */
const LARGE = 32_768
/** Cells a large column grows by. */
const STEP = 65_536

/** A column with room for more; the one given is not to be used any more. */
export function grown<T extends Column>(column: T, type: ColumnType<T>): T {
  const { buffer, length } = column
  if (buffer.resizable) {
    buffer.resize(Math.min((length + STEP) * type.BYTES_PER_ELEMENT, buffer.maxByteLength))
    return column
  }
  const size = length * GROWTH * type.BYTES_PER_ELEMENT
  const isLarge = length >= LARGE
  const room = isLarge
    ? new ArrayBuffer(size, { maxByteLength: workbookLimits.cells * type.BYTES_PER_ELEMENT })
    : new ArrayBuffer(size)
  new Uint8Array(room).set(new Uint8Array(buffer))
  return new type(room)
}

/** The first numbers of a column; the one given is not to be used any more. */
export function exact<T extends Column>(column: T, size: number): T
export function exact(column: Column, size: number): Column {
  if (!column.buffer.resizable) return column.slice(0, size)
  column.buffer.resize(size * column.BYTES_PER_ELEMENT)
  return column
}
