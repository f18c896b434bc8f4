import { familyOf } from '#shared/indicators/indicators.rules.ts'
import { type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { type WantedFlow, wantedFlows } from '#shared/province/submissions-plan.rules.ts'
import type { Correction } from '#shared/province/submissions.schema.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import type { NewAuditEvent, NewRecord } from '../figures/ledger-rows.ts'
import type { EntryHead } from '../figures/ledger.service.ts'
import type { ChannelPosting } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { SharedSpan, SubmissionsBookRepo } from './submissions-book.repo.ts'
import { correctionKey, correctionsIn } from './submissions-corrections.ts'
import { type KeptSheet, keptSheet } from './submissions-kept.ts'
import type { SubmissionsLevels } from './submissions-levels.service.ts'
import { type Days, leavingSheet, sheetPlaces, type SheetPlaces } from './submissions-places.ts'
import { familiesOf, flowPostings, sharedIn, type SubmissionsPosting } from './submissions-posting.service.ts'
import type { SubmissionRow, SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: Pick<
    SubmissionsRepo,
    'find' | 'beside' | 'endingOn' | 'beginningOn' | 'beginningAfter' | 'acceptedBetween'
  >
  readonly book: Pick<SubmissionsBookRepo, 'shared' | 'typed'>
  readonly posting: Pick<SubmissionsPosting, 'put'>
  readonly levels: Pick<SubmissionsLevels, 'populations' | 'openings'>
  readonly units: Pick<UnitsService, 'rowsWithDays' | 'requireUnit'>
  readonly forms: () => readonly AnyForm[]
}

/** How a sheet is taken out. */
export interface Unbooking {
  readonly head: EntryHead
  readonly event: NewAuditEvent
  readonly record: NewRecord
  /** Whether figures typed over the sheet's stay; undefined: nothing is done where there are any. */
  readonly corrections?: 'keep' | 'drop' | undefined
}

export interface Unbooked {
  readonly entryId: number
  readonly corrections: readonly Correction[]
}

export type SubmissionsUnbooking = ReturnType<typeof createSubmissionsUnbooking>

/** Takes a sheet that counts out of the book, as if it had never come; the caller holds the transaction. */
export function createSubmissionsUnbooking({ repo, book, posting, levels, units, forms }: Parts) {
  const read = (row: SubmissionRow): KeptSheet[] => [keptSheet(row, forms()) ?? []].flat()

  /**
   * One entry: what only this sheet told goes, what another sheet tells stays, and a longer sheet that was only compared
   * with its days is written where none of them is left.
   */
  function unbookSheet(row: SubmissionRow, { head, event, record, corrections: answer }: Unbooking): Unbooked {
    const { form, unitCode } = row
    const [from, to] = [parseLocalDate(row.from ?? ''), parseLocalDate(row.to ?? '')]
    if (form === null || unitCode === null || from === null || to === null)
      throw new Error('an accepted submission without form, unit and days')
    const unit = units.requireUnit(unitCode)
    const places = sheetPlaces(units, unit, { from, to })
    const others = repo.beside({ form, unitCode, from, to }).flatMap(read)
    const wanted = wantedFlows(
      others.map(({ sheet }) => sheet),
      read(row).map(({ sheet }) => leavingSheet(sheet, places)),
    )
    const stands = (one: SubmissionRow): KeptSheet[] => (one.id === row.id ? [] : read(one))
    const ending = repo.endingOn(unitCode, to).flatMap(stands)
    const beginning = repo.beginningOn(unitCode, from).flatMap(stands)
    const standing = wanted.filter(({ all, mobile }) => all !== null || mobile !== null)
    const isCompared = comparedIn(wanted, places)
    const flows = flowPostings(
      wanted.filter((one) => !isCompared(one.indicator)),
      places,
    )
    const counted = [...read(row), ...others].map(({ sheet }) => sheet)
    const corrections = correctionsIn(book, places, counted, flows)
    if (corrections.length > 0 && answer === undefined) throw unanswered(corrections)
    const kept = new Set(answer === 'keep' ? corrections.map(correctionKey) : [])
    const stays = new Set(
      [...standing, ...corrections.filter((one) => kept.has(correctionKey(one)))].flatMap((one) =>
        familyOf(one.indicator),
      ),
    )
    const leaving = new Set(flows.map(({ indicator }) => indicator).filter((indicator) => !stays.has(indicator)))
    const openings = levels.openings({ unit, rows: places.throughout }, from, null, beginning, wanted)
    const postings = [
      ...flows.filter((one) => !kept.has(correctionKey(one))),
      ...levels.populations({ unit, rows: places.atEnd }, to, ending, true).postings,
      ...openings.postings,
      ...reopened(row.id, unit, from, openings.gone),
      ...freed(row, unit, { from, to }, leaving),
    ]
    return { entryId: posting.put(head, postings, event, [record]), corrections }
  }

  /** Running totals that began with the sheet begin with the next one that states them. */
  function reopened(id: number, unit: UnitRow, after: LocalDate, gone: ReadonlySet<string>): ChannelPosting[] {
    const left = new Set(gone)
    const postings: ChannelPosting[] = []
    for (const next of left.size === 0 ? [] : repo.beginningAfter(unit.code, after)) {
      const row = next === id ? undefined : repo.find(next)
      const [from, to] = [parseLocalDate(row?.from ?? ''), parseLocalDate(row?.to ?? '')]
      const [own] = row === undefined ? [] : read(row)
      if (own === undefined || from === null || to === null) continue
      const others = repo.beside({ form: own.form, unitCode: unit.code, from, to }).flatMap(read)
      const wanted = wantedFlows(
        [own, ...others].map(({ sheet }) => sheet),
        [],
      )
      const { throughout: rows } = sheetPlaces(units, unit, { from, to })
      const given = levels.openings({ unit, rows }, from, own, [...others, own], wanted, gone).postings
      const begun = given.filter((one) => one.value !== null && left.has(openingKey(one)))
      postings.push(...begun)
      for (const one of begun) left.delete(openingKey(one))
      if (left.size === 0) break
    }
    return postings
  }

  /** Indicators whose days other sheets tell: nothing of them was written. */
  function comparedIn(wanted: readonly WantedFlow[], places: SheetPlaces): (indicator: string) => boolean {
    const shared = sharedIn(book, places, familiesOf(wanted))
    const taken = new Set(shared.flatMap(({ indicator }) => familyOf(indicator)))
    return (indicator) => taken.has(indicator)
  }

  /**
   * Figures of longer sheets that wait for nothing but these days, in the order the sheets came.
   * @param leaving indicators of which nothing of these days stays that the sheets told; others were given besides
   */
  function freed(row: SubmissionRow, unit: UnitRow, days: Days, leaving: ReadonlySet<string>): ChannelPosting[] {
    const leaves = ({ indicator, from, to }: SharedSpan): boolean =>
      from === days.from && to === days.to && leaving.has(indicator)
    const spans = repo
      .acceptedBetween(days.from, days.to)
      .filter((one) => one.isCounted === 1 && one.unitCode === row.unitCode && one.from !== one.to)
      .filter((one) => one.from !== days.from || one.to !== days.to)
    const written: SharedSpan[] = []
    return [...Map.groupBy(spans, (one) => `${one.from} ${one.to}`).values()].flatMap((sheets) => {
      const [from, to] = [parseLocalDate(sheets[0]?.from ?? ''), parseLocalDate(sheets[0]?.to ?? '')]
      if (from === null || to === null) return []
      const all = wantedFlows(
        sheets.flatMap(read).map(({ sheet }) => sheet),
        [],
      )
      const places = sheetPlaces(units, unit, { from, to })
      const shared = sharedIn(book, places, familiesOf(all))
      const besides = written.filter((one) => one.from <= to && one.to >= from)
      const taken = new Set(
        [...shared.filter((one) => !leaves(one)), ...besides].flatMap(({ indicator }) => familyOf(indicator)),
      )
      const free = all.filter(({ indicator }) => !taken.has(indicator))
      written.push(...free.map(({ indicator }) => ({ indicator, from, to })))
      return flowPostings(free, places)
    })
  }

  return { unbookSheet }
}

function openingKey({ unitCode, indicator }: ChannelPosting): string {
  return `${unitCode} ${indicator}`
}

/** Corrections that a refusal names. */
const MOST_NAMED = 20

function unanswered(corrections: readonly Correction[]): DomainError {
  const named = corrections.slice(0, MOST_NAMED)
  return new DomainError('province/corrections-unanswered', { count: corrections.length, corrections: named })
}
