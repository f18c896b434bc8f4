import type { ParsedInput } from '#shared/contract/contract.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import { datesBetween, isWeekend, type LocalDate } from '#shared/kernel/local-date.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { DayEventRow, DaysRepo, NoteRow } from './days.repo.ts'
import type { NewDayEvent } from './ledger.repo.ts'
import type { LedgerService } from './ledger.service.ts'

export type DaysService = ReturnType<typeof createDaysService>

interface Parts {
  readonly repo: DaysRepo
  readonly ledger: LedgerService
  readonly units: UnitsService
  readonly settings: SettingsService
  readonly newId: () => string
  readonly transaction: <T>(run: () => T) => T
}

/** The life of a day (open, closed, sent) and the notes on its cells. */
export function createDaysService({ repo, ledger, units, settings, newId, transaction }: Parts) {
  const states = (from: LocalDate, to: LocalDate): DayState[] => {
    const holidays = new Map(settings.listHolidays().map((one) => [one.on, one.name]))
    const events = Map.groupBy(repo.events(from, to), (event) => event.on)
    return datesBetween(from, to).map((on) => stateOf(on, events.get(on) ?? [], holidays.get(on)))
  }
  const state = (on: LocalDate): DayState => {
    const [found] = states(on, on)
    if (found === undefined) throw new Error(`no state for ${on}`)
    return found
  }
  const append = (event: NewDayEvent, author: string): void => {
    ledger.append(
      { clientId: newId(), author, source: event.action, document: '', request: JSON.stringify(event) },
      { dayEvents: [event] },
    )
  }
  const requireClosed = (on: LocalDate): void => {
    units.requireWorkspace()
    if (state(on).status !== 'closed') throw new DomainError('figures/day-not-closed', { on })
  }
  return {
    states,
    state,
    /** Days of a span that are closed, first to last. */
    closedDays: (from: LocalDate, to: LocalDate): string[] => closedDaysOf(repo.events(from, to)),
    /** Notes that stand on the cells of a span; emptied ones are left out. */
    notes: (from: string, to: string): NoteRow[] => repo.notes(from, to).filter((note) => note.text !== ''),
    /** Marks a day as closed; the caller has checked that it may be, and holds the transaction. */
    markClosed: (on: LocalDate, reasons: readonly { key: string; reason: string }[], author: string): void =>
      append({ on, action: 'close', reason: '', reasons: JSON.stringify(reasons) }, author),
    reopenDay: ({ on, reason }: ParsedInput<'figures.reopenDay'>, author: string): DayState =>
      transaction(() => {
        requireClosed(on)
        refuseIdentifier(reason)
        append({ on, action: 'reopen', reason, reasons: '[]' }, author)
        return state(on)
      }),
    markSent: ({ on, isSent }: ParsedInput<'figures.markSent'>, author: string): DayState =>
      transaction(() => {
        requireClosed(on)
        append({ on, action: isSent ? 'send' : 'unsend', reason: '', reasons: '[]' }, author)
        return state(on)
      }),
    setNote: (input: ParsedInput<'figures.setNote'>, author: string): Record<string, never> =>
      transaction(() => {
        units.requireWorkspace()
        const unit = units.requireUnit(input.unitCode)
        refuseIdentifier(input.text)
        if (state(input.on).status === 'closed') throw new DomainError('figures/day-closed', { on: input.on })
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

function stateOf(on: LocalDate, events: readonly DayEventRow[], holiday: string | undefined): DayState {
  const life = events.findLast((event) => event.action === 'close' || event.action === 'reopen')
  const isClosed = life?.action === 'close'
  const sending = isClosed ? events.slice(events.lastIndexOf(life) + 1).at(-1) : undefined
  return {
    on,
    status: isClosed ? 'closed' : 'open',
    closedAt: isClosed ? life.at : null,
    closedBy: isClosed ? life.author : null,
    sentAt: sending?.action === 'send' ? sending.at : null,
    reopenReason: life?.action === 'reopen' ? life.reason : null,
    isRestDay: holiday !== undefined || isWeekend(on),
    restDayName: holiday ?? (isWeekend(on) ? 'Cuối tuần' : null),
  }
}

function closedDaysOf(events: readonly DayEventRow[]): string[] {
  const status = new Map<string, boolean>()
  for (const event of events) {
    if (event.action === 'close') status.set(event.on, true)
    if (event.action === 'reopen') status.set(event.on, false)
  }
  return [...status]
    .filter(([, isClosed]) => isClosed)
    .map(([on]) => on)
    .toSorted()
}
