export interface MutationTask {
  readonly seed: number
  readonly from: number
  readonly to: number
  /** Of whole numbers, by `counted`. */
  readonly counts: SharedArrayBuffer
  /** Makes the check sums right again after the mutation: the control. */
  readonly isRepaired: boolean
}

/** Places of the shared counts: the mutation under way, then what came of those before it. */
export const counted = { underWay: 0, refused: 1, same: 2, other: 3 } as const

/** One that failed, or null at the end. */
export type MutationMessage = { readonly failure: string | null }
