/**
 * The figures of a period as the units are now: a unit into which others went whole takes Σ of their flows, stocks and
 * populations; one that was divided is never split: its figures stand in a row of their own until a person gave parts of
 * its levels to the successors. Blank is never zero, and no sum changes (domain.md §6).
 */
import { findIndicator, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { type TargetMeasure, targetMeasures } from '#shared/indicators/indicators.schema.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import type { Geography } from './geography-facts.ts'
import { shortTargets } from './geography-short-targets.rules.ts'
import { groupTargetsNow, type GroupTargets, sharesNow } from './geography-targets.rules.ts'
import { regrouping } from './geography-sums.rules.ts'
import { type Lineage, lineageOf } from './lineage.rules.ts'
import type { FlowFact, GroupFacts, PeriodFacts, RowFacts, TargetFact } from './report-facts.ts'
import { othersOf, sumKnown } from './report-ratio.rules.ts'

/** Of the code of a row that shows what of a divided unit is not given to a successor; no unit's code may have it. */
const leftSuffix = '~CPB'

/**
 * The facts of the whole unit as the units are now, or of one of them: a district with its rows, or a row alone.
 * @param then the facts as the units were, of the whole unit
 * @returns null where there is no such unit now
 */
export function asNow(then: PeriodFacts, geography: Geography, unitCode: string | null): PeriodFacts | null {
  const lineage = lineageOf(geography)
  const codes = stockCodes(geography)
  const rows = [
    ...geography.nowRows.map((unit) => nowRow(unit, lineage, geography, codes)),
    ...unallocatedRows(geography, lineage, codes),
  ]
  const targets = groupTargetsNow(then, geography)
  const groups = geography.groups.map((group) => groupOf(group, rows, then, targets))
  const { groups: _groups, ...told } = then
  const whole = {
    ...told,
    rows,
    ownTargets: sharesNow(told.ownTargets, [...groups, { rows: othersOf({ rows, groups }), ownStocks: {} }]),
    ...(groups.length === 0 ? {} : { groups }),
    geography: {
      ...regrouping(then, { rows }, geography, lineage),
      targets: targets.regrouped,
      shortTargets: shortTargets(rows, lineage),
    },
  }
  return unitCode === null ? whole : partOf(whole, unitCode, lineage)
}

/**
 * A level of a divided unit that was lowered after more of it had been given to successors: they are left out of a ratio
 * where they have no numerator, so that no total beside the rest would hold.
 */
export function overAllocated(
  { rows }: Pick<PeriodFacts, 'rows'>,
  { allocations, endedRows, until }: Pick<Geography, 'allocations' | 'endedRows' | 'until'>,
): { readonly unit: string; readonly indicator: string; readonly count: number } | null {
  const byCode = new Map(rows.map((row) => [row.unit.code, row]))
  for (const { from, indicator, on } of allocations) {
    const left = byCode.get(`${from}${leftSuffix}`)?.stocks[indicator] ?? null
    if (left === null || left >= 0 || on > until) continue
    return { unit: endedRows.find(({ code }) => code === from)?.name ?? from, indicator, count: -left }
  }
  return null
}

function partOf({ groups = [], ...whole }: PeriodFacts, code: string, lineage: Lineage): PeriodFacts | null {
  const group = groups.find((one) => one.unit.code === code)
  const rows = group?.rows ?? whole.rows.filter((row) => row.unit.code === code)
  if (rows.length === 0) return null
  const codes = new Set(
    rows.flatMap((row) => lineage.of(row.unit.code.replace(leftSuffix, '')).map((source) => source.unit.code)),
  )
  const { geography } = whole
  return {
    ...whole,
    ...(geography?.kind === 'now'
      ? {
          geography: {
            ...geography,
            targets: geography.targets.filter(({ unitCode }) => unitCode === code),
            shortTargets: geography.shortTargets.filter(({ unitCode }) =>
              rows.some(({ unit }) => unit.code === unitCode),
            ),
          },
        }
      : {}),
    rows,
    ownTargets: group?.ownTargets ?? {},
    ownStocks: group?.ownStocks ?? {},
    crossing: whole.crossing.filter((one) => codes.has(one.unitCode)),
    rebases: whole.rebases.filter((one) => codes.has(one.unitCode)),
    adjustments: whole.adjustments.flatMap((one) => {
      const changes = one.changes.filter((change) => codes.has(change.unitCode))
      return changes.length === 0 ? [] : [{ ...one, changes }]
    }),
  }
}

/** Levels that are added up; a difference is worked out from them afterwards. */
function stockCodes({ rows }: Geography): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.stocks)))]
}

function nowRow(unit: Unit, lineage: Lineage, geography: Geography, codes: readonly string[]): RowFacts {
  return foldedRow(unit, lineage, codes, (stock) => lineage.stockOf(unit.code, stock), geography)
}

/** Rows of units that ended without going whole into another one, with what nobody gave to a successor. */
function unallocatedRows(geography: Geography, lineage: Lineage, codes: readonly string[]): RowFacts[] {
  const goneWhole = new Set(geography.pieces.flatMap(({ from, whole }) => (whole ? [from] : [])))
  return geography.endedRows.flatMap((unit) => {
    if (goneWhole.has(unit.code)) return []
    const place: Unit = {
      ...unit,
      code: `${unit.code}${leftSuffix}`,
      kind: 'unallocated',
      name: `Chưa phân bổ (từ ${unit.name})`,
      parentCode: geography.placeOf(unit.code),
    }
    const read = (stock: string): number | null => lineage.leftOf(unit.code, stock)
    const row = foldedRow(place, lineage, codes, read, geography, unit.code)
    return hasAnything(row) ? [row] : []
  })
}

function foldedRow(
  unit: Unit,
  lineage: Lineage,
  codes: readonly string[],
  read: (stock: string) => number | null,
  geography: Geography,
  of: string = unit.code,
): RowFacts {
  const parts = lineage.of(of)
  const stocks: Record<string, number | null> = {}
  for (const code of codes) if (!isDifference(code)) stocks[code] = read(code)
  for (const code of codes) if (isDifference(code)) stocks[code] = differenceOf(code, stocks)
  return {
    unit,
    flows: sumFlows(parts),
    stocks,
    targets: sumTargets(lineage.facts(of), parts, stocks),
    notes: parts.flatMap(({ unit: told, notes }) =>
      told.code === unit.code ? notes : notes.map((note) => `${told.name}: ${note}`),
    ),
    missingDays: missingDays(of, lineage, geography),
    hasFigures: parts.some((row) => row.hasFigures),
  }
}

function isDifference(code: string): boolean {
  return findIndicator(code)?.type === 'difference'
}

/** Known only while everything it is made of is. */
function differenceOf(code: string, stocks: Readonly<Record<string, number | null>>): number | null {
  const { plus = [], minus = [] } = findIndicator(code) ?? {}
  const terms = [...plus.map((one) => [one, 1] as const), ...minus.map((one) => [one, -1] as const)]
  return terms.reduce<number | null>((left, [one, sign]) => {
    const stock = stocks[one] ?? null
    return left === null || stock === null ? null : left + sign * stock
  }, 0)
}

function sumFlows(rows: readonly RowFacts[]): Record<string, FlowFact> {
  const [first] = rows
  if (rows.length === 1 && first !== undefined) return first.flows
  const codes = new Set(rows.flatMap((row) => Object.keys(row.flows)))
  return Object.fromEntries(
    [...codes].map((code) => [
      code,
      {
        total: sumKnown(rows.map((row) => row.flows[code]?.total)),
        mobile: sumKnown(rows.map((row) => row.flows[code]?.mobile)),
      },
    ]),
  )
}

/** A row's own target holds; without one Σ of those that went into it, while they count the same. */
function sumTargets(
  own: RowFacts | undefined,
  rows: readonly RowFacts[],
  stocks: RowFacts['stocks'],
): RowFacts['targets'] {
  const others = rows.filter((row) => row !== own)
  return Object.fromEntries(
    targetMeasures.flatMap((measure): [TargetMeasure, TargetFact][] => {
      const mine = own?.targets[measure]
      const theirs = others.flatMap((row) => row.targets[measure] ?? [])
      const kinds = new Set(theirs.map(({ kind }) => kind))
      const [kind] = kinds
      if (mine === undefined && (kind === undefined || kinds.size > 1)) return []
      const target = mine ?? {
        kind: kind ?? 'cumulative',
        needed: sumKnown(theirs.map(({ needed }) => needed)),
        numerator: sumKnown(theirs.map(({ numerator }) => numerator)),
      }
      if (target.kind === 'in-period') return [[measure, target]]
      const numerator = stocks[targetNumerators(measure).cumulative]
      return [[measure, numerator === undefined ? target : { ...target, numerator }]]
    }),
  )
}

/** Days on which nothing at all was reported for one of the rows that stood beside each other. */
function missingDays(code: string, lineage: Lineage, geography: Geography): number {
  const before = geography.pieces
    .filter(({ to, whole }) => whole && to === code)
    .map(({ from }) => missingDays(from, lineage, geography))
  return (lineage.facts(code)?.missingDays ?? 0) + Math.max(0, ...before)
}

function hasAnything({ flows, stocks, targets, notes }: RowFacts): boolean {
  return (
    notes.length > 0 ||
    Object.keys(targets).length > 0 ||
    Object.values(flows).some(({ total }) => total !== null) ||
    Object.values(stocks).some((stock) => stock !== null && stock !== 0)
  )
}

function groupOf(
  { unit, rowCodes }: Geography['groups'][number],
  rows: readonly RowFacts[],
  then: PeriodFacts,
  targets: GroupTargets,
): GroupFacts {
  const codes = new Set(rowCodes)
  const before = then.groups?.find((group) => group.unit.code === unit.code)
  const own = rows.filter((row) => codes.has(row.unit.code) || row.unit.parentCode === unit.code)
  const ownStocks = before?.ownStocks ?? {}
  return {
    unit,
    rows: own,
    ownTargets: sharesNow(targets.of(unit.code), [{ rows: own, ownStocks }]),
    ownStocks,
  }
}
