import { indicators } from '#shared/indicators/catalogue.ts'
import { isValidOn } from '#shared/indicators/indicators.rules.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { FlowFact, RowFacts } from '#shared/reports/report-facts.ts'
import { isThere } from '#shared/units/unit-history.rules.ts'
import type { Clock } from '../backend-ports.ts'
import type { UnitRow } from '../units/units.repo.ts'
import { asUnit, type UnitsService } from '../units/units.service.ts'
import type { DaysService } from './days.service.ts'
import type { FiguresRepo } from './figures.repo.ts'
import type { Levels } from './levels.service.ts'
import type { MainTargets } from './main-targets.service.ts'
import { missingDaysOf } from './missing-days.ts'

interface Parts {
  readonly repo: FiguresRepo
  readonly days: DaysService
  readonly units: UnitsService
  readonly clock: Clock
}

/** Of the last day of a period. */
interface LastDay {
  readonly stocks: ReadonlyMap<number, Levels>
  readonly targets: Pick<MainTargets, 'ofRows'>
}

/** Facts of rows by their id. */
export type ReadRows = (rows: readonly UnitRow[], period: Period, lastDay: LastDay) => Map<number, RowFacts>

/** What is known of rows: their flows of a period, and levels and targets at its last day while they are there on it. */
export function createRowFacts(parts: Parts) {
  const { repo, days } = parts

  function flowsOf(
    rows: readonly UnitRow[],
    { from, to }: Period,
    codes: readonly string[] = codesOn(to, 'flow'),
  ): Map<number, Record<string, FlowFact>> {
    const flows = new Map<number, Record<string, FlowFact>>()
    const ids = rows.map((row) => row.id)
    for (const sum of repo.sums(ids, codes, from, to)) {
      const row = flows.get(sum.unitId) ?? {}
      const before = row[sum.indicator] ?? { total: null, mobile: null }
      const mobile = sum.isMobile === 1 ? (before.mobile ?? 0) + sum.total : before.mobile
      row[sum.indicator] = { total: (before.total ?? 0) + sum.total, mobile }
      flows.set(sum.unitId, row)
    }
    return flows
  }

  /** Of a sheet: the flows it is made of, or all; whether a row reported at all every flow says. */
  const whole =
    (codes?: readonly string[]): ReadRows =>
    (rows, period, lastDay) => {
      const missing = missingDaysOf(parts, rows, period)
      const all = codesOn(period.to, 'flow')
      const needed = new Set(codes ?? all)
      const flows = flowsOf(
        rows,
        period,
        all.filter((code) => needed.has(code)),
      )
      const others = flowsOf(
        rows.filter(({ id }) => !flows.has(id)),
        period,
        all.filter((code) => !needed.has(code)),
      )
      const notes = Map.groupBy(days.notes(period.from, period.to), (note) => note.unitId)
      const standing = standingRows(rows, period, lastDay)
      return new Map(
        [...standing].map(([id, facts]) => [
          id,
          {
            ...facts,
            flows: flows.get(id) ?? {},
            notes: (notes.get(id) ?? []).map((note) => note.text),
            missingDays: missing.get(id) ?? 0,
            hasFigures: flows.has(id) || others.has(id),
          },
        ]),
      )
    }

  function standingRows(rows: readonly UnitRow[], { to }: Period, { stocks, targets }: LastDay): Map<number, RowFacts> {
    const ofRows = targets.ofRows(
      rows.filter((row) => isThere(row, to)),
      stocks,
    )
    return new Map(
      rows.map((row) => [
        row.id,
        { ...noFigures, unit: asUnit(row), stocks: stocks.get(row.id) ?? {}, targets: ofRows.get(row.id) ?? {} },
      ]),
    )
  }

  /**
   * Of a period that another is compared with: only the flows that are, and nothing that a sheet says of its own rows.
   * None of them is told as missing there.
   */
  const compared =
    (codes: readonly string[]): ReadRows =>
    (rows, period, lastDay) => {
      const flows = flowsOf(rows, period, codes)
      return new Map(
        [...standingRows(rows, period, lastDay)].map(([id, facts]) => [
          id,
          { ...facts, flows: flows.get(id) ?? {}, hasFigures: true },
        ]),
      )
    }
  /** Levels and targets alone. */
  const standing: ReadRows = standingRows
  return { flowsOf, whole, compared, standing }
}

const noFigures = { flows: {}, notes: [], missingDays: 0, hasFigures: false } as const

/** Codes of flows, or of all else, that are valid on a day. */
export function codesOn(on: string, type: 'flow' | 'level'): string[] {
  return indicators
    .filter((one) => (one.type === 'flow') === (type === 'flow') && isValidOn(one, on))
    .map((one) => one.code)
}
