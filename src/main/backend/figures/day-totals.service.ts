import { stockChannel, unrecordedChannel } from '#shared/figures/channel.rules.ts'
import { familyOf } from '#shared/indicators/indicators.rules.ts'
import type { FiguresRepo } from './figures.repo.ts'

/** A row, an indicator and a day. */
export interface TotalPlace {
  readonly unitId: number
  readonly indicator: string
  readonly on: string
}

/** A figure of mobile teams without a record, over a day or a span with that day. */
export interface UnrecordedFigure {
  readonly indicator: string
  readonly from: string
  readonly to: string
  readonly value: number
}

export type DayTotals = ReturnType<typeof createDayTotals>

/** What counts of a day, all channels together, and what of it no session accounts for. */
export function createDayTotals(repo: Pick<FiguresRepo, 'cells' | 'overlapping'>) {
  return {
    /** Effective figures of some places, null where nothing is reported; in the order asked. */
    totalsOf(places: readonly TotalPlace[]): (number | null)[] {
      const sums = new Map<string, number>()
      for (const [on, ofDay] of Map.groupBy(places, (one) => one.on)) {
        const unitIds = [...new Set(ofDay.map((one) => one.unitId))]
        const indicators = [...new Set(ofDay.map((one) => one.indicator))]
        for (const { unitId, indicator, from, to, channel, value } of repo.cells(unitIds, indicators, on, on)) {
          if (from !== to || channel === stockChannel || value === null) continue
          const key = keyOf({ unitId, indicator, on })
          sums.set(key, (sums.get(key) ?? 0) + value)
        }
      }
      return places.map((place) => sums.get(keyOf(place)) ?? null)
    },
    /** What mobile teams reported without a record for the family of an indicator; zeros and blanks are left out. */
    unrecordedAt({ unitId, indicator, on }: TotalPlace): UnrecordedFigure[] {
      const family = [...familyOf(indicator)]
      const ofDay = repo
        .cells([unitId], family, on, on)
        .filter((cell) => cell.channel === unrecordedChannel && cell.from === cell.to)
      const ofSpans = repo.overlapping({ unitId, channel: unrecordedChannel, from: on, to: on }, family)
      return [...ofDay, ...ofSpans].flatMap(({ indicator: code, from, to, value }) =>
        value === null || value === 0 ? [] : [{ indicator: code, from, to, value }],
      )
    },
  }
}

function keyOf({ unitId, indicator, on }: TotalPlace): string {
  return `${unitId} ${indicator} ${on}`
}
