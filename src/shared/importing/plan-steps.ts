/**
 * Work in steps: where it stops, whoever drives it may do something else before it goes on. A plan of a quarter of a
 * million figures takes seconds, and a window must not wait for all of them at once.
 */
export type Steps<T> = Generator<undefined, T, undefined>

/** All steps in one go. */
export function finished<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
