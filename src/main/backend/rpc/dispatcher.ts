import { type Contract, contract, type ProcedureName } from '#shared/contract/contract.ts'
import { commonErrors, type Procedure } from '#shared/contract/procedure.ts'
import type { AppEvent, Failure, Reply } from '#shared/contract/reply.ts'
import { schemaIssueText } from '#shared/kernel/schema-issue-text.ts'
import type { Caller, LogPort } from '../backend-ports.ts'
import { DomainError } from './domain-error.ts'
import type { HandlerTable } from './handler-table.ts'

type AnyHandler = (input: unknown, caller: Caller) => unknown

interface DispatcherOptions {
  /** The table in force; another one after a restore. */
  readonly handlers: () => HandlerTable
  readonly log: LogPort
  readonly newId: () => string
  readonly emit: (event: AppEvent) => void
}

/**
 * The one door: finds the procedure, checks the role, parses the input, runs the handler, parses the output, wraps the
 * outcome. It is the only place that catches everything; what was not declared becomes `unexpected` with an incident id
 * and its details go to the log.
 */
export function createDispatcher({ handlers, log, newId, emit }: DispatcherOptions) {
  return async (name: string, input: unknown, caller: Caller): Promise<Reply> => {
    if (!isProcedureName(name)) return failed({ kind: 'unknown-procedure', name: String(name).slice(0, 100) })
    const procedure: Procedure = contract[name]
    if (procedure.role !== caller.role) return failed({ kind: 'forbidden', role: procedure.role })
    const parsed = procedure.input.safeParse(input, { error: schemaIssueText })
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      return failed({ kind: 'invalid-input', problems })
    }
    try {
      const handler = handlers()[name] as AnyHandler
      const value = procedure.output.parse(await handler(parsed.data, caller))
      if (procedure.kind === 'command' && procedure.invalidates.length > 0)
        emit({ type: 'stale', areas: procedure.invalidates })
      return { ok: true, value }
    } catch (error) {
      return failed(asFailure(name, procedure, error))
    }
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

function failed(failure: Failure): Reply {
  return { ok: false, failure }
}

function isProcedureName(name: unknown): name is keyof Contract {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}
