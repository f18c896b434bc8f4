/**
 * Which figures of a day to ask about, and why. Counts of a row have a weekday rhythm, many zeros and days on which
 * everything is high (a campaign, a mobile session), so a figure is compared with the median of the same weekday, raised
 * by what the row's other figures of the day show (`dayFactor`); its distance is counted in spreads that are never less
 * than counting noise. Slips of the hand have signatures of their own (a running total, a nought too many, rows or
 * digits exchanged, an earlier day once more); these are asked about sooner than a figure that is only far away, because
 * the explanation makes chance unlikely. Thresholds are those that `tests/reliability/outlier-slips.ts` measured.
 */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Outlier, OutlierKind } from './outliers.schema.ts'
import { repeatedDay, type RepeatedDay } from './repeated-day.rules.ts'
import { exchangedRows } from './exchanged-rows.rules.ts'
import { type DayValue, type KnownDay, medianOf, type UsualDay, usualDay } from './usual-day.rules.ts'

/** A figure of the day with the days before it, reported ones only, oldest first. */
export interface CheckedFigure {
  readonly indicator: string
  readonly value: number
  readonly history: readonly DayValue[]
  /** The running total at the close of the day before, where it is known. */
  readonly cumulative: number | null
  /** Σ of the month up to the day before. */
  readonly monthSum: number
}

export interface CheckedRow {
  readonly unitCode: string
  readonly figures: readonly CheckedFigure[]
}

/** A figure beside what is usual for it. */
export interface WeighedFigure extends CheckedFigure {
  readonly usual: UsualDay
  /** The median raised by how high the row's other figures are that day. */
  readonly expected: number
  readonly spread: number
  /** Distance from `expected` in spreads; negative below it. */
  readonly distance: number
  /** Distance from the median alone, whatever the row's other figures are. */
  readonly plainDistance: number
}

export interface WeighedRow {
  readonly unitCode: string
  readonly figures: readonly WeighedFigure[]
}

const FAR = 4
const FAR_WITH_SIGN = 2
/** Less than this above what is expected is never asked about. */
const LEAST_EXCESS = 4
const LEAST_TOTAL = 10

/** Rows in the order of their sheet; at most one question a figure, with the likeliest explanation. */
export function findOutliers(day: KnownDay, rows: readonly CheckedRow[]): Outlier[] {
  const weighed = rows.map((row) => weighRow(day, row))
  const exchanged = exchangedRows(weighed)
  return rows.flatMap((row, index) => {
    const found = weighed[index]
    if (found === undefined) return []
    const repeated = repeatedDay(row)
    return found.figures.flatMap((figure): Outlier[] => {
      const other = exchanged.get(`${row.unitCode} ${figure.indicator}`)
      const sign = explain(figure, other, repeated)
      return sign === null ? [] : [asOutlier(row.unitCode, day.on, figure, sign)]
    })
  })
}

interface Sign extends Pick<Outlier, 'total' | 'otherOn' | 'otherUnitCode'> {
  readonly kind: OutlierKind
  readonly suggestion: number | null
}

function explain(
  figure: WeighedFigure,
  other: { unitCode: string; value: number } | undefined,
  repeated: RepeatedDay | null,
): Sign | null {
  if (repeated?.indicators.has(figure.indicator) === true)
    return { kind: 'repeated', suggestion: null, otherOn: repeated.on }
  const exchanged: Sign | null =
    other === undefined ? null : { kind: 'rows', suggestion: other.value, otherUnitCode: other.unitCode }
  const signs = [runningTotal(figure), tenfold(figure), exchanged, digits(figure)].filter((sign) => sign !== null)
  return nearestMeant(figure, signs) ?? farAway(figure)
}

/** Of several explanations the one whose meant figure is the most usual; the first of equals. */
function nearestMeant({ expected }: WeighedFigure, signs: readonly Sign[]): Sign | null {
  const away = ({ suggestion }: Sign): number => Math.abs((suggestion ?? 0) - expected)
  return signs.reduce<Sign | null>((best, sign) => (best !== null && away(best) <= away(sign) ? best : sign), null)
}

/** The day's share of a running total that was typed whole must be a usual one. */
function runningTotal(figure: WeighedFigure): Sign | null {
  if (figure.distance < FAR_WITH_SIGN) return null
  for (const total of [figure.cumulative, figure.monthSum]) {
    if (total === null || total < LEAST_TOTAL || figure.value < total) continue
    const rest = figure.value - total
    if (rest <= figure.expected + 3 * figure.spread) return { kind: 'cumulative', suggestion: rest, total }
  }
  return null
}

function tenfold(figure: WeighedFigure): Sign | null {
  if (figure.value % 10 !== 0 || figure.distance < FAR_WITH_SIGN || isWithinExcess(figure)) return null
  const meant = figure.value / 10
  return isUsual(figure, meant) ? { kind: 'tenfold', suggestion: meant } : null
}

function digits(figure: WeighedFigure): Sign | null {
  const text = String(figure.value)
  if (text.length < 2 || Math.abs(figure.distance) < FAR_WITH_SIGN) return null
  for (let at = 0; at + 1 < text.length; at += 1) {
    const swapped = `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
    const meant = digitsValue(swapped)
    if (meant !== figure.value && Math.abs(meant - figure.expected) <= figure.spread)
      return { kind: 'digits', suggestion: meant }
  }
  return null
}

/** Of a text of digits only. */
function digitsValue(text: string): number {
  return Array.from(text).reduce((sum, digit) => sum * 10 + (digit.charCodeAt(0) - 48), 0)
}

function farAway(figure: WeighedFigure): Sign | null {
  if (figure.distance >= FAR && !isWithinExcess(figure) && figure.value > figure.usual.highest.value)
    return { kind: 'high', suggestion: null }
  if (figure.distance <= -FAR && figure.value * 4 <= figure.expected) return { kind: 'low', suggestion: null }
  return null
}

function isWithinExcess({ value, expected }: WeighedFigure): boolean {
  return value < expected + LEAST_EXCESS
}

function isUsual({ expected, spread }: WeighedFigure, value: number): boolean {
  return Math.abs(value - expected) <= 2.5 * spread
}

/** Figures without enough days before them are left out. */
export function weighRow(day: KnownDay, { unitCode, figures }: CheckedRow): WeighedRow {
  const known = figures.flatMap((figure) => {
    const usual = usualDay(day, figure.history)
    return usual === null ? [] : [{ figure, usual }]
  })
  const factors = known.map(({ figure, usual }) => (figure.value + 1) / (usual.median + 1))
  return {
    unitCode,
    figures: known.map(({ figure, usual }, index) => {
      const factor = dayFactor(factors.filter((_, other) => other !== index))
      const expected = usual.median * factor
      const spread = Math.max(usual.spread * factor, Math.sqrt(expected + 1))
      const distance = (figure.value - expected) / spread
      return {
        ...figure,
        usual,
        expected,
        spread,
        distance,
        plainDistance: (figure.value - usual.median) / usual.spread,
      }
    }),
  }
}

/** How high the other figures of the row are that day: their middle, and only what raises; 1 where few are known. */
function dayFactor(others: readonly number[]): number {
  return others.length < 3 ? 1 : Math.max(1, medianOf(others))
}

function asOutlier(unitCode: string, on: LocalDate, figure: WeighedFigure, sign: Sign): Outlier {
  const { indicator, value, usual } = figure
  return {
    unitCode,
    indicator,
    on,
    value,
    median: Math.floor(usual.median),
    highest: usual.highest.value,
    highestOn: usual.highest.on,
    days: usual.days,
    ...sign,
  }
}
