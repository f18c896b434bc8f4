import type { Failure } from '#shared/contract/reply.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { t } from '#renderer/texts/vi.ts'
import { CallFailure } from './client.ts'

/** What a person is told about a call that was not done: what happened and what to do. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'domain':
      return refusalText(failure.code, failure.data)
    case 'invalid-input':
      return t('frame.invalidInput', { problems: failure.problems.map((problem) => problem.message).join('; ') })
    case 'forbidden':
      return t('frame.forbidden')
    case 'signed-out':
      return t(failure.isLocked ? 'frame.locked' : 'frame.signedOut')
    case 'unexpected':
      return t('frame.unexpected', { incident: failure.incidentId })
    case 'unknown-procedure':
      return t('frame.unknownProcedure', { name: failure.name })
  }
}

/** The same for whatever a query or command threw. */
export function errorText(error: unknown): string {
  return error instanceof CallFailure ? failureText(error.failure) : t('frame.screenBroken')
}
