import type { z } from 'zod'
import type { Contract, ParsedInput, ProcedureName } from '#shared/contract/contract.ts'
import type { CheckedCaller } from '../backend-ports.ts'

/** What a handler may answer: the output before it is parsed. */
export type HandlerOutput<N extends ProcedureName> = z.input<Contract[N]['output']>

export type Handler<N extends ProcedureName> = (
  input: ParsedInput<N>,
  caller: CheckedCaller,
) => HandlerOutput<N> | Promise<HandlerOutput<N>>

/** One handler for every procedure of the contract: the compiler refuses a table with one missing. */
export type HandlerTable = { readonly [N in ProcedureName]: Handler<N> }

/** The handlers of one area. */
export type AreaHandlers<A extends string> = { readonly [N in Extract<ProcedureName, `${A}.${string}`>]: Handler<N> }
