import { z } from 'zod'

/** Parts of the product; also the keys by which the renderer's cache is invalidated. */
export const areas = [
  'units',
  'indicators',
  'figures',
  'targets',
  'reports',
  'settings',
  'backup',
  'desktop',
  'accounts',
  'audit',
  'startup',
  'importing',
  'sessions',
  'campaigns',
  'services',
  'reconciliation',
  'province',
] as const
export type Area = (typeof areas)[number]

/**
 * What a person may do: `officer` (nhập liệu) enters and closes, `commander` (chỉ huy) approves and unlocks,
 * `administrator` (quản trị) keeps people, settings and the store, `province` (tỉnh) adds districts up. A person may have several.
 */
export const roles = ['officer', 'commander', 'administrator', 'province'] as const
export type Role = (typeof roles)[number]

/**
 * Who may call a procedure: anyone at this PC before signing in, everyone who has signed in, or who has one of some roles.
 */
export type Access = 'anyone' | 'signed-in' | readonly Role[]

/** Error codes a procedure may answer with, each with the schema of its data. */
export type ErrorTable = Readonly<Record<string, z.ZodType>>

/** Errors that any procedure may answer with. */
export const commonErrors: ErrorTable = {
  /** Another program is writing to the store; trying again later is safe. */
  'store/busy': z.object({}),
  /** A check found the store altered or damaged: nothing more is written to it. */
  'store/unsound': z.object({}),
  /** The disk refused to read or write the store, or has no room; giving the same command again is safe. */
  'store/disk-failed': z.object({}),
  'store/disk-full': z.object({}),
}

interface ProcedureShape<I extends z.ZodType, O extends z.ZodType, E extends ErrorTable> {
  readonly input: I
  readonly output: O
  readonly errors: E
  readonly access: Access
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
  /** Given also while the store was found unsound: it mends, copies or only touches the desktop. */
  readonly isAllowedUnsound: boolean
}

export type Procedure = Query | Command

/** Declares a query, open to everyone signed in unless it says otherwise. `errors` lists every domain error it may answer with. */
export function query<
  I extends z.ZodType,
  O extends z.ZodType,
  const E extends ErrorTable = Record<never, never>,
>(spec: { input: I; output: O; errors?: E; access?: Access }): Query<I, O, E> {
  return {
    kind: 'query',
    input: spec.input,
    output: spec.output,
    errors: spec.errors ?? ({} as E),
    access: spec.access ?? 'signed-in',
  }
}

/** Declares a command; each says who may give it. */
export function command<
  I extends z.ZodType,
  O extends z.ZodType,
  const E extends ErrorTable = Record<never, never>,
>(spec: {
  input: I
  output: O
  errors?: E
  access: Access
  invalidates: readonly Area[]
  isAllowedUnsound?: boolean
}): Command<I, O, E> {
  return {
    kind: 'command',
    input: spec.input,
    output: spec.output,
    errors: spec.errors ?? ({} as E),
    access: spec.access,
    invalidates: spec.invalidates,
    isAllowedUnsound: spec.isAllowedUnsound ?? false,
  }
}

export type InputOf<P extends Procedure> = z.input<P['input']>
export type ParsedInputOf<P extends Procedure> = z.output<P['input']>
export type OutputOf<P extends Procedure> = z.output<P['output']>
