/** Whether a correction request still says what was meant: it holds only beside the figures it was worked out from. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import type { RequestRow } from './requests.repo.ts'

/** Blank is told as a word: parameters of an issue are numbers and texts. */
const told = (value: number | null): number | string => value ?? 'trống'

const placeOf = ({ unitCode, indicator, from }: RequestRow) => ({ unitCode, indicator, date: from })

const keyOf = ({ importId, unitCode, from, to }: RequestRow): string => `${importId} ${unitCode} ${from} ${to}`

/** Requests whose cell has moved since they were made, before any of them is written. */
export function movedCells(requests: readonly RequestRow[]): Issue[] {
  return requests
    .filter(({ stood, counted }) => stood !== counted)
    .map((one) =>
      errorIssue('import/request-moved', placeOf(one), {
        value: told(one.value),
        channel: one.channel,
        stood: told(one.stood),
        now: told(one.counted),
      }),
    )
}

/** Requests that came out otherwise than they were meant, read again after all of them were written. */
export function brokenRequests(written: readonly RequestRow[]): Issue[] {
  return written.flatMap((one) => {
    const { value, standing, beside, besideNow, channel } = one
    if (standing !== value)
      return [errorIssue('import/request-twice', placeOf(one), { value: told(value), other: told(standing) })]
    if (beside === besideNow) return []
    const params = { value: told(value), channel, stood: told(beside), now: told(besideNow) }
    return [errorIssue('import/request-beside-moved', placeOf(one), params)]
  })
}

export interface Moved {
  /** The cell itself, or its other channels. */
  readonly part: 'cell' | 'beside'
  readonly stood: number | null
  readonly now: number | null
}

/**
 * Which of the waiting requests do not hold any more, by id, and why. One that was worked out beside another request of its file holds
 * as long as that one waits and holds: they are written together.
 */
export function movedAmong(waiting: readonly RequestRow[]): ReadonlyMap<number, Moved> {
  const still = waiting.filter(({ stood, counted }) => stood === counted)
  const byPage = Map.groupBy(still, keyOf)
  const holds = (one: RequestRow): boolean => {
    if (one.stood !== one.counted) return false
    if (one.beside === one.besideNow) return true
    const alike = [one.indicator, ...(findIndicator(one.indicator)?.parts ?? [])]
    const isCompanion = (other: RequestRow): boolean => other.channel !== one.channel && alike.includes(other.indicator)
    return (byPage.get(keyOf(one)) ?? []).some(isCompanion)
  }
  return new Map(waiting.filter((one) => !holds(one)).map((one) => [one.id, movedOf(one)]))
}

function movedOf({ stood, counted, beside, besideNow }: RequestRow): Moved {
  return stood === counted ? { part: 'beside', stood: beside, now: besideNow } : { part: 'cell', stood, now: counted }
}
