import { type EffectiveFigure, effectiveFigures } from '#shared/figures/effective.rules.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { dayFrom } from './plan-days.rules.ts'
import { countedAs, type Page, type Standing } from './plan-standing.rules.ts'
import type { ReadFigure } from './understanding.schema.ts'

/** Days a usual figure is told from. */
export const DAYS_BEFORE = 30

type Asked = Pick<ReadFigure, 'unitCode' | 'indicator' | 'channel' | 'from'>

/** What rows had on single days. */
export interface History {
  /** The same figure on a day; null where it is blank. */
  valueOn(figure: Asked, on: string): number | null
  /** The middle of the 30 days before a figure's own; null when fewer were reported. */
  medianBefore(figure: Asked, fewest?: number): number | null
}

export function historyOf(standing: Standing): History {
  const counted = new Map<Page, ReadonlyMap<string, EffectiveFigure>>()
  const countedOn = (page: Page): ReadonlyMap<string, EffectiveFigure> => {
    const known = counted.get(page)
    if (known !== undefined) return known
    const made = effectiveFigures(page)
    counted.set(page, made)
    return made
  }
  const before = new Map<string, readonly string[]>()
  const daysBefore = (on: string): readonly string[] => {
    const known = before.get(on)
    if (known !== undefined) return known
    const made = Array.from({ length: DAYS_BEFORE }, (_, index) => dayFrom(on, -1 - index))
    before.set(on, made)
    return made
  }
  const valueOn = ({ unitCode, indicator, channel }: Asked, on: string): number | null => {
    const page = standing.daysOf(unitCode).get(on)
    return page === undefined ? null : countedAs(countedOn(page).get(indicator), channel)
  }
  return {
    valueOn,
    medianBefore(figure, fewest = 1) {
      const values = daysBefore(figure.from)
        .map((on) => valueOn(figure, on))
        .filter((value) => value !== null)
        .toSorted((a, b) => a - b)
      if (values.length < fewest) return null
      return values[Math.floor((values.length - 1) / 2)] ?? null
    },
  }
}

/** The running total a flow adds to: `CC_NEW` → `CC_NEW_CUM`, `CC_TOTAL` → `CC_CUM`; null where it has none. */
export function cumulativeOf(indicator: string): string | null {
  const code = indicator === 'CC_TOTAL' ? 'CC_CUM' : `${indicator}_CUM`
  return findIndicator(code) === undefined ? null : code
}
