import { z } from 'zod'

/** Parts of the product; also the keys by which the renderer's cache is invalidated. */
export const areas = ['units', 'indicators', 'figures', 'targets', 'reports', 'settings', 'backup', 'desktop'] as const
export type Area = (typeof areas)[number]

/** Who may call a procedure. One role until people sign in; the dispatcher already checks it. */
export type Role = 'officer'

/** Error codes a procedure may answer with, each with the schema of its data. */
export type ErrorTable = Readonly<Record<string, z.ZodType>>

/** Errors that any procedure may answer with. */
export const commonErrors: ErrorTable = {
  /** Another program is writing to the store; trying again later is safe. */
  'store/busy': z.object({}),
}

interface ProcedureShape<I extends z.ZodType, O extends z.ZodType, E extends ErrorTable> {
  readonly input: I
  readonly output: O
  readonly errors: E
  readonly role: Role
}

/** A question: changes nothing. */
export interface Query<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends ErrorTable = ErrorTable,
> extends ProcedureShape<I, O, E> {
  readonly kind: 'query'
}

/** A change: names the areas whose answers it makes stale. */
export interface Command<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends ErrorTable = ErrorTable,
> extends ProcedureShape<I, O, E> {
  readonly kind: 'command'
  readonly invalidates: readonly Area[]
}

export type Procedure = Query | Command

/** Declares a query. `errors` lists every domain error it may answer with. */
export function query<
  I extends z.ZodType,
  O extends z.ZodType,
  const E extends ErrorTable = Record<never, never>,
>(spec: { input: I; output: O; errors?: E; role?: Role }): Query<I, O, E> {
  return {
    kind: 'query',
    input: spec.input,
    output: spec.output,
    errors: spec.errors ?? ({} as E),
    role: spec.role ?? 'officer',
  }
}

/** Declares a command. */
export function command<
  I extends z.ZodType,
  O extends z.ZodType,
  const E extends ErrorTable = Record<never, never>,
>(spec: { input: I; output: O; errors?: E; role?: Role; invalidates: readonly Area[] }): Command<I, O, E> {
  return {
    kind: 'command',
    input: spec.input,
    output: spec.output,
    errors: spec.errors ?? ({} as E),
    role: spec.role ?? 'officer',
    invalidates: spec.invalidates,
  }
}

export type InputOf<P extends Procedure> = z.input<P['input']>
export type ParsedInputOf<P extends Procedure> = z.output<P['input']>
export type OutputOf<P extends Procedure> = z.output<P['output']>
