import { sumReported } from '#shared/figures/effective.rules.ts'
import { indicator } from '#shared/indicators/indicators.rules.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { measureFigures } from '#shared/targets/measures.rules.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { TargetRow } from './targets.repo.ts'

/** Σ of what was reported of flows of rows over some days, whole postings within them. */
export type FlowSums = (
  unitIds: readonly number[],
  codes: readonly string[],
  from: string,
  to: string,
) => readonly { readonly unitId: number; readonly indicator: string; readonly total: number }[]

export type PaceService = ReturnType<typeof createPaceService>

/** By how much numerators of targets grew over some days. */
export function createPaceService(sums: FlowSums, levels: LevelsService) {
  /** Flows that add to the numerator and flows that take from it. */
  function flowsOf({ measure, kind }: TargetRow): { plus: readonly string[]; minus: readonly string[] } | null {
    const { cumulative, flow } = measureFigures(measure)
    if (flow === null) return null
    if (kind === 'in-period') return { plus: [flow], minus: [] }
    const { plus = [], minus = [] } = indicator(cumulative)
    return { plus, minus }
  }

  function totalsOf(ids: readonly number[], codes: readonly string[], from: string, to: string): Map<string, number> {
    const totals = new Map<string, number>()
    for (const row of sums(ids, codes, from, to)) {
      const key = `${row.unitId} ${row.indicator}`
      totals.set(key, (totals.get(key) ?? 0) + row.total)
    }
    return totals
  }

  return {
    /**
     * For each target what its numerator grew by from the opening of `from` to the close of `to`: Σ of its flows, whole
     * postings within the days, or the difference of a typed level. An opening balance in between is not growth. Null
     * where nothing is known.
     */
    growthOf(
      found: readonly TargetRow[],
      rowsOf: (target: TargetRow) => readonly number[],
      from: LocalDate,
      to: LocalDate,
    ): (number | null)[] {
      const ids = [...new Set(found.flatMap((target) => [...rowsOf(target)]))]
      const parts = found.map(flowsOf)
      const codes = [...new Set(parts.flatMap((one) => (one === null ? [] : [...one.plus, ...one.minus])))]
      const typed = [...new Set(found.flatMap(({ measure }, at) => (parts[at] === null ? [measure] : [])))]
      const totals = totalsOf(ids, codes, from, to)
      const before = levels.stocksAt(ids, typed, addDays(from, -1))
      const after = levels.stocksAt(ids, typed, to)
      const flowsOfRow = (id: number, { plus, minus }: NonNullable<(typeof parts)[number]>): number | null => {
        const added = sumReported(plus.map((code) => totals.get(`${id} ${code}`)))
        const taken = sumReported(minus.map((code) => totals.get(`${id} ${code}`)))
        return added === null && taken === null ? null : (added ?? 0) - (taken ?? 0)
      }
      const levelOfRow = (id: number, code: string): number | null => {
        const [first, last] = [before.get(id)?.[code] ?? null, after.get(id)?.[code] ?? null]
        return first === null || last === null ? null : last - first
      }
      return found.map((target, at) => {
        const flows = parts[at] ?? null
        return sumReported(
          rowsOf(target).map((id) => (flows === null ? levelOfRow(id, target.measure) : flowsOfRow(id, flows))),
        )
      })
    },
  }
}
