import type { ParsedInput } from '#shared/contract/contract.ts'
import { isMobileChannel } from '#shared/figures/channel.rules.ts'
import type { DayOfUnit, UnitsDay } from '#shared/figures/units-day.schema.ts'
import { entryIndicators } from '#shared/indicators/indicators.rules.ts'
import { asUnit, type UnitPart, type UnitsService } from '../units/units.service.ts'
import type { DaysService } from './days.service.ts'
import type { FiguresRepo } from './figures.repo.ts'

interface Parts {
  readonly repo: Pick<FiguresRepo, 'cells'>
  readonly days: Pick<DaysService, 'state'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'partsBetween'>
}

/** What is known of a day of one unit, gathered cell by cell. */
interface Gathered {
  readonly figures: DayOfUnit['figures']
  readonly seen: Set<number>
}

export type UnitsDayService = ReturnType<typeof createUnitsDayService>

/** A day added up by the units that are shown one level down: the districts of a province. */
export function createUnitsDayService({ repo, days, units }: Parts) {
  function gather(parts: readonly UnitPart[], on: string): Map<number, Gathered> {
    const found = new Map<number, Gathered>()
    const ofRow = new Map<number, Gathered>()
    for (const { unit, rows } of parts) {
      const gathered: Gathered = { figures: {}, seen: new Set() }
      found.set(unit.id, gathered)
      for (const row of rows) ofRow.set(row.id, gathered)
    }
    const codes = entryIndicators(on).map((one) => one.code)
    for (const { unitId, indicator, channel, from, to, value } of repo.cells([...ofRow.keys()], codes, on, on)) {
      const gathered = ofRow.get(unitId)
      if (gathered === undefined || from !== to || value === null) continue
      gathered.seen.add(unitId)
      const { total, mobile } = gathered.figures[indicator] ?? { total: 0, mobile: null }
      const isMobile = isMobileChannel(channel)
      gathered.figures[indicator] = { total: total + value, mobile: isMobile ? (mobile ?? 0) + value : mobile }
    }
    return found
  }

  return {
    /** What counts of a day in all channels; a unit has reported where every row that owes figures has some. */
    getUnitsDay({ on }: ParsedInput<'figures.getUnitsDay'>): UnitsDay {
      units.requireWorkspace()
      const parts = units.partsBetween(on, on)
      const found = gather(parts, on)
      return {
        state: days.state(on),
        units: parts.map(({ unit, rows }) => {
          const { figures, seen } = found.get(unit.id) ?? { figures: {}, seen: new Set() }
          const due = rows.filter((row) => row.kind === 'commune' || row.kind === 'extra')
          const missing = due.filter((row) => !seen.has(row.id)).map((row) => row.name)
          return { unit: asUnit(unit), due: due.length, reported: due.length - missing.length, missing, figures }
        }),
      }
    },
  }
}
