import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { newlyRead } from '#shared/province/submissions-form.rules.ts'
import type { FileOutcome, SubmissionRefusal } from '#shared/province/submissions.schema.ts'
import type { SheetMeta } from '#shared/reports/sheet-model.schema.ts'
import type { EntryHead, LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { OwnRowsService } from '../units/own-rows.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { SubmissionsBooking } from './submissions-booking.service.ts'
import { columnLabel, filed, remarksOf } from './submissions-outcome.ts'
import type { CheckedSheet, GivenFile, RefusedFile } from './submissions-reading.service.ts'
import type { SheetTotals } from './submissions-totals.service.ts'
import type { NewSubmission, SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: SubmissionsRepo
  readonly totalsOf: SheetTotals
  readonly booking: Pick<SubmissionsBooking, 'bookSheet'>
  readonly ownRows: OwnRowsService
  readonly units: Pick<UnitsService, 'byCode'>
  readonly ledger: Pick<LedgerService, 'append' | 'now'>
  /** Keeps a copy of a file, once, and answers its id. */
  readonly keepFile: (hash: string, bytes: Uint8Array) => number
  readonly transaction: <T>(run: () => T) => T
}

/** The entry a file comes into the book with, and the files it came with. */
export interface Filing extends EntryHead {
  readonly batch: string
}

/** A sheet that holds together, and the entry it would come in with. */
export interface Handed {
  readonly file: GivenFile
  readonly read: CheckedSheet
  readonly filing: Filing
}

/** What became of one of the sheets that were filed. */
export interface Filed {
  readonly name: string
  readonly hash: string
  readonly outcome: FileOutcome
}

export type SubmissionsFiling = ReturnType<typeof createSubmissionsFiling>

/** Files what was handed in: accepted with its figures, or refused with the reason; the caller holds the transaction. */
export function createSubmissionsFiling(parts: Parts) {
  const { repo, totalsOf, booking, ownRows, units, ledger, keepFile, transaction } = parts
  const nameOf = (code: string): string | null => units.byCode().get(code)?.name ?? null

  /**
   * A sheet that the book does not take leaves nothing behind but the refusal. One that says otherwise than a sheet of
   * another form is taken together with the newer one of that form that came along, or not at all.
   * @param partnersOf sheets of a form, of the same unit and days, that came along and are not filed yet
   */
  function fileSheet(one: Handed, partnersOf: (form: string) => readonly Handed[]): Filed[] {
    const alone = attempt(() => [accept(one)])
    if (Array.isArray(alone)) return alone
    const form = alone.code === 'submission/contradicts' ? String(alone.data['otherForm']) : null
    for (const partner of form === null ? [] : partnersOf(form)) {
      const both = attempt(() => [accept(one, new Set([partner.read.meta.formId])), accept(partner)])
      if (Array.isArray(both)) return both
    }
    const refused = { kind: 'refused', refusal: alone, meta: one.read.meta, isRead: true } as const
    return [{ hash: one.file.hash, name: one.file.name, outcome: fileRefusal(one.file, refused, one.filing) }]
  }

  function attempt(run: () => Filed[]): Filed[] | SubmissionRefusal {
    try {
      return transaction(run)
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('submission/')) throw error
      return { code: error.code, data: asRecord(error.data) }
    }
  }

  function accept({ file, read, filing }: Handed, leaving?: ReadonlySet<string>): Filed {
    const { meta, unit, period, sheet } = read
    const twin = repo.acceptedOfFile(file.hash)
    if (twin !== undefined && newlyRead(remarksOf(twin), read.remarks).length === 0)
      throw new DomainError('submission/duplicate', { file: twin.fileName, id: twin.id, receivedAt: twin.receivedAt })
    addOwnRows(read, filing)
    const before = totalsOf(read)
    const details = { form: meta.formId, unitCode: unit.code, sequence: meta.sequence, hash: file.hash }
    const event = { kind: 'submission-received', subject: file.name, details: JSON.stringify(details) }
    const booked = booking.bookSheet(read, filing, event, leaving)
    const reported = sheet.flows.flatMap(({ value }) => value ?? [])
    const isEmpty = reported.length > 0 && reported.every((value) => value === 0)
    const row = insert(file, filing, meta, {
      entryId: booked.entryId,
      fileId: keepFile(file.hash, file.bytes),
      state: 'accepted',
      refusal: null,
      from: period.from,
      to: period.to,
      isEmpty: isEmpty ? 1 : 0,
      remarks: JSON.stringify([...read.remarks, ...booked.remarks]),
      supersedes: booked.supersedes,
    })
    const changes = Array.from(totalsOf(read), ([code, after]) => ({
      code,
      label: columnLabel(meta, code),
      before: before.get(code) ?? null,
      after,
    }))
    return { hash: file.hash, name: file.name, outcome: filed(row, nameOf, changes) }
  }

  function fileRefusal(file: GivenFile, { refusal, meta, isRead }: RefusedFile, filing: Filing): FileOutcome {
    const details = JSON.stringify({ code: refusal.code, hash: file.hash })
    const event = { kind: 'submission-refused', subject: file.name, details }
    const row = insert(file, filing, meta, {
      entryId: ledger.append(filing, { auditEvents: [event] }).entryId,
      // What could not be read may hold anything: no copy of it stays.
      fileId: isRead ? keepFile(file.hash, file.bytes) : null,
      state: 'refused',
      refusal: JSON.stringify(refusal),
      from: dayOrNull(meta?.period.from),
      to: dayOrNull(meta?.period.to),
      isEmpty: 0,
      remarks: '[]',
      supersedes: null,
    })
    return filed(row, nameOf, [])
  }

  type Told = 'entryId' | 'fileId' | 'state' | 'refusal' | 'from' | 'to' | 'isEmpty' | 'remarks' | 'supersedes'

  function insert(file: GivenFile, { batch, author }: Filing, meta: SheetMeta | null, told: Pick<NewSubmission, Told>) {
    const row: NewSubmission = {
      ...told,
      fileHash: file.hash,
      fileName: file.name,
      batch,
      form: meta?.formId ?? null,
      formVersion: meta?.formVersion ?? null,
      unitCode: meta?.unitCode ?? null,
      sequence: meta?.sequence ?? null,
      valuesHash: meta?.valuesHash ?? null,
      exportedAt: meta?.exportedAt ?? null,
      meta: meta === null ? null : JSON.stringify(meta),
      receivedAt: ledger.now(),
      receivedBy: author,
    }
    return { ...row, id: repo.insert(row) }
  }

  /** Rows that the unit named itself come into the province's book with the first sheet that has them. */
  function addOwnRows({ unit, newRows }: CheckedSheet, { clientId, ...head }: Filing): void {
    const known = units.byCode()
    const rows = newRows.filter(({ code }) => !known.has(code))
    if (rows.length > 0)
      ledger.append({ ...head, clientId: `${clientId}:rows` }, { units: ownRows.addRows(unit, rows) })
  }

  return { fileSheet, fileRefusal, nameOf }
}

/** What was not believed may be no day at all. */
function dayOrNull(text: string | undefined): string | null {
  return text === undefined ? null : parseLocalDate(text)
}

function asRecord(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
