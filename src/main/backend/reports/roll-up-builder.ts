import { previousPeriod } from '#shared/kernel/period.ts'
import { comparedCodes, comparesPeriods, formCodes } from '#shared/reports/form.rules.ts'
import type { FormDefinition, Report, ReportRequest } from '#shared/reports/reports.schema.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import { factsOfUnitAlone } from '#shared/reports/roll-up-facts.rules.ts'
import { buildRollUp, unitForm, unitReports } from '#shared/reports/roll-up.rules.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SheetBook } from './sheet-builder.ts'
import { factsOfUnit } from './unit-facts.ts'

interface FilledRollUp {
  readonly report: Report
  /** Of each unit that has rows of its own; filled when they are asked for. */
  readonly reports: () => readonly Report[]
}

/**
 * Fills a form by the units that report to the province, from one reading of each period; with `unitCode` of one of them
 * by that unit alone.
 * @throws DomainError `province/not-a-province`; `reports/whole-unit-only` for any other unit, and of one alone for a form
 *   of all of them
 */
export function fillRollUp(
  book: Pick<SheetBook, 'readPeriod' | 'readCompared' | 'submittedDays' | 'units'>,
  form: FormDefinition,
  request: Pick<ReportRequest, 'period' | 'policy' | 'decimals' | 'unitCode' | 'geography'>,
): FilledRollUp {
  const { period, policy, decimals, unitCode, geography } = request
  const { unit } = book.units.requireWorkspace()
  if (unit.kind !== 'province') throw new DomainError('province/not-a-province')
  const only = unitCode === undefined || unitCode === unit.code ? null : unitCode
  const refused = (): DomainError => new DomainError('reports/whole-unit-only', { form: form.id })
  if (only !== null && form.level !== undefined) throw refused()
  const read = (whole: PeriodFacts): PeriodFacts => {
    const found = only === null ? whole : factsOfUnitAlone(whole, only)
    if (found === null) throw refused()
    return found
  }
  const before = comparesPeriods(form) ? previousPeriod(period) : null
  const found = {
    facts: read(book.readPeriod(period, formCodes(form), unit.code, geography)),
    previous:
      before === null
        ? null
        : factsOfUnitAlone(book.readCompared(before, comparedCodes(form), unit.code, geography), only),
    days: book.submittedDays(period),
  }
  const format = { policy, decimals }
  const named = found.facts.groups?.find((group) => group.unit.code === only)?.unit ?? unit
  return {
    report: buildRollUp(form, found, { ...format, unit: named }),
    reports: () => unitReports(form, found, format),
  }
}

/**
 * The same form as one of the units fills it: its own rows, and the line of the province's sheet as their total.
 * @throws DomainError `units/unknown`
 */
export function fillOneUnit(
  book: Pick<SheetBook, 'readPeriod' | 'readCompared' | 'units'>,
  form: FormDefinition,
  request: Pick<ReportRequest, 'period' | 'policy' | 'decimals' | 'geography'> & { readonly unitCode: string },
): Report {
  const { period, policy, decimals, unitCode, geography } = request
  const before = comparesPeriods(form) ? previousPeriod(period) : null
  const { unit, facts } = factsOfUnit(book, period, formCodes(form), unitCode, geography)
  const previous = before === null ? null : book.readCompared(before, comparedCodes(form), unitCode, geography)
  return buildReport(unitForm(form), facts, previous, { policy, decimals, unit })
}
