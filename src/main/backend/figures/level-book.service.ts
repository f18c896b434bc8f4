import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { GivenLevel, LevelBook, LevelCell } from '#shared/figures/level-book.schema.ts'
import { levelIndicators } from '#shared/indicators/indicators.rules.ts'
import { addDays, EARLIEST_DATE, localDate } from '#shared/kernel/local-date.ts'
import { asUnit, type UnitsService } from '../units/units.service.ts'
import type { DaysService } from './days.service.ts'
import type { FiguresRepo } from './figures.repo.ts'
import type { GivenLevelRow, LevelBookRepo } from './level-book.repo.ts'

interface Parts {
  readonly repo: LevelBookRepo
  readonly figures: Pick<FiguresRepo, 'levels'>
  readonly days: Pick<DaysService, 'lockedDays'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'requireUnit' | 'partsBetween'>
}

export type LevelBookService = ReturnType<typeof createLevelBookService>

/** The levels of the unit at a date, each with what stood before it. */
export function createLevelBookService({ repo, figures, days, units }: Parts) {
  return {
    getLevels({ on, within }: ParsedInput<'figures.getLevels'>): LevelBook {
      const root = units.requireUnit(within ?? units.requireWorkspace().unit.code)
      const rows = units.partsBetween(on, on, root.code).map(({ unit }) => unit)
      const whole = rows.some(({ id }) => id === root.id) ? null : root
      const all = whole === null ? rows : [whole, ...rows]
      const ids = all.map(({ id }) => id)
      const codes = levelIndicators(on).map(({ code }) => code)
      const keyOf = (row: { unitId: number; indicator: string }) => `${row.unitId} ${row.indicator}`
      const given = new Map(repo.givenOn(ids, codes, on).map((row) => [keyOf(row), row]))
      const earlier = on === EARLIEST_DATE ? [] : figures.levels(ids, codes, addDays(on, -1))
      const before = new Map(earlier.map((row) => [keyOf(row), row]))
      const cells = all.flatMap(({ id, code: unitCode }) =>
        codes.flatMap((indicator): LevelCell[] => {
          const now = given.get(keyOf({ unitId: id, indicator }))
          const stood = before.get(keyOf({ unitId: id, indicator }))
          if (now === undefined && stood === undefined) return []
          return [
            {
              unitCode,
              indicator,
              given: now === undefined ? null : asGiven(now),
              before: stood === undefined ? null : { on: localDate(stood.on), value: stood.value },
            },
          ]
        }),
      )
      return {
        on,
        whole: whole === null ? null : asUnit(whole),
        rows: rows.map(asUnit),
        cells,
        days: repo.days(ids, codes).map(localDate),
        isDayLocked: days.lockedDays(on, on).length > 0,
      }
    },
    getLevelHistory({
      unitCode,
      indicator,
    }: ParsedInput<'figures.getLevelHistory'>): Output<'figures.getLevelHistory'> {
      units.requireWorkspace()
      return repo.history(units.requireUnit(unitCode).id, indicator).map(asGiven)
    },
  }
}

function asGiven({ on, value, author, at, document }: GivenLevelRow): GivenLevel {
  return { on: localDate(on), value, author, at, document }
}
