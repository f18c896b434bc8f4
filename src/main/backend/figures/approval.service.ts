import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { UnlockDetails } from '#shared/figures/day-life.rules.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { addDays, compareDates, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { AdjustmentsService } from './adjustments.service.ts'
import { type DaysService, refuseIdentifier } from './days.service.ts'
import type { DayAction } from './ledger-rows.ts'

interface Parts {
  readonly days: DaysService
  readonly adjustments: AdjustmentsService
  readonly units: UnitsService
  readonly clock: Clock
  readonly transaction: <T>(run: () => T) => T
}

export type ApprovalService = ReturnType<typeof createApprovalService>

/** The life of a day from its approval on: signed, unlocked for numbered corrections, sent, received. */
export function createApprovalService({ days, adjustments, units, clock, transaction }: Parts) {
  /** Runs in a transaction on a book that is set up. */
  const inBook = <T>(run: () => T): T =>
    transaction(() => {
      units.requireWorkspace()
      return run()
    })

  /** Marks a day, unless it is so already. */
  function mark(state: DayState, action: DayAction, isDone: boolean, author: string): DayState {
    if (isDone) return state
    days.append([{ on: state.on, action, reason: '', details: '[]' }], author)
    return days.state(state.on)
  }

  function requireApproved(on: LocalDate): DayState {
    const state = days.state(on)
    if (state.status !== 'approved') throw new DomainError('figures/day-not-approved', { on })
    return state
  }

  function approveDays(input: ParsedInput<'figures.approveDays'>, author: string): DayState[] {
    const chosen = inOrder(input.days)
    for (const on of chosen) {
      const { status } = days.state(on)
      if (status === 'approved') throw new DomainError('figures/day-approved', { on })
      if (status === 'open') throw new DomainError('figures/day-not-closed', { on })
    }
    days.append(
      chosen.map((on) => ({ on, action: 'approve', reason: '', details: '[]' })),
      author,
    )
    return chosen.map(days.state)
  }

  function unlockDays(input: ParsedInput<'figures.unlockDays'>, author: string): Output<'figures.unlockDays'> {
    const { reason, hours, unitCodes } = input
    const chosen = inOrder(input.days)
    for (const on of chosen) {
      const [standing] = requireApproved(on).unlocks
      if (standing !== undefined) throw new DomainError('figures/already-unlocked', { on, number: standing.number })
    }
    const known = units.byCode()
    const unknown = (unitCodes ?? []).filter((code) => !known.has(code))
    if (unknown.length > 0) throw new DomainError('units/unknown', { codes: unknown })
    refuseIdentifier(reason)
    const number = adjustments.nextNumber()
    const expiresAt = addMinutes(clock.instant(), hours * 60)
    const details = { number, unitCodes, expiresAt, reportedOn: nextReported() } satisfies UnlockDetails
    days.append(
      chosen.map((on) => ({ on, action: 'unlock', reason, details: JSON.stringify(details) })),
      author,
    )
    return { number, expiresAt }
  }

  /** The day whose sheet comes next: not signed yet, and not a rest day on which nobody makes one. */
  function nextReported(): LocalDate {
    let on = localDate(clock.today())
    for (let state = days.state(on); isPassedOver(state); state = days.state(on)) on = addDays(on, 1)
    return on
  }

  function relockDays({ number }: ParsedInput<'figures.relockDays'>, author: string): Record<string, never> {
    const unlocked = adjustments.unlockedDays(number)
    if (unlocked.length === 0) throw new DomainError('figures/not-unlocked', { number })
    const details = JSON.stringify({ number })
    days.append(
      unlocked.map((on) => ({ on, action: 'relock', reason: '', details })),
      author,
    )
    return {}
  }

  return {
    approveDays: (input: ParsedInput<'figures.approveDays'>, author: string): DayState[] =>
      inBook(() => approveDays(input, author)),
    unlockDays: (input: ParsedInput<'figures.unlockDays'>, author: string): Output<'figures.unlockDays'> =>
      inBook(() => unlockDays(input, author)),
    relockDays: (input: ParsedInput<'figures.relockDays'>, author: string): Output<'figures.relockDays'> =>
      inBook(() => relockDays(input, author)),
    markSent: ({ on, isSent }: ParsedInput<'figures.markSent'>, author: string): DayState =>
      inBook(() => {
        const state = requireApproved(on)
        if (state.receivedAt !== null) throw new DomainError('figures/day-received', { on })
        return mark(state, isSent ? 'send' : 'unsend', isSent === (state.sentAt !== null), author)
      }),
    markReceived: ({ on, isReceived }: ParsedInput<'figures.markReceived'>, author: string): DayState =>
      inBook(() => {
        const state = days.state(on)
        if (state.sentAt === null) throw new DomainError('figures/day-not-sent', { on })
        return mark(state, isReceived ? 'receive' : 'unreceive', isReceived === (state.receivedAt !== null), author)
      }),
  }
}

/** Each day once, first to last. */
function inOrder(days: readonly LocalDate[]): LocalDate[] {
  return [...new Set(days)].toSorted(compareDates)
}

function isPassedOver({ status, isRestDay }: DayState): boolean {
  return status === 'approved' || (status === 'open' && isRestDay)
}
