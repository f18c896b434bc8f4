import { CallFailure } from './client.ts'

/** A save was refused because somebody changed what it is about after its editor opened. */
export function isChangedSince(error: unknown): boolean {
  return (
    error instanceof CallFailure && error.failure.kind === 'domain' && error.failure.code.endsWith('/changed-since')
  )
}
