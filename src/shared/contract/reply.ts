import type { Area } from './procedure.ts'

/** One problem of an input, with the path of the field it is about. */
export interface InputProblem {
  readonly path: string
  readonly message: string
}

/** Why a call was not done. Only `unexpected` hides its details: they are in the log under the incident id. */
export type Failure =
  | { readonly kind: 'domain'; readonly code: string; readonly data: unknown }
  | { readonly kind: 'invalid-input'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'unknown-procedure'; readonly name: string }
  /** The person signed in has none of the roles. */
  | { readonly kind: 'forbidden'; readonly roles: readonly string[] }
  /** Nobody has signed in, or the one who did is locked out until the password is given again. */
  | { readonly kind: 'signed-out'; readonly isLocked: boolean }
  | { readonly kind: 'unexpected'; readonly incidentId: string }

/** What crosses the boundary back: a value, or a failure that names its kind. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** What the backend tells its windows without being asked. */
export type AppEvent =
  /** Answers of these areas are stale; sent after each command and, with every area, after a restore. */
  | { readonly type: 'stale'; readonly areas: readonly Area[] }
  | { readonly type: 'progress'; readonly task: string; readonly done: number; readonly total: number }
