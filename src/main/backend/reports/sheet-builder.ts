import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { periodFileSlug } from '#shared/kernel/period-label.ts'
import { type Period, previousPeriod } from '#shared/kernel/period.ts'
import { fileSlug } from '#shared/kernel/vietnamese-text.ts'
import {
  type ComparedCodes,
  comparedCodes,
  comparesPeriods,
  formCodes,
  formTakes,
  type NeededCodes,
} from '#shared/reports/form.rules.ts'
import { canTellAsNow } from '#shared/reports/geography-choice.rules.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import type { FormDefinition, GeographyChoice, Report, ReportRequest } from '#shared/reports/reports.schema.ts'
import type { SheetStamp } from '#shared/reports/sheet-closing.rules.ts'
import type { DaysByUnit } from '#shared/reports/roll-up-facts.rules.ts'
import { buildGrouped } from '#shared/reports/roll-up.rules.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import type { SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { type LaidOutWorkbook, layoutWorkbook } from '#shared/reports/sheet-workbook.rules.ts'
import { type AnyForm, isUnitForm, type TableForm } from '#shared/reports/table-form.schema.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsReader } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import { fillRollUp } from './roll-up-builder.ts'
import { fillTable, type TableBooks } from './table-builder.ts'
import { factsOfUnit, type ReportedUnit } from './unit-facts.ts'

/** What a sheet is filled from: the open book, or one of the past. */
export interface SheetBook {
  /** The figures of the store's own unit, or of one unit below it, over a period, as the units were or are now. */
  readonly readPeriod: (
    period: Period,
    needed: NeededCodes,
    unitCode: string,
    geography?: GeographyChoice,
  ) => PeriodFacts
  /** What a sheet is compared with: the levels and flows that are named, and nothing that is told of its own period alone. */
  readonly readCompared: (
    period: Period,
    needed: ComparedCodes,
    unitCode: string,
    geography?: GeographyChoice,
  ) => PeriodFacts
  readonly settings: Pick<SettingsReader, 'getLetterhead'>
  readonly units: Pick<UnitsService, 'getWorkspace' | 'requireWorkspace' | 'requireUnit' | 'unitOn'>
  /** How many days of a period each unit that reports to a province sent, by its code; empty in any other book. */
  readonly submittedDays: (period: Period) => DaysByUnit
  /** What forms of other rows are filled from. */
  readonly tables: TableBooks
}

export interface BuiltSheet {
  readonly form: AnyForm
  readonly report: Report
  readonly fileName: string
  /** The sheet on paper; without a stamp it is one that was not exported. */
  readonly layOut: (stamp?: SheetStamp) => SheetModel
  /** The sheets of its lines, for a form that has them. */
  readonly layOutDetails?: (stamp?: SheetStamp) => ReturnType<LaidOutWorkbook['details']>
}

/**
 * Fills a form from a book and lays it out as it is made on a day.
 * @throws DomainError `reports/wrong-period`, `reports/whole-unit-only`, `reports/unknown-subject`, `units/unknown`,
 *   `units/not-configured`, `province/not-a-province`,
 *   `reports/not-by-unit`, `reports/not-by-geography`, `province/over-allocated`
 */
export function buildSheet(book: SheetBook, asked: AnyForm, request: ReportRequest, madeOn: string): BuiltSheet {
  const { settings, units } = book
  const { period, signer } = request
  if (!formTakes(asked, period)) throw new DomainError('reports/wrong-period', { form: asked.id })
  const { isSample, unit: root } = units.requireWorkspace()
  const { form, report, slug = null, reports = [] } = fill(book, asked, request, root)
  const letterhead = settings.getLetterhead()
  const date = signingDate(period, localDate(madeOn))
  const optionsOf = (stamp?: SheetStamp) => ({ date, signer, isSample, ...(stamp === undefined ? {} : { stamp }) })
  const built = {
    form,
    report,
    fileName: fileName(form, slug === null ? [report.unit.name] : [report.unit.name, slug], period),
  }
  if (!isUnitForm(form) || reports.length === 0)
    return { ...built, layOut: (stamp) => layoutSheet(form, report, letterhead, optionsOf(stamp)) }
  const workbook = (stamp?: SheetStamp) =>
    layoutWorkbook(form, { summary: report, reports }, letterhead, optionsOf(stamp))
  return { ...built, layOut: (stamp) => workbook(stamp).summary, layOutDetails: (stamp) => workbook(stamp).details() }
}

interface Filled {
  readonly form: AnyForm
  readonly report: Report
  /** What the name of the file says beside unit and period. */
  readonly slug?: string | null
  /** Of each line that has a sheet of its own. */
  readonly reports?: readonly Report[]
}

function fill(book: SheetBook, asked: AnyForm, request: ReportRequest, root: ReportedUnit): Filled {
  if (!isUnitForm(asked)) {
    if (request.rows !== undefined) requireByUnit(book, asked)
    if (request.geography === 'now' && !canTellAsNow(asked.rows))
      throw new DomainError('reports/not-by-geography', { form: asked.id })
    return fillTable(book.tables, asked, request, root)
  }
  if (asked.level === undefined && request.rows === undefined)
    return { form: asked, report: fillUnits(book, asked, request, root) }
  const { report, reports } = fillRollUp(book, asked, request)
  return asked.level === undefined
    ? { form: asked, report, slug: report.unit.code === root.code ? 'theo-don-vi' : 'cong-chung' }
    : { form: asked, report, reports: reports() }
}

/** Targets are a province's units' own; the other forms have rows that no unit is. */
function requireByUnit({ units }: SheetBook, { id, rows }: TableForm): void {
  if (units.requireWorkspace().unit.kind !== 'province') throw new DomainError('province/not-a-province')
  if (rows !== 'targets') throw new DomainError('reports/not-by-unit', { form: id })
}

function fillUnits(book: SheetBook, form: FormDefinition, request: ReportRequest, root: ReportedUnit): Report {
  const { period, policy, decimals, unitCode, geography } = request
  const before = comparesPeriods(form) ? previousPeriod(period) : null
  const { unit, facts } = factsOfUnit(book, period, formCodes(form), unitCode ?? root.code, geography)
  const previous = before === null ? null : book.readCompared(before, comparedCodes(form), unit.code, geography)
  const days: DaysByUnit = facts.groups === undefined ? new Map() : book.submittedDays(period)
  return buildGrouped(form, { facts, previous, days }, { policy, decimals, unit })
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
