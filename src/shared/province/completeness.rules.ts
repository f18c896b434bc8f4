import { earlierInstant } from '#shared/kernel/instant.ts'
import { addDays, type LocalDate, maxDate } from '#shared/kernel/local-date.ts'
import type { DueForm, DueSlot, Exemption, Slot, SlotCell, SlotState } from './completeness.schema.ts'

/** A sheet that was accepted, as far as completeness is concerned. */
export interface AcceptedSheet extends Slot {
  /** Later ones have higher ids; of one form, unit and period the highest counts. */
  readonly id: number
  readonly sequence: number
  readonly isEmpty: boolean
  /** Instants as ISO text with milliseconds in UTC; null where the file does not say when it was made. */
  readonly exportedAt: string | null
  readonly receivedAt: string
}

/** When a sheet was sent: the earlier of the moment its file was made and the moment the province took it in. */
export function sentAtOf({ exportedAt, receivedAt }: Pick<AcceptedSheet, 'exportedAt' | 'receivedAt'>): string {
  return exportedAt === null ? receivedAt : earlierInstant(exportedAt, receivedAt)
}

export interface UnitFacts {
  readonly validFrom: string
  readonly validTo: string | null
  /** Accepted sheets of the form, in any order. */
  readonly accepted: readonly AcceptedSheet[]
  /** Those that name the form or every form. */
  readonly exemptions: readonly Pick<Exemption, 'from' | 'to'>[]
  /** Keys (`slotKey`) of what the book has figures of that came otherwise than in a sheet of the unit. */
  readonly withFigures: ReadonlySet<string>
}

export interface Asked {
  readonly slots: readonly DueSlot[]
  /** The moment of asking; a deadline has passed when it is before it. */
  readonly at: string
  /** First day of the book: nothing that ends before it is due. */
  readonly startOn: string
}

export function slotKey({ from, to }: Slot): string {
  return `${from}..${to}`
}

/**
 * How a unit stands for each day or period. A sheet is required of a unit that exists on the last day, from the start
 * of the book, on no rest day and without exemption. Sheets that nobody asked for are shown and counted in no rate. A
 * sheet is on time when its first accepted sending is not after the deadline; a later correction does not make it late.
 */
export function unitCells(unit: UnitFacts, { slots, at, startOn }: Asked): SlotCell[] {
  const byFirstDay = Map.groupBy(unit.accepted, ({ from }) => from)
  return slots.map((slot) => {
    const sent = sendingsOf(byFirstDay.get(slot.from)?.filter(({ to }) => to === slot.to))
    const isThere = unit.validFrom <= slot.to && (unit.validTo === null || unit.validTo >= slot.to)
    const isOutside = !isThere || slot.to < startOn
    const isExempt = isCovered(slot, unit.exemptions)
    const isRequired = !isOutside && !isExempt && slot.restName === null
    const isPast = slot.deadlineAt < at
    const flags = {
      isRequired,
      isDue: isRequired && isPast,
      isLate: isRequired && sent.sentAt !== null && sent.sentAt > slot.deadlineAt,
      ...sent,
    }
    const around = { isOutside, isExempt, isRest: slot.restName !== null, isPast, hasFigures: hasFigures(unit, slot) }
    return { state: stateOf(flags, around), ...flags }
  })
}

type Sendings = Pick<SlotCell, 'accepted' | 'isEmpty' | 'sequence' | 'sentAt'>

const nothingSent: Sendings = { accepted: 0, isEmpty: false, sequence: null, sentAt: null }

/** What the sheets of one slot come to: a file that was read anew came once, the sheet taken last is the one that counts. */
function sendingsOf(sheets: readonly AcceptedSheet[] = []): Sendings {
  const [first, ...more] = sheets
  if (first === undefined) return nothingSent
  const { isEmpty, sequence } = more.reduce((last, one) => (one.id > last.id ? one : last), first)
  return {
    accepted: more.length === 0 ? 1 : new Set(sheets.map((one) => `${one.sequence} ${one.exportedAt}`)).size,
    isEmpty,
    sequence,
    sentAt: more.map(sentAtOf).reduce(earlierInstant, sentAtOf(first)),
  }
}

interface Circumstances {
  readonly isOutside: boolean
  readonly isExempt: boolean
  readonly isRest: boolean
  readonly isPast: boolean
  readonly hasFigures: boolean
}

function stateOf(cell: Omit<SlotCell, 'state'>, around: Circumstances): SlotState {
  if (cell.accepted > 0) {
    if (cell.isLate) return 'late'
    if (cell.accepted > 1) return 'resubmitted'
    return cell.isEmpty ? 'empty' : 'submitted'
  }
  if (around.isOutside) return 'outside'
  if (around.isExempt && !around.isRest) return 'exempt'
  if (around.hasFigures) return 'unverified'
  if (!cell.isRequired) return 'rest'
  return around.isPast ? 'missing' : 'waiting'
}

function hasFigures({ withFigures }: UnitFacts, slot: Slot): boolean {
  return withFigures.size > 0 && withFigures.has(slotKey(slot))
}

/** Every day of the slot lies in one exemption or another. */
function isCovered(slot: Slot, exemptions: readonly Pick<Exemption, 'from' | 'to'>[]): boolean {
  if (exemptions.length === 0) return false
  let next: LocalDate = slot.from
  for (const { from, to } of exemptions.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > next) break
    if (to >= next) next = maxDate(next, addDays(to, 1))
    if (next > slot.to) return true
  }
  return false
}

/** Exemptions that are of a form: those that name it, and those of every form. */
export function exemptionsOf(form: DueForm, exemptions: readonly Exemption[]): Exemption[] {
  return exemptions.filter((one) => one.form === null || one.form === form)
}
