import { saveFile } from '#backend/excel/save-file.ts'
import type { ExcelPort } from '#backend/excel/excel-port.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { Adjustment } from '#shared/figures/figures.schema.ts'
import { endOfDay } from '#shared/kernel/instant.ts'
import { type LocalDate, localDate, minDate } from '#shared/kernel/local-date.ts'
import { formSources } from '#shared/reports/form-sources.rules.ts'
import { tableChanges } from '#shared/reports/table-changes.rules.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { FormDefinition, LaterCorrection, Report, ReportRequest } from '#shared/reports/reports.schema.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { Clock } from '../backend-ports.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import { type KeptRequest, periodWords, readKeptRequest } from './export-request.ts'
import type { FormCatalogue } from './form-catalogue.ts'
import type { ChangedFigure, ExportRow, ReportsRepo } from './reports.repo.ts'
import { type BuiltSheet, buildSheet, type SheetBook } from './sheet-builder.ts'
import { type ExportedSheet, exportedSheet } from './sheet-meta.ts'

/** The book as it stood after an entry; whoever opens it closes it. */
export interface PastBook extends SheetBook {
  readonly close: () => void
}

interface Parts {
  readonly forms: FormCatalogue
  readonly repo: ReportsRepo
  readonly ledger: Pick<LedgerService, 'hashAt'>
  readonly trail: Pick<AuditTrail, 'record'>
  readonly excel: Pick<ExcelPort, 'render'>
  readonly ensureSound: () => Promise<void>
  /** `clock` stands at the moment the sheet is of. */
  readonly openPast: (entries: number, clock: Clock) => PastBook
  /** The open book, for what its forms of other rows say now. */
  readonly book: SheetBook
  readonly listAdjustments: (days: { from: LocalDate; to: LocalDate }) => readonly Adjustment[]
  readonly clock: Clock
}

/** What was asked for, in the version of the form it was drawn with. */
interface Asked {
  readonly form: AnyForm
  readonly request: ReportRequest
  readonly madeOn: string
}

interface PastExport extends ExportedSheet {
  readonly row: ExportRow
  readonly asked: Asked
  readonly built: BuiltSheet
  readonly isSame: boolean
}

export type PastReportsService = ReturnType<typeof createPastReportsService>

/** Draws sheets as they were, and says what was corrected since. */
export function createPastReportsService(parts: Parts) {
  const { forms, repo, ledger, trail, excel, ensureSound, openPast, book: openBook, listAdjustments, clock } = parts

  function withPast<T>(entries: number, at: Clock, work: (book: SheetBook) => T): T {
    const book = openPast(entries, at)
    try {
      return work(book)
    } finally {
      book.close()
    }
  }

  /** Same figures, number and moment as then; where the figures cannot be had again, the check code differs too. */
  function drawAgain(exportId: number): PastExport {
    const row = repo.find(exportId)
    if (row === undefined || row.request === null) throw new DomainError('reports/unknown-export', { exportId })
    const { madeOn, appVersion, ...request }: KeptRequest = readKeptRequest(row.request)
    const form = forms.version(row.form, row.formVersion)
    if (form === undefined) throw new DomainError('reports/unknown-form', { form: `${row.form} v${row.formVersion}` })
    const then: Clock = { instant: () => row.exportedAt, today: () => madeOn }
    const built = withPast(row.entries, then, (book) => buildSheet(book, form, request, madeOn))
    const head = { entries: row.entries, hash: row.head }
    const { sequence, exportedAt } = row
    const previous = repo.previous({ form: row.form, unitCode: row.unitCode, before: exportId })
    const drawn = exportedSheet(built, { sequence, head, previous, appVersion, exportedAt })
    const { valuesHash, details, checkCode } = drawn.meta
    const hasSameFigures = valuesHash === row.valuesHash && (details === undefined || checkCode === row.checkCode)
    const isSame = hasSameFigures && ledger.hashAt(row.entries) === row.head
    return { ...drawn, row, asked: { form, request, madeOn }, built, isSame }
  }

  function pastExport(exportId: number): Output<'reports.buildPastReport'> {
    const { asked, built, sheet, row, isSame } = drawAgain(exportId)
    const { report, fileName } = built
    const { entries } = row
    return { report, sheet, fileName, entries, isSame, corrections: corrections(asked, report, entries) }
  }

  function pastDay(request: ReportRequest, asOf: LocalDate): Output<'reports.buildPastReport'> {
    const madeOn = minDate(asOf, localDate(clock.today()))
    const form = forms.find(request.form, madeOn)
    if (form === undefined) throw new DomainError('reports/unknown-form', { form: request.form })
    const entries = repo.entriesBefore(endOfDay(asOf))
    const then: Clock = { instant: () => minText(endOfDay(asOf), clock.instant()), today: () => madeOn }
    const built = withPast(entries, then, (book) => buildSheet(book, form, request, madeOn))
    const { report, fileName, layOut } = built
    const later = corrections({ form, request, madeOn }, report, entries)
    return { report, sheet: layOut(), fileName, entries, isSame: true, corrections: later }
  }

  function corrections(asked: Asked, report: Report, entries: number): LaterCorrection[] {
    const { form } = asked
    return isUnitForm(form) ? figureChanges(form, report, entries) : sheetChanges(asked, report)
  }

  /** A form of other rows is drawn again from the book of now; what it is of may have been taken back since. */
  function sheetChanges({ form, request, madeOn }: Asked, report: Report): LaterCorrection[] {
    try {
      const now = buildSheet(openBook, form, request, madeOn)
      return tableChanges(now.form, report, now.report)
    } catch (error) {
      if (error instanceof DomainError && error.code === 'reports/unknown-subject') return []
      throw error
    }
  }

  function figureChanges(form: FormDefinition, report: Report, entries: number): LaterCorrection[] {
    const { period, previousPeriod } = report
    const from = previousPeriod?.from ?? period.from
    const inSheet = rowsOf(report)
    const changed = repo
      .changesSince({ ...formSources(form), entries, from, to: period.to })
      .filter((one) => inSheet === null || inSheet.has(one.unitCode))
    if (changed.length === 0) return []
    const days = { from: localDate(minText(...changed.map((one) => one.from))), to: period.to }
    const adjustments = listAdjustments(days)
    return changed.map((one) => ({ ...one, adjustment: adjustmentOf(one, adjustments) }))
  }

  return {
    buildPastReport: (input: ParsedInput<'reports.buildPastReport'>): Output<'reports.buildPastReport'> =>
      'exportId' in input ? pastExport(input.exportId) : pastDay(input.request, input.asOf),
    async exportAgain(
      { exportId, path }: ParsedInput<'reports.exportAgain'>,
      author: string,
    ): Promise<Output<'reports.exportAgain'>> {
      await ensureSound()
      const { sheets, meta, built, row, isSame } = drawAgain(exportId)
      const bytes = await excel.render(sheets, meta)
      await saveFile(path, bytes)
      const subject = `${built.report.form} ${periodWords(built.report.period)}`
      const { sequence, checkCode } = row
      try {
        trail.record({ kind: 'export-again', subject, details: { sequence, checkCode, isSame } }, author)
      } catch (cause) {
        throw Object.assign(new DomainError('reports/not-recorded', { path }), { cause })
      }
      return { path, bytes: bytes.length, isSame }
    },
  }
}

/** Codes of the rows when the sheet is of one row alone; null when it is of the whole unit, whatever rows it had. */
function rowsOf({ unit, rows }: Report): ReadonlySet<string> | null {
  return rows.length === 1 && rows[0]?.unit === unit.code ? new Set([unit.code]) : null
}

/** The newest adjustment that changed a cell; they come newest first. */
function adjustmentOf(one: ChangedFigure, adjustments: readonly Adjustment[]): number | null {
  const found = adjustments.find(({ changes }) =>
    changes.some(
      (change) =>
        change.unitCode === one.unitCode &&
        change.indicator === one.indicator &&
        change.channel === one.channel &&
        change.from === one.from &&
        change.to === one.to,
    ),
  )
  return found?.number ?? null
}

function minText(...texts: readonly string[]): string {
  return texts.reduce((least, text) => (text < least ? text : least))
}
