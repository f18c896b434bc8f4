/**
 * What a book does with its days and with what was recorded, from whole copies of the figures: closed, approved, unlocked,
 * locked again, sent, received, taken back, put back. It shares nothing with the product. Each thing a person does
 * answers `done`, `nothing` or the code of the refusal.
 */
import { keyOf, PlainBook, type PlainCell, type PlainTarget } from './plain-fold.ts'

export interface PlainChange {
  readonly before: PlainCell
  readonly after: PlainCell
}

/** Figures that were recorded at one time. */
interface PlainEntry {
  /** What the store calls it. */
  id: number
  readonly changes: readonly PlainChange[]
  readonly after: PlainBook
  /** It took another entry back. */
  readonly isUndo: boolean
}

export interface PlainUnlock {
  readonly number: number
  readonly days: readonly string[]
  readonly units: readonly string[] | null
  readonly expires: number
  /** The day whose report tells of it. */
  readonly reportedOn: string
  /** Moments of the history: when it was given, and when it was taken back before its time. */
  readonly since: number
  relockedAt: number | null
}

export interface PlainDay {
  readonly status: 'open' | 'closed' | 'approved'
  readonly isSent: boolean
  readonly isReceived: boolean
}

/** Rules that may be wrong on purpose, to see that a difference would be found. */
export const wrongRules = [
  'an approved day takes corrections',
  'an unlock opens every row',
  'an unlock never ends',
  'an unlock revives when the clock goes back',
  'taking back overwrites what came later',
  'a restored backup keeps the figures',
] as const
export type WrongRule = (typeof wrongRules)[number]

const untouched: PlainDay = { status: 'open', isSent: false, isReceived: false }
/** A level of the day itself, not an opening: locked with its day like a flow. */
const levelsOfTheDay = ['CC_ERR']

export class PlainLife {
  readonly wrong: WrongRule | null
  now: number
  book = new PlainBook()
  days: ReadonlyMap<string, PlainDay> = new Map()
  unlocks: readonly PlainUnlock[] = []
  entries: readonly PlainEntry[] = []
  /** Whatever entered the book, in order: when, and how the figures stood after it. */
  moments: readonly { readonly at: number; readonly book: PlainBook }[] = []

  constructor(now: number, wrong: WrongRule | null = null) {
    this.now = now
    this.wrong = wrong
  }

  copy(): PlainLife {
    const copy = Object.assign(new PlainLife(this.now, this.wrong), this)
    copy.unlocks = this.unlocks.map((one) => ({ ...one }))
    return copy
  }

  /** A backup takes the place of the book, whose chain goes on from there. */
  goBackTo(kept: PlainLife): string {
    const { now, book } = this
    Object.assign(this, kept.copy(), { now })
    if (this.wrong === 'a restored backup keeps the figures') this.book = book
    return this.note()
  }

  /** The figures as they stood after the last entry of before an instant; none where the book began later. */
  asOf(instant: number): PlainBook | undefined {
    return this.moments.findLast((one) => one.at < instant)?.book
  }

  day(on: string): PlainDay {
    return this.days.get(on) ?? untouched
  }

  /** Something entered the book. */
  note(): string {
    this.moments = [...this.moments, { at: this.now, book: this.book }]
    return 'done'
  }

  setTarget(target: PlainTarget): string {
    this.book = this.book.withTarget(target)
    return this.note()
  }

  put(wanted: readonly PlainCell[], isUndo = false): string {
    if (wanted.some((cell) => this.#isLocked(cell)) || this.book.hasClash(wanted)) return 'figures/refused'
    const changes = wanted
      .map((after) => ({ before: this.book.standing(after), after }))
      .filter(({ before, after }) => !isSame(before, after))
    if (changes.length === 0) return 'nothing'
    this.book = this.book.with(changes.map((one) => one.after))
    this.entries = [...this.entries, { id: 0, changes, after: this.book, isUndo }]
    return this.note()
  }

  undo(entryId: number, isSkipping: boolean): string {
    const entry = this.entries.find((one) => one.id === entryId)
    const wanted = (entry?.changes ?? []).filter(({ before }) => !isSame(this.book.standing(before), before))
    if (wanted.length === 0) return 'figures/nothing-to-undo'
    const isOverwriting = this.wrong === 'taking back overwrites what came later'
    const untouchedSince = wanted.filter(({ after }) => isOverwriting || isSame(this.book.standing(after), after))
    if (untouchedSince.length < wanted.length && !isSkipping) return 'figures/undo-conflict'
    return this.put(
      untouchedSince.map((one) => one.before),
      true,
    )
  }

  restoreDay(on: string, entryId: number): string {
    const then = this.entries.find((one) => one.id === entryId)?.after ?? new PlainBook()
    const ofDay = [...this.book.cells.values()].filter((cell) => isOfDay(cell) && cell.from === on && cell.to === on)
    const former = ofDay.map((cell) => then.standing(cell))
    return this.put(former.filter((cell) => !isSame(cell, this.book.standing(cell))))
  }

  close(on: string): string {
    const { status } = this.day(on)
    return status === 'open' ? this.#mark([on], untouched, 'closed') : `figures/day-${status}`
  }

  reopen(on: string): string {
    const { status } = this.day(on)
    if (status === 'closed') return this.#mark([on], untouched, 'open')
    return status === 'open' ? 'figures/day-not-closed' : 'figures/day-approved'
  }

  approve(days: readonly string[]): string {
    const refused = days.map((on) => this.day(on).status).find((status) => status !== 'closed')
    if (refused === undefined) return this.#mark(days, untouched, 'approved')
    return refused === 'open' ? 'figures/day-not-closed' : 'figures/day-approved'
  }

  markSent(on: string, isSent: boolean): string {
    const day = this.day(on)
    if (day.status !== 'approved') return 'figures/day-not-approved'
    if (day.isReceived) return 'figures/day-received'
    return day.isSent === isSent ? 'nothing' : this.#mark([on], { ...day, isSent })
  }

  markReceived(on: string, isReceived: boolean): string {
    const day = this.day(on)
    if (!day.isSent) return 'figures/day-not-sent'
    return day.isReceived === isReceived ? 'nothing' : this.#mark([on], { ...day, isReceived })
  }

  unlock(days: readonly string[], units: readonly string[] | null, hours: number, reportedOn: string): string {
    for (const on of days) {
      if (this.day(on).status !== 'approved') return 'figures/day-not-approved'
      if (this.inForce(on) !== undefined) return 'figures/already-unlocked'
    }
    const expires = this.now + hours * 3_600_000
    const since = this.moments.length
    const number = this.unlocks.length + 1
    this.unlocks = [...this.unlocks, { number, days, units, expires, reportedOn, since, relockedAt: null }]
    return this.note()
  }

  relock(number: number): string {
    const unlock = this.unlocks.find((one) => one.number === number)
    if (unlock === undefined || this.hasEnded(unlock)) return 'figures/not-unlocked'
    unlock.relockedAt = this.moments.length
    return this.note()
  }

  inForce(on: string): PlainUnlock | undefined {
    return this.unlocks.find((one) => one.days.includes(on) && !this.hasEnded(one))
  }

  hasEnded(unlock: PlainUnlock): boolean {
    return this.#endOf(unlock) !== undefined || (this.now >= unlock.expires && this.wrong !== 'an unlock never ends')
  }

  /** Cells that say something else than when an unlock was given, up to its end or now. */
  changesUnder(unlock: PlainUnlock, days = unlock.days): PlainChange[] {
    const end = this.#endOf(unlock)
    const after = (end === undefined ? undefined : this.moments[end]?.book) ?? this.book
    const before = this.moments[unlock.since]?.book ?? this.book
    return [...after.cells.values()]
      .filter((cell) => isOfDay(cell) && days.some((on) => on >= cell.from && on <= cell.to))
      .map((cell) => ({ before: before.standing(cell), after: cell }))
      .filter((one) => one.before.value !== one.after.value)
  }

  /** The moment that ended an unlock for good: it was taken back, or the first thing entered when its time was over. */
  #endOf({ relockedAt, since, expires }: PlainUnlock): number | undefined {
    if (relockedAt !== null) return relockedAt
    if (this.wrong === 'an unlock never ends' || this.wrong === 'an unlock revives when the clock goes back') return
    const past = this.moments.findIndex((one, index) => index > since && one.at >= expires)
    return past === -1 ? undefined : past
  }

  #isLocked(cell: PlainCell): boolean {
    if (!isOfDay(cell) || this.wrong === 'an approved day takes corrections') return false
    const locked = [...this.days].filter(([on, day]) => day.status !== 'open' && on >= cell.from && on <= cell.to)
    return locked.some(([on]) => {
      const unlock = this.inForce(on)
      if (unlock === undefined) return true
      return unlock.units?.includes(cell.unit) === false && this.wrong !== 'an unlock opens every row'
    })
  }

  #mark(days: readonly string[], day: PlainDay, status = day.status): string {
    this.days = new Map([...this.days, ...days.map((on) => [on, { ...day, status }] as const)])
    return this.note()
  }
}

function isOfDay({ channel, code }: PlainCell): boolean {
  return channel !== 'STOCK' || levelsOfTheDay.includes(code)
}

function isSame(one: PlainCell, other: PlainCell): boolean {
  return keyOf(one) === keyOf(other) && one.value === other.value && one.draft === other.draft
}
