/** What is left of a stream for the library: records put behind each other, with the places of sheets set right. */
export class BiffRest {
  readonly #from: Uint8Array
  readonly #bytes: Uint8Array<ArrayBuffer>
  #size = 0
  /** Where a record of the stream stands now. */
  readonly #moved = new Map<number, number>()
  /** Where the place of a sheet is written. */
  readonly #places: number[] = []

  constructor(from: Uint8Array) {
    this.#from = from
    this.#bytes = new Uint8Array(from.length)
  }

  /** Takes over the record from one byte to another; `isStart` where something may point at it. */
  keep(start: number, end: number, isStart: boolean): void {
    if (isStart) this.#moved.set(start, this.#size)
    this.#bytes.set(this.#from.subarray(start, end), this.#size)
    this.#size += end - start
  }

  /** The record just kept begins, behind its head, with the place of a sheet. */
  holdsPlace(recordBytes: number): void {
    this.#places.push(this.#size - recordBytes)
  }

  finish(): Uint8Array {
    const view = new DataView(this.#bytes.buffer)
    for (const at of this.#places) view.setUint32(at, this.#moved.get(view.getUint32(at, true)) ?? 0, true)
    return this.#bytes.subarray(0, this.#size)
  }
}
