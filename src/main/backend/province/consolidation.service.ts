import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { Consolidation, ConsolidationColumn } from '#shared/province/consolidation.schema.ts'
import { formLabel } from '#shared/reports/form.rules.ts'
import type { FormDefinition, GeographyChoice, Report } from '#shared/reports/reports.schema.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'

/** How the consolidation is filled, from one reading of the store. */
export interface ConsolidationReports {
  /** The form of the province's units in force today. */
  readonly form: () => FormDefinition
  /** The lines of the units that report, and what they come to. */
  readonly ofProvince: (period: Period, geography?: GeographyChoice) => Report
  /** The lines of one of them. */
  readonly ofUnit: (period: Period, unitCode: string, geography?: GeographyChoice) => Report
}

interface Parts {
  readonly province: ProvinceUnit
  readonly reports: ConsolidationReports
  readonly units: Pick<UnitsService, 'requireUnit' | 'groupsBetween'>
}

export type ConsolidationService = ReturnType<typeof createConsolidationService>

const groupKinds: ReadonlySet<string> = new Set(['district', 'cluster'])

/** What the units of a province come to. */
export function createConsolidationService({ province, reports, units }: Parts) {
  return {
    getConsolidation({
      period,
      unitCode,
      geography,
    }: ParsedInput<'province.getConsolidation'>): Output<'province.getConsolidation'> {
      const { unit } = province.require()
      const form = reports.form()
      if (unitCode !== undefined && unitCode !== unit.code) {
        units.requireUnit(unitCode)
        return { report: reports.ofUnit(period, unitCode, geography), columns: columnsOf(form, period), opens: [] }
      }
      const report = reports.ofProvince(period, geography)
      const opens =
        geography === 'now'
          ? report.rows.filter(({ kind }) => groupKinds.has(kind)).map((row) => row.unit)
          : units.groupsBetween(period.from, period.to, unit).map((group) => group.unit.code)
      return { report, columns: columnsOf(form, period), opens }
    },
  }
}

const kinds: Readonly<
  Partial<Record<FormDefinition['columns'][number]['source']['kind'], ConsolidationColumn['kind']>>
> = {
  flow: 'count',
  mobile: 'count',
  stock: 'count',
  target: 'count',
  ratio: 'ratio',
  change: 'change',
  rank: 'rank',
  days: 'days',
}

/** The columns of figures with the words over them. */
function columnsOf(form: FormDefinition, { to }: Period): Consolidation['columns'] {
  const labels = headerWords(form.header, form, to)
  return form.columns.flatMap(({ code, source }) => {
    const kind = kinds[source.kind]
    return kind === undefined ? [] : [{ code, kind, labels: labels.get(code) ?? [code] }]
  })
}

/** By code of the column: the words from the widest to its own. */
export function headerWords(nodes: FormDefinition['header'], form: FormDefinition, on: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const visit = (below: FormDefinition['header'], above: readonly string[]): void => {
    for (const node of below) {
      if (typeof node !== 'string') {
        visit(node.columns, [...above, formLabel(node.label, on)])
        continue
      }
      const column = form.columns.find(({ code }) => code === node)
      found.set(node, [...above, column === undefined ? node : formLabel(column.label, on)])
    }
  }
  visit(nodes, [])
  return found
}
