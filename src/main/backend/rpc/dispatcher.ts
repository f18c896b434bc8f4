import { type Contract, contract, type ProcedureName } from '#shared/contract/contract.ts'
import { type Access, commonErrors, type Procedure } from '#shared/contract/procedure.ts'
import type { AppEvent, Failure, Reply } from '#shared/contract/reply.ts'
import { schemaIssueText } from '#shared/kernel/schema-issue-text.ts'
import type { Caller, CheckedCaller, Identity, LogPort } from '../backend-ports.ts'
import { DomainError } from './domain-error.ts'
import type { HandlerTable } from './handler-table.ts'

type AnyHandler = (input: unknown, caller: CheckedCaller) => unknown

/** What the session says of a window's person: nobody, locked out, or known. */
export type SignedIn = 'nobody' | 'locked' | Identity

interface DispatcherOptions {
  /** The table in force; another one after a restore. */
  readonly handlers: () => HandlerTable
  /** Who sits at the window now. */
  readonly signedIn: () => SignedIn
  /** False once a check found the store altered or damaged. */
  readonly mayWrite: () => boolean
  /** What an error of a handler stands for; the error itself when for nothing else. */
  readonly understand: (error: unknown) => unknown
  readonly log: LogPort
  readonly newId: () => string
  readonly emit: (event: AppEvent) => void
}

/**
 * The one door: finds the procedure, checks who calls, parses the input, runs the handler, parses the output, wraps the
 * outcome. It is the only place that catches everything; what was not declared becomes `unexpected` with an incident id
 * and its details go to the log.
 */
export function createDispatcher({ handlers, signedIn, mayWrite, understand, log, newId, emit }: DispatcherOptions) {
  return async (name: string, input: unknown, caller: Caller): Promise<Reply> => {
    if (!isProcedureName(name)) return failed({ kind: 'unknown-procedure', name: String(name).slice(0, 100) })
    const procedure: Procedure = contract[name]
    try {
      return await answer(name, procedure, input, caller)
    } catch (error) {
      return failed(asFailure(name, procedure, understand(error)))
    }
  }

  async function answer(name: ProcedureName, procedure: Procedure, input: unknown, caller: Caller): Promise<Reply> {
    const person = caller.identity ?? signedIn()
    const refusal = refusalOf(procedure.access, person)
    if (refusal !== null) return failed(refusal)
    const parsed = procedure.input.safeParse(input, { error: schemaIssueText })
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      return failed({ kind: 'invalid-input', problems })
    }
    if (procedure.kind === 'command' && !procedure.isAllowedUnsound && !mayWrite())
      throw new DomainError('store/unsound')
    const handler = handlers()[name] as AnyHandler
    const value = procedure.output.parse(await handler(parsed.data, checkedCaller(caller, person)))
    if (procedure.kind === 'command' && procedure.invalidates.length > 0)
      emit({ type: 'stale', areas: procedure.invalidates })
    return { ok: true, value }
  }

  function asFailure(name: ProcedureName, procedure: Procedure, error: unknown): Failure {
    if (error instanceof DomainError) {
      const errors = { ...commonErrors, ...procedure.errors }
      const declared = Object.hasOwn(errors, error.code) ? errors[error.code] : undefined
      const data = declared?.safeParse(error.data)
      if (data?.success === true) return { kind: 'domain', code: error.code, data: data.data }
    }
    const incidentId = newId()
    log.error(`${name} failed, incident ${incidentId}`, error)
    return { kind: 'unexpected', incidentId }
  }
}

/** Why a person may not call; null when they may. */
function refusalOf(access: Access, person: SignedIn): Failure | null {
  if (access === 'anyone') return null
  if (typeof person === 'string') return { kind: 'signed-out', isLocked: person === 'locked' }
  if (access === 'signed-in' || access.some((role) => person.roles.includes(role))) return null
  return { kind: 'forbidden', roles: access }
}

function checkedCaller({ transport, mayUsePath }: Caller, person: SignedIn): CheckedCaller {
  return {
    transport,
    ...(typeof person === 'string' ? nobody : person),
    ...(mayUsePath === undefined ? {} : { mayUsePath }),
  }
}

const nobody: Identity = { author: '', roles: [] }

function failed(failure: Failure): Reply {
  return { ok: false, failure }
}

function isProcedureName(name: unknown): name is keyof Contract {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}
