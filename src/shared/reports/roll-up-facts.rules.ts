/**
 * The rows of a province's roll-up: each unit that reports is one row, which says what its own report comes to. Rows that
 * stand below no such unit (the province's own) follow as they are.
 */
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import type { FlowFact, GroupFacts, PeriodFacts, RowFacts, SubmittedDays } from './report-facts.ts'
import { groupTarget, ratioFigures, type RatioFigures, sumKnown } from './report-ratio.rules.ts'
import { hasResidents } from './report-rows.rules.ts'
import type { ReportSource } from './report.rules.ts'

/** How many days of the period each reporting unit sent, did not send and sent again, by its code. */
export type DaysByUnit = ReadonlyMap<string, SubmittedDays>

/**
 * What a form of reporting units is filled from; a province whose communes report themselves keeps its rows.
 * @param facts of the whole province
 */
export function rolledSource(facts: PeriodFacts, days: DaysByUnit = new Map()): ReportSource {
  const { groups } = facts
  const daysOf = (code: string): { days?: SubmittedDays } => {
    const found = days.get(code)
    return found === undefined ? {} : { days: found }
  }
  if (groups === undefined) {
    const rows = facts.rows.map((row) => ({ ...row, ...daysOf(row.unit.code) }))
    return { facts: { ...facts, rows }, ratio: (code) => ratioFigures(code, facts) }
  }
  const below = groups.map((group) => rolledRow(group, facts))
  const grouped = new Set(groups.flatMap(({ rows }) => rows))
  const own = facts.rows.filter((row) => !grouped.has(row) && isPrinted(row))
  const { groups: _groups, ...whole } = facts
  return {
    facts: {
      ...whole,
      rows: [...below, ...own].map((row) => ({ ...row, ...daysOf(row.unit.code) })),
      crossing: facts.crossing.map((one) => ({ ...one, unitName: fullName(one, groups) })),
      rebases: facts.rebases.map((one) => ({ ...one, unitName: fullName(one, groups) })),
    },
    ratio: (code) => rolledRatio(ratioFigures(code, facts), facts, own),
  }
}

/** The part of a province's facts that is one reporting unit's. */
export function factsOfGroup(whole: PeriodFacts, group: GroupFacts): PeriodFacts {
  const codes = new Set(group.rows.map(({ unit }) => unit.code))
  return {
    period: whole.period,
    rows: group.rows,
    ownTargets: group.ownTargets,
    ownStocks: group.ownStocks,
    crossing: whole.crossing.filter(({ unitCode }) => codes.has(unitCode)),
    rebases: whole.rebases.filter(({ unitCode }) => codes.has(unitCode)),
    adjustments: whole.adjustments.flatMap((one) => {
      const changes = one.changes.filter((change) => codes.has(change.unitCode))
      return changes.length === 0 ? [] : [{ ...one, changes }]
    }),
  }
}

/** A province's facts with one reporting unit alone in them; all of it without a code, null where there is no such unit. */
export function factsOfUnitAlone(whole: PeriodFacts, code: string | null): PeriodFacts | null {
  if (code === null) return whole
  const group = whole.groups?.find(({ unit }) => unit.code === code)
  return group === undefined ? null : { ...factsOfGroup(whole, group), ownTargets: {}, ownStocks: {}, groups: [group] }
}

/** "Chưa phân xã" and the like of the province itself are told only where they have anything; a unit always is. */
function isPrinted(row: RowFacts): boolean {
  const { unit, hasFigures, stocks } = row
  return (
    unit.kind === 'extra' || hasResidents(row) || hasFigures || Object.values(stocks).some((stock) => stock !== null)
  )
}

function rolledRow(group: GroupFacts, { period }: PeriodFacts): RowFacts {
  const { unit, rows, ownStocks } = group
  const residents = rows.filter(hasResidents)
  const missingDays = residents.map((row) => row.missingDays)
  return {
    unit,
    flows: rolledFlows(rows),
    stocks: rolledStocks(rows, ownStocks),
    targets: rolledTargets(group, period.to),
    notes: [],
    // Of several days it is not known here on which of them nobody reported.
    missingDays: period.kind === 'day' && missingDays.length > 0 ? Math.min(...missingDays) : 0,
    hasFigures: rows.some((row) => row.hasFigures),
  }
}

function rolledFlows(rows: readonly RowFacts[]): Record<string, FlowFact> {
  const flows: Record<string, FlowFact> = {}
  for (const row of rows)
    for (const [code, { total, mobile }] of Object.entries(row.flows)) {
      const before = flows[code]
      flows[code] = { total: sumKnown([before?.total, total]), mobile: sumKnown([before?.mobile, mobile]) }
    }
  return flows
}

function rolledStocks(rows: readonly RowFacts[], own: RowFacts['stocks']): Record<string, number | null> {
  const codes = new Set([...rows.flatMap(({ stocks }) => Object.keys(stocks)), ...Object.keys(own)])
  return Object.fromEntries(
    Array.from(codes, (code) => [code, sumKnown(rows.map(({ stocks }) => stocks[code])) ?? own[code] ?? null]),
  )
}

function rolledTargets(group: GroupFacts, on: string): RowFacts['targets'] {
  return Object.fromEntries(
    targetMeasures.flatMap((measure) => {
      const target = groupTarget(group, measure, on)
      return target === undefined ? [] : [[measure, target]]
    }),
  )
}

function rolledRatio(figures: RatioFigures, facts: PeriodFacts, own: readonly RowFacts[]): RatioFigures {
  const places = new Map(facts.rows.map((row, index) => [row, index]))
  const rows = [...figures.groups, ...own.flatMap((row) => figures.rows[places.get(row) ?? -1] ?? [])]
  const hasDenominators = rows.some(({ den }) => den !== null)
  const { den } = figures.total
  return { ...figures, rows, denominatorFrom: hasDenominators ? 'rows' : den === null ? 'nowhere' : 'unit' }
}

/** 'Xã Hòa Đông (Huyện Ea Kar)': communes of several units may be called the same. */
function fullName(
  { unitCode, unitName }: { readonly unitCode: string; readonly unitName: string },
  groups: readonly GroupFacts[],
): string {
  const above = groups.find(({ rows }) => rows.some(({ unit }) => unit.code === unitCode))
  return above === undefined ? unitName : `${unitName} (${above.unit.name})`
}
