import { dateFromParts, daysBetween, type LocalDate, partsOf } from '#shared/kernel/local-date.ts'

const FAR_DAYS = 14
const NEAR_DAYS = 3

/**
 * Dates of a column that stand alone as they are read, and beside the others with day and month changed over: a PC
 * with US settings wrote them. By date, what each would be then.
 */
export function suspectedSwaps(dates: readonly LocalDate[]): ReadonlyMap<LocalDate, LocalDate> {
  const known = [...new Set(dates)]
  if (known.length < 2 || known.length > 1000) return new Map()
  return new Map(
    known.flatMap((date) => {
      const swapped = dayAndMonthChangedOver(date)
      const others = known.filter((one) => one !== date && dayAndMonthChangedOver(one) !== swapped)
      if (swapped === null || others.length === 0) return []
      const isFar = others.every((other) => Math.abs(daysBetween(date, other)) > FAR_DAYS || isAlsoOdd(other, others))
      const isNear = others.some((other) => Math.abs(daysBetween(swapped, other)) <= NEAR_DAYS)
      return isFar && isNear ? [[date, swapped] as const] : []
    }),
  )
}

/** Another date that is far from all the rest is no company. */
function isAlsoOdd(date: LocalDate, others: readonly LocalDate[]): boolean {
  if (dayAndMonthChangedOver(date) === null) return false
  return others.every((other) => other === date || Math.abs(daysBetween(date, other)) > FAR_DAYS)
}

function dayAndMonthChangedOver(date: LocalDate): LocalDate | null {
  const { year, month, day } = partsOf(date)
  return day > 12 || day === month ? null : dateFromParts({ year, month: day, day: month })
}
