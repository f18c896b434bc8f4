import type { ParsedInput } from '#shared/contract/contract.ts'
import { coversRow, type DayLife, type GivenUnlock, lifeOf } from '#shared/figures/day-life.rules.ts'
import type { DayState, Unlock } from '#shared/figures/figures.schema.ts'
import { compareDates, datesBetween, isWeekend, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { CorrectionsService } from './corrections.service.ts'
import type { DaysRepo, NoteRow } from './days.repo.ts'
import type { NewDayEvent } from './ledger-rows.ts'
import type { LedgerService } from './ledger.service.ts'

/** A day that takes no figures as it stands, but for the rows of its unlocks in force. */
export interface LockedDay {
  readonly on: LocalDate
  readonly status: 'closed' | 'approved'
  readonly unlocks: readonly GivenUnlock[]
}

export type DaysService = ReturnType<typeof createDaysService>

interface Parts {
  readonly repo: DaysRepo
  readonly corrections: CorrectionsService
  readonly ledger: LedgerService
  readonly units: UnitsService
  readonly settings: SettingsService
  readonly newId: () => string
  readonly transaction: <T>(run: () => T) => T
}

/** The life of a day up to its closing, what locks it, and the notes on its cells. */
export function createDaysService({ repo, corrections, ledger, units, settings, newId, transaction }: Parts) {
  const livesOf = (from: LocalDate, to: LocalDate): Map<string, DayLife> => {
    const events = Map.groupBy(repo.events(from, to), (event) => event.on)
    return new Map([...events].map(([on, ofDay]) => [on, lifeOf(ofDay)]))
  }
  const states = (from: LocalDate, to: LocalDate): DayState[] => {
    const holidays = new Map(settings.listHolidays().map((one) => [one.on, one.name]))
    const lives = livesOf(from, to)
    return datesBetween(from, to).map((on) => stateOf(on, lives.get(on) ?? lifeOf([]), holidays.get(on)))
  }
  const state = (on: LocalDate): DayState => {
    const [found] = states(on, on)
    if (found === undefined) throw new Error(`no state for ${on}`)
    return found
  }
  const inForce = (life: DayLife): GivenUnlock[] => life.unlocks.filter((unlock) => corrections.endOf(unlock) === null)

  function stateOf(on: LocalDate, life: DayLife, holiday: string | undefined): DayState {
    const { closed, approved, status, reasons, sentAt, receivedAt, reopenReason } = life
    return {
      on,
      status,
      closedAt: closed?.at ?? null,
      closedBy: closed?.by ?? null,
      reasons: [...reasons],
      approvedAt: approved?.at ?? null,
      approvedBy: approved?.by ?? null,
      unlocks: inForce(life).map(asUnlock),
      adjustments: life.unlocks.filter((unlock) => corrections.hasChanges(unlock, [on])).map((unlock) => unlock.number),
      sentAt,
      receivedAt,
      reopenReason,
      isRestDay: holiday !== undefined || isWeekend(on),
      restDayName: holiday ?? (isWeekend(on) ? 'Cuối tuần' : null),
    }
  }

  /** Days of a span that are closed or approved, first to last. */
  const lockedDays = (from: LocalDate, to: LocalDate): LockedDay[] =>
    [...livesOf(from, to)]
      .flatMap(([on, life]): LockedDay[] =>
        life.status === 'open' ? [] : [{ on: localDate(on), status: life.status, unlocks: inForce(life) }],
      )
      .toSorted((a, b) => compareDates(a.on, b.on))

  /** Appends one entry of things that happened to days, all of the same action; the caller holds the transaction. */
  const append = (events: readonly NewDayEvent[], author: string): void => {
    const [first] = events
    if (first === undefined) return
    ledger.append(
      { clientId: newId(), author, source: first.action, document: '', request: JSON.stringify(events) },
      { dayEvents: events },
    )
  }

  return {
    states,
    state,
    lockedDays,
    append,
    /** Notes that stand on the cells of a span; emptied ones are left out. */
    notes: (from: string, to: string): NoteRow[] => repo.notes(from, to).filter((note) => note.text !== ''),
    /** Marks a day as closed; the caller has checked that it may be, and holds the transaction. */
    markClosed: (on: LocalDate, reasons: readonly { key: string; reason: string }[], author: string): void =>
      append([{ on, action: 'close', reason: '', details: JSON.stringify(reasons) }], author),
    reopenDay: ({ on, reason }: ParsedInput<'figures.reopenDay'>, author: string): DayState =>
      transaction(() => {
        units.requireWorkspace()
        const { status } = state(on)
        if (status === 'approved') throw new DomainError('figures/day-approved', { on })
        if (status === 'open') throw new DomainError('figures/day-not-closed', { on })
        refuseIdentifier(reason)
        append([{ on, action: 'reopen', reason, details: '[]' }], author)
        return state(on)
      }),
    setNote: (input: ParsedInput<'figures.setNote'>, author: string): Record<string, never> =>
      transaction(() => {
        units.requireWorkspace()
        const unit = units.requireUnit(input.unitCode)
        refuseIdentifier(input.text)
        const lock = lockFor(unit.code, lockedDays(input.on, input.on))
        if (lock !== undefined) throw new DomainError(`figures/day-${lock.status}`, { on: lock.on })
        const standing = repo
          .notes(input.on, input.on)
          .find((one) => one.unitId === unit.id && one.indicator === input.indicator)
        if ((standing?.text ?? '') === input.text) return {}
        const note = {
          unitId: unit.id,
          unitCode: unit.code,
          indicator: input.indicator,
          on: input.on,
          text: input.text,
        }
        ledger.append(
          { clientId: newId(), author, source: 'typed', document: '', request: JSON.stringify(input) },
          { notes: [note] },
        )
        return {}
      }),
  }
}

/** A run of 9 to 12 digits, spaces and dots between them or not, looks like a citizen's number. */
export function hasIdentifier(text: string): boolean {
  return /(?<!\d)\d(?:[\s.-]{0,2}\d){8,11}(?!\d)/.test(text.normalize('NFKC'))
}

/** Throws `figures/note-has-identifier`: what is written here stays for good. */
export function refuseIdentifier(text: string): void {
  if (hasIdentifier(text)) throw new DomainError('figures/note-has-identifier')
}

/** The first day that keeps figures of a row as they are, if any. */
export function lockFor(unitCode: string, days: readonly LockedDay[]): LockedDay | undefined {
  return days.find((day) => !day.unlocks.some((unlock) => coversRow(unlock, unitCode)))
}

function asUnlock({ number, reason, by, at, expiresAt, unitCodes }: GivenUnlock): Unlock {
  return { number, reason, by, at, expiresAt, unitCodes }
}
