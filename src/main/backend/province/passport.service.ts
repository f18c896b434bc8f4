import type { ParsedInput } from '#shared/contract/contract.ts'
import { sumReported } from '#shared/figures/effective.rules.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Period } from '#shared/kernel/period.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import type { Passport } from '#shared/province/consolidation.schema.ts'
import type { FormColumn, Report } from '#shared/reports/reports.schema.ts'
import { denominatorLabel } from '#shared/targets/measures.rules.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { TargetsService } from '../targets/targets.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import { type ConsolidationReports, headerWords } from './consolidation.service.ts'
import { ratioOperands } from './passport-operands.ts'
import { noTrace, type PassportRows } from './passport-rows.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'

interface Parts {
  readonly rows: PassportRows
  readonly province: ProvinceUnit
  readonly reports: ConsolidationReports
  readonly targets: Pick<TargetsService, 'inForce'>
  readonly units: Pick<UnitsService, 'requireUnit' | 'byCode' | 'partsBetween'>
}

type Cells = Report['total']['cells']

export type PassportService = ReturnType<typeof createPassportService>

/** Where one figure of the consolidation comes from, one step down. */
export function createPassportService({ rows, province, reports, targets, units }: Parts) {
  /** The units above one, the store's own first. */
  function pathOf(unit: UnitRow, rootCode: string): UnitRow[] {
    const known = units.byCode()
    const path: UnitRow[] = []
    let at: UnitRow | undefined = unit
    while (at !== undefined && at.code !== rootCode) {
      at = known.get(at.parentCode ?? '')
      if (at !== undefined) path.unshift(at)
    }
    return path
  }

  const reportOf = (period: Period, unit: UnitRow, path: readonly UnitRow[]): Report =>
    path.length === 0 ? reports.ofProvince(period) : reports.ofUnit(period, unit.code)

  /** The line as it stands in the sheet above it: places are told among its lines only there. */
  function printedLine(period: Period, unit: UnitRow, path: readonly UnitRow[], own: Report | null): Cells {
    const above = path.at(-1)
    if (above === undefined) return own?.total.cells ?? {}
    return reportOf(period, above, path.slice(0, -1)).rows.find((row) => row.unit === unit.code)?.cells ?? {}
  }

  function targetsOf(unit: UnitRow, { source }: FormColumn, on: LocalDate): Passport['targets'] {
    if (source.kind !== 'target') return []
    return targets
      .inForce(on)
      .filter((one) => one.unitId === unit.id && one.measure === source.measure)
      .map(({ count, shareBp, denominator, from, to, kind, document }) => ({
        text: count === null ? shareText(shareBp ?? 0, denominator, on) : formatCount(count),
        from: localDate(from),
        to: localDate(to),
        isCumulative: kind === 'cumulative',
        document,
      }))
  }

  return {
    async getFigurePassport(input: ParsedInput<'province.getFigurePassport'>): Promise<Passport> {
      const { unit: root } = province.require()
      const { period, unitCode = root.code } = input
      const form = reports.form()
      const column = form.columns.find(({ code }) => code === input.column)
      if (column === undefined) throw new DomainError('province/unknown-figure', { column: input.column })
      const unit = units.requireUnit(unitCode)
      const span = input.span ?? { from: period.from, to: period.to }
      const path = pathOf(unit, root.code)
      const below = units.partsBetween(period.from, period.to, unit.code)
      const isRow = below.length === 1 && below[0]?.unit.id === unit.id
      const own = isRow ? null : reportOf(period, unit, path)
      const cells = printedLine(period, unit, path, own)
      const senders = [unit, ...path].map(({ code }) => code)
      const trace = isRow ? await rows.of(unit, { column, span, form, senders }) : noTrace
      const sizes = new Map(below.map((part) => [part.unit.code, part.rows.length]))
      return {
        column: column.code,
        label: (headerWords(form.header, form, period.to).get(column.code) ?? [column.code]).join(' › '),
        unit: { code: unit.code, name: unit.name },
        path: path.map(({ code, name }) => ({ code, name })),
        span,
        text: input.span === undefined ? (cells[column.code]?.text ?? '') : summed(trace.days),
        ...trace,
        operands: [...trace.operands, ...ratioOperands({ form, column, cells, on: period.to })],
        parts: (own?.rows ?? []).map(({ unit: code, name, cells: ofPart }) => ({
          code,
          name,
          hasParts: (sizes.get(code) ?? 0) > 1,
          text: ofPart[column.code]?.text ?? '',
        })),
        partsSum: own === null ? null : otherSum(column, cells, own.rows),
        targets: targetsOf(unit, column, period.to),
        leftOut: rows.leftOut(
          below.flatMap((part) => part.rows),
          { column, span },
        ),
      }
    },
  }
}

/** What the lines were given together, where the unit itself was given something else. */
function otherSum({ code, source }: FormColumn, cells: Cells, lines: Report['rows']): number | null {
  if (source.kind !== 'target') return null
  const countOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  const given = countOf(cells[code]?.value)
  const sum = sumReported(lines.map((line) => countOf(line.cells[code]?.value)))
  return given === null || sum === given ? null : sum
}

function summed(days: Passport['days']): string {
  const total = sumReported(days.map(({ value }) => value))
  return total === null ? '' : formatCount(total)
}

/** '55,5 % công dân đủ điều kiện' */
function shareText(basisPoints: number, denominator: string | null, on: LocalDate): string {
  const percent = `${String(basisPoints / 100).replace('.', ',')} %`
  return denominator === null ? percent : `${percent} ${lowerFirst(denominatorLabel(denominator, on))}`
}
