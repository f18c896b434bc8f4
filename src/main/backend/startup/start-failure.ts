import { type StartProblem, startProblems } from '#shared/startup/startup.contract.ts'
import { type PlaceKind, placeKinds } from '#shared/startup/place.rules.ts'
import { z } from 'zod'
import { DomainError } from '../rpc/domain-error.ts'

/** Why the store could not be opened. */
export interface StartFailure {
  readonly problem: StartProblem
  readonly place: PlaceKind | null
  readonly incidentId: string | null
}

const placeSchema = z.object({ place: z.enum(placeKinds) })

/** What a failed opening is told as; one that nobody foresaw gets an incident id, and `onUnexpected` is called with it. */
export function asStartFailure(
  error: unknown,
  newId: () => string,
  onUnexpected: (incidentId: string) => void,
): StartFailure {
  const problem = error instanceof DomainError ? startProblems.find((one) => error.code === `store/${one}`) : undefined
  if (problem !== undefined) {
    const place = error instanceof DomainError ? placeSchema.safeParse(error.data) : undefined
    return { problem, place: place?.data?.place ?? null, incidentId: null }
  }
  const incidentId = newId()
  onUnexpected(incidentId)
  return { problem: 'unexpected', place: null, incidentId }
}
