import { type CountedSheet, findContradiction, wantedFlows } from '#shared/province/submissions-plan.rules.ts'
import { newlyRead } from '#shared/province/submissions-form.rules.ts'
import type { SubmissionRemark } from '#shared/province/submissions.schema.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import type { NewAuditEvent } from '../figures/ledger-rows.ts'
import type { EntryHead } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { SubmissionsCompare } from './submissions-compare.service.ts'
import { type KeptSheet, keptSheet } from './submissions-kept.ts'
import type { SubmissionsLevels } from './submissions-levels.service.ts'
import { remarksOf } from './submissions-outcome.ts'
import { leavingSheet, sheetPlaces } from './submissions-places.ts'
import { flowPostings, type SubmissionsPosting } from './submissions-posting.service.ts'
import type { CheckedSheet } from './submissions-reading.service.ts'
import type { SubmissionRow, SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: SubmissionsRepo
  readonly compare: SubmissionsCompare
  readonly posting: SubmissionsPosting
  readonly levels: SubmissionsLevels
  readonly units: Pick<UnitsService, 'rowsBetween' | 'rowsWithDays' | 'requireWorkspace'>
  readonly forms: () => readonly AnyForm[]
}

export interface BookedSheet {
  readonly entryId: number
  readonly remarks: readonly SubmissionRemark[]
  readonly supersedes: number | null
}

export type SubmissionsBooking = ReturnType<typeof createSubmissionsBooking>

/** Puts a checked sheet into the book so that the book says exactly what it says; the caller holds the transaction. */
export function createSubmissionsBooking(parts: Parts) {
  const { repo, compare, posting, levels, units, forms } = parts

  /**
   * @param leaving forms whose sheet of the same unit and days another one takes the place of next
   * @throws DomainError `submission/…` for a sheet that the book does not take; the caller undoes what was begun
   */
  function bookSheet(
    checked: CheckedSheet,
    head: EntryHead,
    event: NewAuditEvent,
    leaving: ReadonlySet<string> = new Set(),
  ): BookedSheet {
    const { unit, period, sheet, form, meta, fileName } = checked
    const series = { form: form.id, unitCode: unit.code, from: period.from, to: period.to }
    const before = repo.counted(series)
    const readAnew = refuseOlder(checked, before, repo.everAccepted(series))
    const beside = repo.beside(series).flatMap((row) => keptSheet(row, forms()) ?? [])
    const others = beside.filter((one) => !leaving.has(one.form))
    refuseContradiction(checked, others)
    const known = units.rowsBetween(period.from, period.to, unit.code)
    const places = sheetPlaces(units, unit, period)
    const former = before === undefined ? null : keptSheet(before, forms())

    const givenUp = [...(former === null ? [] : [former]), ...beside.filter((one) => leaving.has(one.form))]
    const all = wantedFlows(
      [sheet, ...others.map((one) => one.sheet)],
      givenUp.map((one) => leavingSheet(one.sheet, places)),
    )
    const { posted, compared } = posting.apart(all, places, period)
    const own: KeptSheet = { form: form.id, fileName, exportedAt: meta.exportedAt, sheet }
    const isLeft = (row: SubmissionRow): boolean =>
      row.from === period.from && row.to === period.to && (row.form === form.id || leaving.has(row.form ?? ''))
    const besides = (found: readonly SubmissionRow[]): KeptSheet[] => [
      ...found.flatMap((row) => (isLeft(row) ? [] : (keptSheet(row, forms()) ?? []))),
      own,
    ]
    const populations = levels.populations(
      { unit, rows: places.atEnd },
      period.to,
      besides(repo.endingOn(unit.code, period.to)),
    )
    const beginning = besides(repo.beginningOn(unit.code, period.from))
    const openings = levels.openings({ unit, rows: places.throughout }, period.from, own, beginning, all)
    const entryId = posting.put(
      head,
      [...flowPostings(posted, places), ...populations.postings, ...openings.postings],
      event,
    )
    posting.requireExact(posted, places)
    // Of days that other sheets tell the book may lack some yet.
    const opened = compared.length === 0 ? openings.opened : []
    levels.requireOpened(opened, places.throughout, period.to)
    const left = sheet.cumulatives.filter((one) => places.atEnd.has(one.unitCode) && !opened.includes(one))
    const ofBook = compare.bookRemarks(checked, places, compared, left)
    const remarks = [
      ...readAnew,
      ...openings.remarks,
      ...populations.remarks,
      ...ofBook,
      ...compare.targetRemarks(checked, known),
      ...compare.chainRemarks(checked, units.requireWorkspace().startOn, ofBook),
    ]
    return { entryId, remarks, supersedes: before?.id ?? null }
  }

  return { bookSheet }
}

/**
 * A sheet that the accepted one is newer than, by its number. The same sheet is read anew where more of it is understood
 * by now. A unit whose program began to count anew may be believed for a reason, when the sheet was exported later.
 */
function refuseOlder(
  { meta, acceptOlder, remarks }: CheckedSheet,
  before: SubmissionRow | undefined,
  all: readonly SubmissionRow[],
): SubmissionRemark[] {
  if (before === undefined || before.sequence === null) return []
  const { sequence, valuesHash, exportedAt } = meta
  const isExportedLater = exportedAt > (before.exportedAt ?? '')
  // Numbers that began anew say nothing of sheets of before: those are told by when they were exported.
  if (sequence > before.sequence && (isExportedLater || !hasBegunAnew(all))) return []
  const counted = before.sequence
  const data = { sequence, counted, id: before.id, file: before.fileName, receivedAt: before.receivedAt }
  if (sequence === counted && before.valuesHash === valuesHash) {
    const columns = newlyRead(remarksOf(before), remarks)
    if (columns.length > 0)
      return [{ code: 'read-anew', params: { file: before.fileName, columns: columns.join('\n') } }]
    throw new DomainError('submission/duplicate', data)
  }
  if (isExportedLater && acceptOlder !== null) {
    const params = { sequence, counted, file: before.fileName, reason: acceptOlder }
    return [{ code: 'sequence-restarted', params }]
  }
  const code = sequence === counted ? 'submission/same-number' : 'submission/older'
  throw new DomainError(code, { ...data, isExportedLater })
}

/** @param all accepted sheets of one form, unit and period, withdrawn ones too, in the order they came */
function hasBegunAnew(all: readonly SubmissionRow[]): boolean {
  return all.some(({ sequence, exportedAt }, index) => {
    const before = all[index - 1]
    return (
      before !== undefined && (sequence ?? 0) < (before.sequence ?? 0) && (exportedAt ?? '') > (before.exportedAt ?? '')
    )
  })
}

function refuseContradiction({ sheet, form, fileName, meta }: CheckedSheet, others: readonly CountedSheet[]): void {
  const found = findContradiction(sheet, others)
  if (found === null) return
  const own = { form: form.id, file: fileName, unitName: meta.printed.names[found.unitCode] ?? found.unitCode }
  throw new DomainError('submission/contradicts', { ...found, ...own })
}
