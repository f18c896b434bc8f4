import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { periodFileSlug } from '#shared/kernel/period-label.ts'
import { type Period, previousPeriod } from '#shared/kernel/period.ts'
import { fileSlug } from '#shared/kernel/vietnamese-text.ts'
import { comparesPeriods, formLevels, formTakes } from '#shared/reports/form.rules.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import type { FormDefinition, Report, ReportRequest } from '#shared/reports/reports.schema.ts'
import type { SheetStamp } from '#shared/reports/sheet-closing.rules.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import type { SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsReader } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import { fillTable, type TableBooks } from './table-builder.ts'
import { narrowed, ofUnit, type ReportedUnit } from './unit-facts.ts'

/** What a sheet is filled from: the open book, or one of the past. */
export interface SheetBook {
  /** The figures of the store's own unit over a period. */
  readonly readPeriod: (period: Period, levels: readonly string[]) => PeriodFacts
  readonly settings: Pick<SettingsReader, 'getLetterhead'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  /** What forms of other rows are filled from. */
  readonly tables: TableBooks
}

export interface BuiltSheet {
  readonly form: AnyForm
  readonly report: Report
  readonly fileName: string
  /** The sheet on paper; without a stamp it is one that was not exported. */
  readonly layOut: (stamp?: SheetStamp) => SheetModel
}

/**
 * Fills a form from a book and lays it out as it is made on a day.
 * @throws DomainError `reports/wrong-period`, `reports/whole-unit-only`, `reports/unknown-subject`, `units/unknown`,
 *   `units/not-configured`
 */
export function buildSheet(book: SheetBook, asked: AnyForm, request: ReportRequest, madeOn: string): BuiltSheet {
  const { settings, units } = book
  const { period, signer } = request
  if (!formTakes(asked, period)) throw new DomainError('reports/wrong-period', { form: asked.id })
  const { isSample, unit: root } = units.requireWorkspace()
  const { form, report, slug } = isUnitForm(asked)
    ? { form: asked, report: fillUnits(book, asked, request, root), slug: null }
    : fillTable(book.tables, asked, request, root)
  const letterhead = settings.getLetterhead()
  const date = signingDate(period, localDate(madeOn))
  return {
    form,
    report,
    fileName: fileName(form, slug === null ? [report.unit.name] : [report.unit.name, slug], period),
    layOut: (stamp) =>
      layoutSheet(form, report, letterhead, { date, signer, isSample, ...(stamp === undefined ? {} : { stamp }) }),
  }
}

function fillUnits(
  { readPeriod }: SheetBook,
  form: FormDefinition,
  request: ReportRequest,
  root: ReportedUnit,
): Report {
  const { period, policy, decimals, unitCode } = request
  const before = comparesPeriods(form) ? previousPeriod(period) : null
  const { unit, facts } = ofUnit(readPeriod(period, formLevels(form)), root, unitCode ?? root.code)
  const previous = before === null ? null : narrowed(readPeriod(before, formLevels(form)), root, unit)
  return buildReport(form, facts, previous, { policy, decimals, unit })
}

/** A day's sheet is signed on its day, any other when it is made. */
function signingDate(period: Period, today: LocalDate): LocalDate {
  return period.kind === 'day' ? period.to : today
}

/** 'BM01-huyen-krong-pac-2023-04-15.xlsx' */
function fileName(form: AnyForm, names: readonly string[], period: Period): string {
  const slugs = names.map((name) => shortened(fileSlug(name)))
  return `${[form.id, ...slugs].join('-')}-${period.kind === 'day' ? period.to : periodFileSlug(period)}.xlsx`
}

/** Of a name in a file name, in letters. */
const LONGEST_SLUG = 70

/** Cut between words. */
function shortened(slug: string): string {
  return slug.length <= LONGEST_SLUG ? slug : slug.slice(0, slug.lastIndexOf('-', LONGEST_SLUG))
}
