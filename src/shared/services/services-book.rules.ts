/**
 * A period of the online services: each service beside the period before, and totals that are Σ online / Σ received over
 * the services that reported both, never a mean of rates. A span of figures that is not wholly inside a period is left
 * out of it and named.
 */
import { sumReported } from '#shared/figures/effective.rules.ts'
import { daysBetween, type LocalDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import type { PeriodCalendar } from '#shared/kernel/period.ts'
import { serviceOn, serviceWithin } from './service-list.rules.ts'
import { monthsWithin, type Span, spanBefore } from './service-periods.rules.ts'
import type { ServiceFigure, ServiceRecord, ServicesBook, ServiceShares } from './services.schema.ts'

/** What a book is made from; `figures` are all that stand, whatever their span. */
export interface ServicesSource {
  readonly records: readonly ServiceRecord[]
  readonly figures: readonly (ServiceFigure & { readonly value: number })[]
  readonly calendar: PeriodCalendar
  /** Months that have not begun by this day are not missing. */
  readonly today: LocalDate
}

interface Reported extends Span, ServiceShares {}

const nothing: ServiceShares = { received: null, online: null }

/** The book of the services for a period. */
export function servicesBook({ records, figures, calendar, today }: ServicesSource, { from, to }: Span): ServicesBook {
  const spans = new Map([...Map.groupBy(figures, ({ code }) => code)].map(([code, own]) => [code, reportedSpans(own)]))
  const before = spanBefore({ from, to }, calendar)
  const within = (code: string, span: Span | null): ServiceShares =>
    span === null ? nothing : sharesOf((spans.get(code) ?? []).filter((one) => isInside(one, span)))
  const rows = records.flatMap((record) => {
    const service = serviceWithin(record, from, to)
    return service === null
      ? []
      : [{ service, now: within(record.code, { from, to }), before: within(record.code, before) }]
  })
  const police = rows.filter(({ service }) => service.isPolice)
  const due = monthsWithin({ from, to }, calendar).filter((month) => month.from <= today)
  return {
    from,
    to,
    before,
    rows,
    all: { now: totalOf(rows.map((row) => row.now)), before: totalOf(rows.map((row) => row.before)) },
    police: { now: totalOf(police.map((row) => row.now)), before: totalOf(police.map((row) => row.before)) },
    missing: records.flatMap((record) => {
      const own = (spans.get(record.code) ?? []).filter((one) => isInside(one, { from, to }) && isWhole(one))
      const months = due.filter((month) => serviceOn(record, month.to) !== null && !isCovered(month, own))
      return months.length === 0 ? [] : [{ code: record.code, months: months.map(({ name }) => name) }]
    }),
    crossing: rows.flatMap(({ service: { code } }) =>
      (spans.get(code) ?? [])
        .filter((one) => one.from <= to && one.to >= from && !isInside(one, { from, to }))
        .map((one) => ({ code, from: one.from, to: one.to })),
    ),
  }
}

/** Σ of the rows that reported both; both null when none did. */
export function totalOf(rows: readonly ServiceShares[]): ServiceShares {
  const whole = rows.filter(isWhole)
  return {
    received: sumReported(whole.map(({ received }) => received)),
    online: sumReported(whole.map(({ online }) => online)),
  }
}

/** Both figures of each span of one service. */
function reportedSpans(figures: ServicesSource['figures']): Reported[] {
  return [...Map.groupBy(figures, ({ from, to }) => `${from} ${to}`).values()].flatMap((pair) => {
    const [first] = pair
    if (first === undefined) return []
    const valueOf = (measure: ServiceFigure['measure']): number | null =>
      pair.find((one) => one.measure === measure)?.value ?? null
    return [{ from: first.from, to: first.to, received: valueOf('DVC_ALL'), online: valueOf('DVC_ON') }]
  })
}

/** Only spans with both figures are added up together; without any, what was received stands alone. */
function sharesOf(spans: readonly Reported[]): ServiceShares {
  if (spans.some(isWhole)) return totalOf(spans)
  const received = sumReported(spans.map((one) => one.received))
  return { received, online: received === null ? sumReported(spans.map((one) => one.online)) : null }
}

function isWhole({ received, online }: ServiceShares): boolean {
  return received !== null && online !== null
}

function isInside(one: Span, { from, to }: Span): boolean {
  return one.from >= from && one.to <= to
}

/** Spans of one service share no day, so the days they have in common with the month can be added up. */
function isCovered(month: Span, spans: readonly Span[]): boolean {
  const days = spans
    .filter((one) => one.from <= month.to && one.to >= month.from)
    .map((one) => daysBetween(maxDate(one.from, month.from), minDate(one.to, month.to)) + 1)
  return days.reduce((sum, count) => sum + count, 0) === daysBetween(month.from, month.to) + 1
}
