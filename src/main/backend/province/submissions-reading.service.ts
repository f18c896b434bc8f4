import type { ForeignFile, UnderstandPort } from '#backend/excel/understand-port.ts'
import { markedPeriod } from '#shared/importing/own-export-period.rules.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import type { KnownRow, UnderstandingContext } from '#shared/importing/understanding-context.ts'
import type { Period } from '#shared/kernel/period.ts'
import { bookCodes, inBookCodes } from '#shared/province/edition-codes.rules.ts'
import { knownForm, refusePeriod, versionRemarks } from '#shared/province/submissions-form.rules.ts'
import type { WholeMeta } from '#shared/province/submissions-marks.rules.ts'
import { type SubmittedSheet, submittedSheet } from '#shared/province/submissions-sheet.rules.ts'
import { verifySheet } from '#shared/province/submissions-verify.rules.ts'
import type { SubmissionRefusal, SubmissionRemark } from '#shared/province/submissions.schema.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import type { SheetMeta } from '#shared/reports/sheet-model.schema.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import { createSubmissionRows } from './submissions-rows.ts'

/** A file as it was handed in. */
export interface GivenFile {
  readonly name: string
  readonly hash: string
  readonly bytes: Uint8Array
  /** Why it is taken although its number is not above the accepted one's. */
  readonly acceptOlder?: string
}

/** A sheet that holds together; whether it counts is for the book to say. */
export interface CheckedSheet {
  readonly kind: 'sheet'
  readonly fileName: string
  readonly acceptOlder: string | null
  readonly meta: WholeMeta
  readonly form: FormDefinition
  readonly period: Period
  readonly sheet: SubmittedSheet
  readonly unit: UnitRow
  /** Rows of the sheet that the unit named itself and the province does not know. */
  readonly newRows: readonly { readonly code: string; readonly name: string }[]
  readonly remarks: readonly SubmissionRemark[]
}

export interface RefusedFile {
  readonly kind: 'refused'
  readonly refusal: SubmissionRefusal
  /** What it says of itself, as far as that is told. */
  readonly meta: SheetMeta | null
  /** Its bytes were understood, so a copy of them may be kept. */
  readonly isRead: boolean
}

/** `unmarked`: no sheet of this product. */
export type ReadSubmission = CheckedSheet | RefusedFile | { readonly kind: 'unmarked' }

interface Parts {
  readonly port: Pick<UnderstandPort, 'understand' | 'cells' | 'marks'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'byCode' | 'rowsWithDays' | 'reportingUnits' | 'unitOn'>
  /** Every version of every form. */
  readonly forms: () => readonly AnyForm[]
  readonly clock: Clock
}

export type SubmissionsReading = ReturnType<typeof createSubmissionsReading>

/** Reads what a unit sent and refuses whatever does not hold together, before the book is asked anything. */
export function createSubmissionsReading({ port, units, forms, clock }: Parts) {
  const rowsOfUnits = createSubmissionRows(units)
  async function read(file: GivenFile): Promise<ReadSubmission> {
    const foreign: ForeignFile = { hash: file.hash, name: file.name, isText: false, bytes: () => file.bytes }
    try {
      const marks = await port.marks(foreign)
      if (marks.kind === 'none') return { kind: 'unmarked' }
      if (marks.kind === 'refused') return { ...marks, isRead: true }
      const checked = await check(foreign, marks.meta)
      if (!('form' in checked)) return { kind: 'refused', refusal: checked, meta: marks.meta, isRead: true }
      const lost = marks.lost.map((mark): SubmissionRemark => ({ code: 'mark-lost', params: { mark } }))
      const acceptOlder = file.acceptOlder ?? null
      return { ...checked, acceptOlder, remarks: [...lost, ...checked.remarks] }
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('read/')) throw error
      const refusal = { code: error.code, data: { ...asRecord(error.data), file: file.name } }
      return { kind: 'refused', refusal, meta: null, isRead: false }
    }
  }

  async function check(
    file: ForeignFile,
    sent: WholeMeta,
  ): Promise<Omit<CheckedSheet, 'acceptOlder'> | SubmissionRefusal> {
    const known = knownForm(forms(), sent)
    if (!('form' in known)) return known
    const { form } = known
    const { kind, from, to } = sent.period
    const period = markedPeriod(kind, from, to)
    if (period === null) return refusal('submission/unknown-period', { from, to })
    const wrong = refusePeriod(form, period, { today: clock.today(), startOn: units.requireWorkspace().startOn })
    if (wrong !== null) return wrong
    const codeOf = bookCodes(sent, units.byCode(), period)
    const meta = inBookCodes(sent, codeOf)
    const unit = rowsOfUnits.unitOf(meta, period)
    if (!('sortOrder' in unit)) return unit
    const [sheet, printed] = [submittedSheet(known, meta), submittedSheet(known, sent)]
    if (sheet === null || printed === null) return refusal('submission/no-table', {})
    const rows = rowsOfUnits.rowsOf(meta, sheet, unit, period)
    if (!('newRows' in rows)) return rows
    const codesOnSheet = new Map(sheet.rows.map((code, index) => [code, printed.rows[index] ?? code]))
    const asPrinted = rows.known.map((row) => ({ ...row, code: codesOnSheet.get(row.code) ?? row.code }))
    const problem = await verify(file, { meta: sent, form, sheet: printed, unit, rows: asPrinted })
    if (problem !== null) return problem
    return {
      kind: 'sheet',
      fileName: file.name,
      meta,
      form,
      period,
      sheet,
      unit,
      newRows: rows.newRows,
      remarks: [...versionRemarks(forms(), known, period), ...rows.remarks],
    }
  }

  /**
   * The sheet against its own marks, cell by cell. A signature of the unit would be verified here, before anything else
   * is believed of the file: what the marks say is then told from what somebody wrote into them.
   */
  async function verify(
    file: ForeignFile,
    sent: Pick<CheckedSheet, 'meta' | 'form' | 'sheet' | 'unit'> & { readonly rows: readonly UnitRow[] },
  ): Promise<SubmissionRefusal | null> {
    const { meta, form, sheet } = sent
    const understood = await port.understand(file, contextFor(file.name, sent), noChoices)
    const index = understood.sheets.findIndex(({ name }) => name === form.id)
    if (index < 0) return refusal('submission/sheet-lost', { form: form.id })
    const cells = await port.cells(file, index, 1, understood.sheets[index]?.rows ?? 0)
    return verifySheet({ form, meta, sheet, cells, understanding: understood.understanding })
  }

  /** What the submitting unit itself would know of its sheet. */
  function contextFor(
    fileName: string,
    { meta, unit, rows, sheet }: Pick<CheckedSheet, 'meta' | 'unit' | 'sheet'> & { readonly rows: readonly UnitRow[] },
  ): UnderstandingContext {
    const onSheet = new Set(rows.map(({ code }) => code))
    const added = sheet.rows
      .filter((code) => !onSheet.has(code))
      .map((code): KnownRow => {
        const name = meta.printed.names[code] ?? code
        return { code, kind: 'extra', name, validFrom: '1900-01-01', validTo: null }
      })
    const own = rows.map(({ code, kind, name, validFrom, validTo }) => ({ code, kind, name, validFrom, validTo }))
    return {
      fileName,
      today: clock.today(),
      ownUnit: { code: meta.unitCode, name: unit.name },
      rows: [...own, ...added],
      otherUnits: [],
      mappings: [],
      aliases: [],
      forms: forms().filter(isUnitForm),
    }
  }

  return { read }
}

function refusal(code: string, data: Record<string, unknown>): SubmissionRefusal {
  return { code, data }
}

function asRecord(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
