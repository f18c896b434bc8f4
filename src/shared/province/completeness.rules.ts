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
  const bySlot = Map.groupBy(unit.accepted, slotKey)
  return slots.map((slot) => {
    const sheets = (bySlot.get(slotKey(slot)) ?? []).toSorted((a, b) => a.id - b.id)
    const isThere = unit.validFrom <= slot.to && (unit.validTo === null || unit.validTo >= slot.to)
    const isOutside = !isThere || slot.to < startOn
    const isExempt = isCovered(slot, unit.exemptions)
    const isRequired = !isOutside && !isExempt && slot.restName === null
    const counting = sheets.at(-1)
    const sentAt = sheets.map(sentAtOf).reduce<string | null>(earliest, null)
    const isPast = slot.deadlineAt < at
    const flags = {
      isRequired,
      isDue: isRequired && isPast,
      isLate: isRequired && sentAt !== null && sentAt > slot.deadlineAt,
      isEmpty: counting?.isEmpty ?? false,
      accepted: sendingsOf(sheets),
      sequence: counting?.sequence ?? null,
      sentAt,
    }
    const around = { isOutside, isExempt, isRest: slot.restName !== null, isPast, hasFigures: hasFigures(unit, slot) }
    return { state: stateOf(flags, around), ...flags }
  })
}

/** How often the unit sent it: a file that was read anew came once. */
function sendingsOf(sheets: readonly AcceptedSheet[]): number {
  return new Set(sheets.map(({ sequence, exportedAt }) => `${sequence} ${exportedAt}`)).size
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
  return withFigures.has(slotKey(slot))
}

function earliest(a: string | null, b: string): string {
  return a === null ? b : earlierInstant(a, b)
}

/** Every day of the slot lies in one exemption or another. */
function isCovered(slot: Slot, exemptions: readonly Pick<Exemption, 'from' | 'to'>[]): boolean {
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
