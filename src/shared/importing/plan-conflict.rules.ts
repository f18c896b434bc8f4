import type { PlanRequest } from './plan-book.ts'
import type { ImportChoices, ReadFigure } from './understanding.schema.ts'

export type ConflictPolicy = ImportChoices['conflict']

export type Settlement =
  /** The book has it already. */
  | { readonly kind: 'same' }
  /** The book's figure stays. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'set'; readonly target: number | null }

/**
 * What becomes of a figure beside the book's: `only-empty` writes where the book has nothing, `replace` writes where it
 * differs, `keep` never writes, `add` adds to what is there. A blank takes a figure away only when that was asked for.
 */
export function settle(
  read: number | null,
  standing: number | null,
  policy: ConflictPolicy,
  blankDeletes: boolean,
): Settlement {
  if (read === null) {
    if (standing === null) return { kind: 'same' }
    return blankDeletes && policy !== 'keep' && policy !== 'only-empty'
      ? { kind: 'set', target: null }
      : { kind: 'keep' }
  }
  if (policy === 'add' && standing !== null)
    return read === 0 ? { kind: 'same' } : { kind: 'set', target: standing + read }
  if (standing === read) return { kind: 'same' }
  if (policy === 'keep' || (policy === 'only-empty' && standing !== null)) return { kind: 'keep' }
  return { kind: 'set', target: read }
}

/** A request whose policies of single cells are ready to be looked up, by `<sheet>!<address>`. */
export interface SettledRequest extends PlanRequest {
  readonly cellPolicies: ReadonlyMap<string, ConflictPolicy>
}

export function settledRequest(request: PlanRequest): SettledRequest {
  return { ...request, cellPolicies: new Map(Object.entries(request.choices.cellConflicts)) }
}

/** A file committed before adds nothing a second time, and takes nothing away that others added to. */
export function policyOf({ choices, isRepeated, cellPolicies }: SettledRequest, figure: ReadFigure): ConflictPolicy {
  const own = cellPolicies.size === 0 ? undefined : cellPolicies.get(`${figure.sheet}!${figure.address}`)
  const chosen = own ?? choices.conflict
  return chosen === 'add' && isRepeated ? 'only-empty' : chosen
}
