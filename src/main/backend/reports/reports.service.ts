import { saveFile } from '#backend/excel/save-file.ts'
import type { ExcelPort } from '#backend/excel/excel-port.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { readCheckCode } from '#shared/reports/check-code.rules.ts'
import type { ReportRequest } from '#shared/reports/reports.schema.ts'
import { sheetPicture } from '#shared/reports/sheet-picture.rules.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { Clock } from '../backend-ports.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import { type KeptRequest, periodWords, readKeptRequest } from './export-request.ts'
import type { FormCatalogue } from './form-catalogue.ts'
import type { ReportsRepo } from './reports.repo.ts'
import { type BuiltSheet, buildSheet, type SheetBook } from './sheet-builder.ts'
import { exportedSheet } from './sheet-meta.ts'

interface ReportsParts {
  readonly forms: FormCatalogue
  readonly repo: ReportsRepo
  readonly book: SheetBook
  readonly ledger: Pick<LedgerService, 'head'>
  readonly trail: Pick<AuditTrail, 'append'>
  readonly excel: Pick<ExcelPort, 'render'>
  /** Throws `DomainError('store/unsound')` when the book was altered. */
  readonly ensureSound: () => Promise<void>
  /** Several readings of one state of the store. */
  readonly snapshot: <T>(run: () => T) => T
  readonly transaction: <T>(run: () => T) => T
  readonly clock: Clock
  readonly appVersion: string
}

export type ReportsService = ReturnType<typeof createReportsService>

/** Fills forms, lays them out and writes them as workbooks. */
export function createReportsService(parts: ReportsParts) {
  const { forms, repo, book, ledger, trail, excel, ensureSound, snapshot, transaction, clock, appVersion } = parts
  /** One export at a time, so that no two take the same number. */
  let lastExport: Promise<unknown> = Promise.resolve()

  function build(request: ReportRequest, madeOn: string): BuiltSheet {
    const form = forms.find(request.form, madeOn)
    if (form === undefined) throw new DomainError('reports/unknown-form', { form: request.form })
    return buildSheet(book, form, request, madeOn)
  }

  /** The sheet, its number and the chain it stands on, from one state of the store. */
  function prepare(request: ReportRequest) {
    const kept: KeptRequest = { ...request, madeOn: clock.today(), appVersion }
    const built = build(request, kept.madeOn)
    const { form, unit, period, formVersion } = built.report
    const subject = { form, unitCode: unit.code, from: period.from, to: period.to }
    const facts = {
      sequence: repo.nextSequence(subject),
      head: ledger.head(),
      previous: repo.previous({ form, unitCode: unit.code }),
      appVersion,
      exportedAt: clock.instant(),
    }
    const { sheets, meta } = exportedSheet(built, facts)
    const { sequence, head, exportedAt } = facts
    const { valuesHash, checkCode } = meta
    const chain = { entries: head.entries, head: head.hash }
    const row = { ...subject, formVersion, sequence, valuesHash, exportedAt, request: JSON.stringify(kept), checkCode }
    return { report: built.report, sheets, meta, row: { ...row, ...chain } }
  }

  async function exportWorkbook(
    { path, ...request }: ParsedInput<'reports.exportWorkbook'>,
    author: string,
  ): Promise<Output<'reports.exportWorkbook'>> {
    await ensureSound()
    const { report, sheets, meta, row } = snapshot(() => prepare(request))
    const bytes = await excel.render(sheets, meta)
    await saveFile(path, bytes)
    const { sequence, checkCode } = row
    try {
      transaction(() => {
        repo.insert({ ...row, author })
        const subject = `${report.form} ${periodWords(report.period)}`
        trail.append({ kind: 'export', subject, details: { unitCode: report.unit.code, sequence, checkCode } }, author)
      })
    } catch (cause) {
      throw Object.assign(new DomainError('reports/not-recorded', { path }), { cause })
    }
    return { path, bytes: bytes.length, sequence, checkCode, report }
  }

  /** Forms of reporting units are a province's. */
  const isOfBook = (form: AnyForm): boolean =>
    !isUnitForm(form) || form.level === undefined || book.units.getWorkspace()?.unit.kind === 'province'

  return {
    listForms: (): Output<'reports.listForms'> => forms.inForce(clock.today()).filter(isOfBook).map(formItem),
    /** The figures of a form and the sheet they are printed on, from one reading of the store. */
    buildReport(request: ParsedInput<'reports.buildReport'>): Output<'reports.buildReport'> {
      const { report, layOut, fileName } = snapshot(() => build(request, clock.today()))
      return { report, sheet: layOut(), fileName }
    },
    /** What a window shows of the same. */
    showReport(request: ParsedInput<'reports.showReport'>): Output<'reports.showReport'> {
      const { report, layOut, fileName } = snapshot(() => build(request, clock.today()))
      const names = new Map(report.rows.map(({ unit, name }) => [unit, name]))
      return {
        picture: sheetPicture(layOut()),
        fileName,
        hasRows: report.rows.length > 0,
        missing: report.missing.map((code) => names.get(code) ?? code),
        remarks: report.remarks,
      }
    },
    /** Writes a workbook; the export counts once its file is in place. */
    exportWorkbook(
      input: ParsedInput<'reports.exportWorkbook'>,
      author: string,
    ): Promise<Output<'reports.exportWorkbook'>> {
      const turn = lastExport.then(() => exportWorkbook(input, author))
      lastExport = turn.catch(() => undefined)
      return turn
    },
    listExports({ checkCode, ...filter }: ParsedInput<'reports.listExports'>): Output<'reports.listExports'> {
      const code = checkCode === undefined ? undefined : readCheckCode(checkCode)
      if (code === null) return []
      return repo.list({ ...filter, checkCode: code }).map(({ from, to, request, ...row }) => ({
        id: row.id,
        form: row.form,
        formVersion: row.formVersion,
        unitCode: row.unitCode,
        period: { from, to },
        sequence: row.sequence,
        exportedAt: row.exportedAt,
        author: row.author,
        checkCode: row.checkCode,
        ...(request === null ? {} : subjectOf(request)),
        canRepeat: request !== null,
      }))
    },
  }
}

function formItem(form: AnyForm): Output<'reports.listForms'>[number] {
  const { id, version, name, periods } = form
  if (isUnitForm(form)) return { id, version, name, periods, rows: form.level ?? 'units' }
  return {
    id,
    version,
    name,
    periods,
    rows: form.rows,
    ...(form.subject === undefined ? {} : { subject: form.subject }),
  }
}

function subjectOf(request: string): { subject?: string } {
  const { subject } = readKeptRequest(request)
  return subject === undefined ? {} : { subject }
}
