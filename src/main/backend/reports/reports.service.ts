import { saveFile } from '#backend/excel/save-file.ts'
import type { ExcelPort } from '#backend/excel/excel-port.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { periodFileSlug } from '#shared/kernel/period-label.ts'
import { type Period, previousPeriod } from '#shared/kernel/period.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import { comparesPeriods, formLevels, formTakes } from '#shared/reports/form.rules.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import type { FormDefinition, ReportRequest } from '#shared/reports/reports.schema.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { FormCatalogue } from './form-catalogue.ts'
import type { ReportsRepo } from './reports.repo.ts'
import { sheetMeta } from './sheet-meta.ts'

interface ReportsParts {
  readonly forms: FormCatalogue
  readonly repo: ReportsRepo
  /** The figures of the store's own unit over a period. */
  readonly readPeriod: (period: Period, levels: readonly string[]) => PeriodFacts
  readonly settings: Pick<SettingsService, 'getLetterhead'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly excel: Pick<ExcelPort, 'render'>
  readonly clock: Clock
  readonly appVersion: string
}

interface Unit {
  readonly code: string
  readonly name: string
}

export type ReportsService = ReturnType<typeof createReportsService>

/** Fills forms, lays them out and writes them as workbooks. */
export function createReportsService({
  forms,
  repo,
  readPeriod,
  settings,
  units,
  excel,
  clock,
  appVersion,
}: ReportsParts) {
  /** One export at a time, so that no two take the same number. */
  let lastExport: Promise<unknown> = Promise.resolve()

  function build(request: ReportRequest) {
    const form = formFor(forms, request)
    const { period } = request
    const { isSample, unit: root } = units.requireWorkspace()
    const before = comparesPeriods(form) ? previousPeriod(period) : null
    const { unit, facts } = ofUnit(readPeriod(period, formLevels(form)), root, request.unitCode ?? root.code)
    const previous = before === null ? null : narrowed(readPeriod(before, formLevels(form)), root, unit)
    const { policy, decimals } = request
    const report = buildReport(form, facts, previous, { policy, decimals, unit })
    const date = signingDate(period, localDate(clock.today()))
    const sheet = layoutSheet(form, report, settings.getLetterhead(), { date, signer: request.signer, isSample })
    return { form, report, sheet, fileName: fileName(form, unit, period) }
  }

  async function exportWorkbook({
    path,
    ...request
  }: ParsedInput<'reports.exportWorkbook'>): Promise<Output<'reports.exportWorkbook'>> {
    const { form, report, sheet } = build(request)
    const subject = { form: form.id, unitCode: report.unit.code, from: report.period.from, to: report.period.to }
    const sequence = repo.nextSequence(subject)
    const exportedAt = clock.instant()
    const meta = sheetMeta({ form, report, sheet, sequence, appVersion, exportedAt })
    const bytes = await excel.render(sheet, meta)
    await saveFile(path, bytes)
    repo.insert({ ...subject, sequence, valuesHash: meta.valuesHash, exportedAt })
    return { path, bytes: bytes.length, sequence, report }
  }

  return {
    listForms: (): Output<'reports.listForms'> =>
      forms.forms.map(({ id, version, name, periods }) => ({ id, version, name, periods })),
    /** The figures of a form and the sheet they are printed on, from one reading of the store. */
    buildReport(request: ParsedInput<'reports.buildReport'>): Output<'reports.buildReport'> {
      const { report, sheet, fileName: name } = build(request)
      return { report, sheet, fileName: name }
    },
    /** Writes a workbook; the export counts once its file is in place. */
    exportWorkbook(input: ParsedInput<'reports.exportWorkbook'>): Promise<Output<'reports.exportWorkbook'>> {
      const turn = lastExport.then(() => exportWorkbook(input))
      lastExport = turn.catch(() => undefined)
      return turn
    },
  }
}

function formFor(forms: FormCatalogue, request: ReportRequest): FormDefinition {
  const form = forms.find(request.form)
  if (form === undefined) throw new DomainError('reports/unknown-form', { form: request.form })
  if (!formTakes(form, request.period)) throw new DomainError('reports/wrong-period', { form: form.id })
  return form
}

/** The whole unit, or one of its rows alone. */
function ofUnit(facts: PeriodFacts, root: Unit, code: string): { unit: Unit; facts: PeriodFacts } {
  const unit = code === root.code ? root : facts.rows.find((row) => row.unit.code === code)?.unit
  if (unit === undefined) throw new DomainError('units/unknown', { codes: [code] })
  return { unit, facts: narrowed(facts, root, unit) }
}

function narrowed(facts: PeriodFacts, root: Unit, unit: Unit): PeriodFacts {
  if (unit.code === root.code) return facts
  return {
    period: facts.period,
    rows: facts.rows.filter((row) => row.unit.code === unit.code),
    ownTargets: {},
    ownStocks: {},
    crossing: facts.crossing.filter((one) => one.unitName === unit.name),
    rebases: facts.rebases.filter((one) => one.unitName === unit.name),
  }
}

/** A day's sheet is signed on its day, any other when it is made. */
function signingDate(period: Period, today: LocalDate): LocalDate {
  return period.kind === 'day' ? period.to : today
}

/** 'BM01-huyen-krong-pac-2023-04-15.xlsx' */
function fileName(form: FormDefinition, unit: Unit, period: Period): string {
  const unitSlug = foldDiacritics(unit.name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${form.id}-${unitSlug}-${period.kind === 'day' ? period.to : periodFileSlug(period)}.xlsx`
}
