import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { sumReported } from '#shared/figures/effective.rules.ts'
import { findIndicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { differenceAdvice } from '#shared/province/difference-words.rules.ts'
import { canComeOfMissingDays } from '#shared/province/remark-groups.rules.ts'
import type { Difference } from '#shared/province/outliers.schema.ts'
import type { Variance } from '#shared/reconciliation/reconciliation.schema.ts'
import { readColumns } from '#shared/reports/form-versions.rules.ts'
import type { ColumnSource } from '#shared/reports/reports.schema.ts'
import { type SheetMeta, sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { ReconciliationService } from '../reconciliation/reconciliation.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { MissingDays } from './missing-days.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'
import { sheetPlaces } from './submissions-places.ts'
import type { ListedSubmission, SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly province: ProvinceUnit
  readonly submissions: Pick<SubmissionsRepo, 'acceptedBetween'>
  readonly forms: () => readonly AnyForm[]
  /** Σ of flows over a span of days by row and indicator, the mobile part apart. */
  readonly sums: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) => readonly Sum[]
  readonly levels: Pick<LevelsService, 'stocksAt'>
  readonly reconciliation: Pick<ReconciliationService, 'compare'>
  readonly units: Pick<UnitsService, 'reportingUnits' | 'rowsOn' | 'rowsWithDays' | 'byCode'>
  readonly missingDays: MissingDays
}

interface Sum {
  readonly indicator: string
  readonly isMobile: 0 | 1
  readonly total: number
}

type Column = { readonly code: string; readonly source: ColumnSource }

/** One sheet that counts, with what its columns mean. */
interface CountedSheet {
  readonly submission: ListedSubmission
  readonly meta: SheetMeta
  readonly columns: readonly Column[]
  readonly unit: UnitRow
  readonly rows: readonly UnitRow[]
}

export type DifferencesService = ReturnType<typeof createDifferencesService>

/** Holds what was sent, what the book says and what the national system says against each other. */
export function createDifferencesService(parts: Parts) {
  const { province, submissions, forms, sums, levels, reconciliation, units, missingDays } = parts

  function sheetsOn(on: LocalDate): CountedSheet[] {
    const reporting = new Map(units.reportingUnits(on, on).map((one) => [one.code, one]))
    return submissions
      .acceptedBetween(on, on)
      .filter((one) => one.isCounted === 1 && one.to === on)
      .flatMap((submission) => {
        const unit = reporting.get(submission.unitCode ?? '')
        const meta = sheetMetaSchema.safeParse(JSON.parse(submission.meta ?? 'null'))
        if (unit === undefined || !meta.success) return []
        const columns = readColumns(forms(), meta.data, on)
        if (columns.length === 0) return []
        return [{ submission, meta: meta.data, columns, unit, rows: units.rowsOn(on, unit.code) }]
      })
  }

  /** Totals of the sheet's columns of flows beside the rows in the book over the same days. */
  function sheetDifferences({ submission, meta, columns, unit }: CountedSheet): Difference[] {
    const flows = columns.flatMap(({ code, source }) =>
      (source.kind === 'flow' && source.previous !== true) || source.kind === 'mobile'
        ? [{ code, indicator: source.indicator, isMobile: source.kind === 'mobile' }]
        : [],
    )
    const [from, to] = [localDate(meta.period.from), localDate(meta.period.to)]
    const indicators = [...new Set(flows.map(({ indicator }) => indicator))]
    const found = sheetPlaces(units, unit, { from, to }).spans.flatMap((days) =>
      sums([...days.rows.values()], indicators, days.from, days.to),
    )
    return flows.flatMap(({ code, indicator, isMobile }) => {
      const stated = meta.controls?.totals[code]
      if (stated === undefined) return []
      const counted = found.filter((one) => one.indicator === indicator && (!isMobile || one.isMobile === 1))
      const booked = sumReported(counted.map(({ total }) => total))
      if (booked === stated) return []
      return [differenceOf('sheet', { submission, unit, row: null, indicator, stated, booked, on: to })]
    })
  }

  /** Running totals as the sheet's rows have them beside what the book comes to at the close of the same day. */
  function runningDifferences({ submission, meta, columns, unit, rows }: CountedSheet, on: LocalDate): Difference[] {
    const running = new Map(
      columns.flatMap(({ code, source }) =>
        source.kind === 'stock' && findIndicator(source.indicator)?.type !== 'stock' ? [[code, source.indicator]] : [],
      ),
    )
    const known = new Map(rows.map((row) => [row.code, row]))
    const stocks = levels.stocksAt(
      rows.map(({ id }) => id),
      [...running.values()],
      on,
    )
    const differing = Object.entries(meta.cells).flatMap(([address, { unitCode, code }]) => {
      const stated = meta.printed?.values[address]
      const indicator = running.get(code)
      const row = known.get(unitCode)
      if (indicator === undefined || row === undefined || typeof stated !== 'number') return []
      const booked = stocks.get(row.id)?.[indicator] ?? null
      return booked === stated
        ? []
        : [differenceOf('running', { submission, unit, row, indicator, stated, booked, on })]
    })
    if (differing.length === 0) return []
    const indicators = [...new Set(differing.map(({ indicator }) => indicator))]
    const missing = missingDays({ unitCode: unit.code, rowIds: rows.map(({ id }) => id), indicators, to: on })
    return differing.map((one) =>
      canComeOfMissingDays(one.indicator, one.stated, one.booked) ? { ...one, missingDays: missing } : one,
    )
  }

  function nationalDifferences(on: LocalDate): { compared: number; differences: Difference[] } {
    const known = units.byCode()
    const variances = reconciliation.compare({ on }).filter(({ national }) => national !== null)
    return {
      compared: variances.length,
      // Those that nobody has accounted for come first.
      differences: [...variances.filter(isOpen), ...variances.filter((one) => !isOpen(one))].flatMap(
        (one): Difference[] => {
          const { unitCode, unitName, indicator, national, own, reason } = one
          if (national === null || own === national) return []
          const parent = known.get(known.get(unitCode)?.parentCode ?? '')
          const told = { kind: 'national', stated: national, booked: own } as const
          return [
            {
              ...told,
              unitCode: parent?.code ?? unitCode,
              unitName: parent?.name ?? unitName,
              rowName: unitName,
              indicator,
              label: indicatorLabel(indicator, on),
              source: 'Hệ thống quốc gia',
              advice: differenceAdvice({ ...told, reason }),
              missingDays: [],
            },
          ]
        },
      ),
    }
  }

  return {
    getDifferences({ on }: ParsedInput<'province.getDifferences'>): Output<'province.getDifferences'> {
      province.require()
      const sheets = sheetsOn(on)
      const national = nationalDifferences(on)
      return {
        compared: sheets.length + national.compared,
        differences: [
          ...sheets.flatMap((sheet) => [...sheetDifferences(sheet), ...runningDifferences(sheet, on)]),
          ...national.differences,
        ],
      }
    },
  }
}

const isOpen = ({ reason }: Variance): boolean => reason === ''

interface Found {
  readonly submission: ListedSubmission
  readonly unit: UnitRow
  readonly row: UnitRow | null
  readonly indicator: string
  readonly stated: number
  readonly booked: number | null
  readonly on: string
}

function differenceOf(kind: 'sheet' | 'running', found: Found): Difference {
  const { submission, unit, row, indicator, stated, booked, on } = found
  return {
    kind,
    unitCode: unit.code,
    unitName: unit.name,
    rowName: row?.name ?? null,
    indicator,
    label: indicatorLabel(indicator, on),
    stated,
    booked,
    source: `${submission.form ?? ''} số ${submission.sequence ?? ''} (${submission.fileName})`,
    advice: differenceAdvice({ kind, stated, booked }),
    missingDays: [],
  }
}
