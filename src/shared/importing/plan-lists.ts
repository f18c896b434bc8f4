/**
 * Long lists kept as columns of numbers: an element is made when it is asked for, and again when it is asked for again.
 * A quarter of a million figures held as objects would take a hundred megabytes.
 */

/** What a plan needs of a list; an array is one too. */
export interface MadeList<T> extends Iterable<T> {
  readonly length: number
  at(index: number): T | undefined
}

/** @param make the element of a place from 0 to `length` − 1 */
export function madeList<T>(length: number, make: (index: number) => T): MadeList<T> {
  return {
    length,
    at: (index) => (index >= 0 && index < length ? make(index) : undefined),
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) yield make(index)
    },
  }
}

/** The elements of a list from one place up to another, which is not among them. */
export function sliceOf<T>(list: MadeList<T>, from: number, to: number): T[] {
  const slice: T[] = []
  for (let index = from; index < Math.min(to, list.length); index += 1) {
    const element = list.at(index)
    if (element !== undefined) slice.push(element)
  }
  return slice
}

/** A list in parts of so many elements, in order; the last one may be shorter. */
export function* slicesOf<T>(list: MadeList<T>, size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield sliceOf(list, from, from + size)
}
