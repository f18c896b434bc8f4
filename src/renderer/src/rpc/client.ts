import { bridgeName } from '#shared/contract/bridge.ts'
import { contract, type Input, type Output, type ProcedureName } from '#shared/contract/contract.ts'
import type { Procedure } from '#shared/contract/procedure.ts'
import type { AppEvent, Failure } from '#shared/contract/reply.ts'
import { isHandingOver } from './handover.ts'
import { noteSaved } from './last-saved.ts'

/** A call the backend answered with a failure. */
export class CallFailure extends Error {
  readonly failure: Failure

  constructor(name: string, failure: Failure) {
    super(`${name}: ${failure.kind === 'domain' ? failure.code : failure.kind}`)
    this.name = 'CallFailure'
    this.failure = failure
  }
}

const signedOutListeners = new Set<() => void>()

/** Runs one procedure. Throws CallFailure with the backend's reason. */
export async function invoke<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
  if (isHandingOver() && isDoneByName(name)) throw new CallFailure(name, { kind: 'signed-out', isLocked: true })
  const reply = await window[bridgeName].invoke(name, input)
  if (!reply.ok) {
    if (reply.failure.kind === 'signed-out') for (const listener of signedOutListeners) listener()
    throw new CallFailure(name, reply.failure)
  }
  if (changesTheBook(name)) noteSaved()
  // The dispatcher has parsed the value with this procedure's output schema.
  return reply.value as Output<N>
}

/** Commands that bear the name of whoever is signed in. */
function isDoneByName(name: ProcedureName): boolean {
  const procedure: Procedure = contract[name]
  return procedure.kind === 'command' && procedure.access !== 'anyone'
}

/** Commands that make no answer stale change nothing that is kept: a dialog, the clipboard, a draft. */
function changesTheBook(name: ProcedureName): boolean {
  const procedure: Procedure = contract[name]
  return isDoneByName(name) && procedure.kind === 'command' && procedure.invalidates.length > 0
}

/** Calls back on every event of the backend until the returned function is called. */
export function subscribe(listener: (event: AppEvent) => void): () => void {
  return window[bridgeName].subscribe(listener)
}

/** Calls back whenever a call was refused because nobody is signed in or the screen is locked. */
export function subscribeSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}
