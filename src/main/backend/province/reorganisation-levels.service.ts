import { indicator, isValidOn, levelIndicators, openingIndicators } from '#shared/indicators/indicators.rules.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Allocation, Piece, StoredReorganisation } from '#shared/province/reorganisation.schema.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { GeographyService } from './geography.service.ts'
import type { ReorganisationsService } from './reorganisations.service.ts'

interface Parts {
  readonly geography: Pick<GeographyService, 'lineageAt'>
  readonly levels: Pick<LevelsService, 'stocksAt'>
  readonly units: Pick<UnitsService, 'byCode' | 'unitOn'>
  readonly reorganisations: Pick<ReorganisationsService, 'allocations'>
}

/** A level of a row that ended, at the close of its last day, with where the row or a part of it went. */
export interface EndedLevel extends Piece {
  readonly indicator: string
  readonly value: number
}

/** An opening balance that a new row may begin with. */
export interface SuggestedLevel {
  readonly indicator: string
  /** Null while a part of a divided unit is not given. */
  readonly suggested: number | null
  readonly stands: number | null
}

type Done = Pick<StoredReorganisation, 'on' | 'pieces' | 'made'>

export type ReorganisationLevels = ReturnType<typeof createReorganisationLevels>

/** Levels of units at the close of the day before a reorganisation, and what the new ones may begin with. */
export function createReorganisationLevels({ geography, levels, units, reorganisations }: Parts) {
  /** Of districts nothing: their figures are those of their rows. */
  function endedLevels(pieces: readonly Piece[], on: LocalDate): EndedLevel[] {
    const known = units.byCode()
    const codes = carriedIndicators(on)
    const { stockOf } = geography.lineageAt(addDays(on, -1), codes)
    return pieces.flatMap((piece) => {
      const unit = known.get(piece.from)
      if (unit === undefined || isGroup(unit)) return []
      return codes.flatMap((code) => {
        const value = stockOf(piece.from, code)
        return value === null ? [] : [{ ...piece, indicator: code, value }]
      })
    })
  }

  function nameOf(code: string, on: LocalDate): string {
    return units.unitOn(code, on)?.name ?? code
  }

  return {
    endedLevels,
    /** What each new row of a reorganisation may begin with, beside what stands. */
    openings({ on, pieces, made }: Done) {
      const known = units.byCode()
      const ended = Map.groupBy(endedLevels(pieces, on), ({ to, indicator: code }) => `${to} ${code}`)
      const given = reorganisations.allocations()
      const rows = made.flatMap((code) => (pieces.some(({ to }) => to === code) ? (known.get(code) ?? []) : []))
      const standing = standingLevels(
        rows.map(({ id }) => id),
        on,
      )
      return rows.map((row) => ({
        unitCode: row.code,
        unitName: row.name,
        sources: pieces.filter(({ to }) => to === row.code).map(({ from }) => nameOf(from, addDays(on, -1))),
        figures: carriedIndicators(on).flatMap((code): SuggestedLevel[] => {
          const own = ended.get(`${row.code} ${code}`)
          if (own === undefined) return []
          return [{ indicator: code, suggested: suggestedOf(own, given), stands: standing(row.id, code) }]
        }),
      }))
    },
    /** Levels of the rows that were divided, with the parts that were given. */
    divided({ on, pieces }: Pick<Done, 'on' | 'pieces'>) {
      const parted = pieces.filter(({ whole }) => !whole)
      if (parted.length === 0) return []
      const given = reorganisations.allocations()
      const ended = endedLevels(parted, on)
      return [...Map.groupBy(ended, ({ from, indicator: code }) => `${from} ${code}`).values()].flatMap((alike) => {
        const [first] = alike
        if (first === undefined) return []
        const parts = alike.map((level) => {
          const part = given.find((one) => isPartOf(one, level))
          const { value = null, document = '' } = part ?? {}
          return { to: level.to, toName: nameOf(level.to, on), value, document }
        })
        const left = parts.reduce((rest, { value }) => rest - (value ?? 0), first.value)
        const fromName = nameOf(first.from, addDays(on, -1))
        return [{ from: first.from, fromName, indicator: first.indicator, whole: first.value, left, parts }]
      })
    },
  }

  /** Balances at the close of the day before, populations as they stand on the day. */
  function standingLevels(ids: readonly number[], on: LocalDate): (id: number, code: string) => number | null {
    const codes = carriedIndicators(on)
    const balances = codes.filter((code) => !isPopulation(code))
    const before = levels.stocksAt(ids, balances, addDays(on, -1))
    const after = levels.stocksAt(ids, codes.filter(isPopulation), on)
    return (id, code) => (isPopulation(code) ? after : before).get(id)?.[code] ?? null
  }
}

/** Σ of those that went whole into a row and of the parts it was given; null while a part is not. */
function suggestedOf(ended: readonly EndedLevel[], given: readonly Allocation[]): number | null {
  const parts = ended.map((level) =>
    level.whole ? level.value : (given.find((one) => isPartOf(one, level))?.value ?? null),
  )
  return parts.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)
}

function isPartOf(part: Allocation, { from, to, indicator: code }: EndedLevel): boolean {
  return part.from === from && part.to === to && part.indicator === code
}

/** Typed as it stands at a date, unlike a balance. */
export function isPopulation(code: string): boolean {
  return indicator(code).type === 'stock'
}

/** Levels that new units may begin with: those of the day before; the stock of faulty files is typed every day. */
export function carriedIndicators(on: LocalDate): string[] {
  const before = addDays(on, -1)
  return [...levelIndicators(on).filter(({ code }) => code !== 'CC_ERR'), ...openingIndicators(on)]
    .filter((one) => isValidOn(one, before))
    .map(({ code }) => code)
}
