/** Rows of now whose target is what the rows before them were given, where not all of those were given one. */
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import type { ShortTarget } from './geography-facts.ts'
import type { Lineage } from './lineage.rules.ts'
import type { RowFacts } from './report-facts.ts'
import { hasResidents } from './report-rows.rules.ts'

export function shortTargets(rows: readonly RowFacts[], lineage: Lineage): ShortTarget[] {
  return rows.flatMap((row) => {
    const { code, name } = row.unit
    const own = lineage.facts(code)
    const sources = lineage.of(code).filter((one) => one !== own)
    return targetMeasures.flatMap((measure): ShortTarget[] => {
      const given = sources.filter(({ targets }) => targets[measure] !== undefined)
      if (given.length === 0 || own?.targets[measure] !== undefined) return []
      const told = { unitCode: code, unitName: name, measure }
      if (row.targets[measure] === undefined) return [{ ...told, without: null }]
      const without = sources.filter((one) => hasResidents(one) && (one.targets[measure]?.needed ?? null) === null)
      return without.length === 0 ? [] : [{ ...told, without: without.map(({ unit }) => unit.name) }]
    })
  })
}
