import type { Store } from '../db/open-store.ts'
import { monthBorders, yearBorders } from './month-borders.ts'

/** A sum of one row and indicator, and of how many figures it is. */
export interface TotalRow {
  readonly unitId: number
  readonly indicator: string
  readonly total: number
  readonly reported: number
}

export interface SumRow extends TotalRow {
  readonly isMobile: 0 | 1
}

interface KindSums extends Place {
  readonly fixed: number
  readonly fixedReported: number
  readonly mobile: number
  readonly mobileReported: number
}

type Place = Pick<TotalRow, 'unitId' | 'indicator'>
type Asked = Readonly<Record<'units' | 'indicators' | 'from' | 'to', string>>

/**
 * SQL of the sums of flows: whole years come from `year_sums`, whole months beside them from `month_sums`, the days they
 * are more or fewer than the period and spans of several days from `postings`. Each part is asked only where the period
 * has one.
 */
export function createFlowSumsRepo(db: Store) {
  const kinds = (value: string, reported: string) =>
    [
      ['fixed', "p.channel = 'FIXED'"],
      ['mobile', "p.channel <> 'FIXED'"],
    ]
      .map(
        ([kind, where]) =>
          `ifnull(sum(${value}) FILTER (WHERE ${where}), 0) AS ${kind}, ifnull(sum(${reported}) FILTER (WHERE ${where}), 0) AS ${kind}Reported`,
      )
      .join()
  const byKind = preparedSums<KindSums>(db, kinds, (row, by, sign) => ({
    unitId: by.unitId,
    indicator: by.indicator,
    fixed: (row?.fixed ?? 0) + sign * by.fixed,
    fixedReported: (row?.fixedReported ?? 0) + sign * by.fixedReported,
    mobile: (row?.mobile ?? 0) + sign * by.mobile,
    mobileReported: (row?.mobileReported ?? 0) + sign * by.mobileReported,
  }))
  const together = preparedSums<TotalRow>(
    db,
    (value, reported) => `sum(${value}) AS total, sum(${reported}) AS reported`,
    (row, by, sign) => ({
      unitId: by.unitId,
      indicator: by.indicator,
      total: (row?.total ?? 0) + sign * by.total,
      reported: (row?.reported ?? 0) + sign * by.reported,
    }),
  )
  return {
    /** Σ of effective flows wholly inside a span (`beginning` for its start), fixed and mobile apart; blanks are left out. */
    sums: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string): SumRow[] =>
      byKind(unitIds, indicators, from, to).flatMap(kindRows),
    /** The same of all channels together. */
    totals: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string): TotalRow[] =>
      together(unitIds, indicators, from, to).filter(({ reported }) => reported > 0),
  }
}

/** A row with another of the same place added to it or taken off; none yet is a row of zeros. */
type Add<T> = (row: T | undefined, by: T, sign: 1 | -1) => T

/** Prepares the questions with sums of a value and of how often it was reported, in the order of unit and indicator. */
function preparedSums<T extends Place>(
  db: Store,
  sumsOf: (value: string, reported: string) => string,
  add: Add<T>,
): (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) => readonly T[] {
  const select = (value: string, reported: string) =>
    `SELECT p.unit_id AS unitId, p.indicator, ${sumsOf(value, reported)}`
  // IN, and not a join with the lists: the rows then come in the order of the key and are added up without being sorted.
  const asked =
    'p.unit_id IN (SELECT value FROM json_each(:units)) AND p.indicator IN (SELECT value FROM json_each(:indicators))'
  const grouped = 'GROUP BY p.unit_id, p.indicator ORDER BY p.unit_id, p.indicator'
  const counted = `p.value IS NOT NULL AND p.channel <> 'STOCK'`
  const wholes = (span: 'year' | 'month') =>
    db.prepare<[Asked], T>(
      `${select('p.total', 'p.days')} FROM ${span}_sums p WHERE ${asked} AND p.${span} >= :from AND p.${span} < :to ${grouped}`,
    )
  const [years, months] = [wholes('year'), wholes('month')]
  const days = db.prepare<[Asked], T>(
    `${select('p.value', '1')} FROM postings p
     WHERE ${asked} AND p.from_on BETWEEN :from AND :to AND p.from_on = p.to_on AND ${counted} ${grouped}`,
  )
  const spans = db.prepare<[Asked], T>(
    `${select('p.value', '1')} FROM postings p INDEXED BY postings_of_spans
     WHERE ${asked} AND p.from_on >= :from AND p.from_on <> p.to_on AND p.to_on <= :to AND ${counted} ${grouped}`,
  )
  return (unitIds, indicators, from, to) => {
    if (from > to) return []
    const lists = { units: JSON.stringify(unitIds), indicators: JSON.stringify(indicators) }
    const { firstMonth, endMonth, added, taken } = monthBorders(from, to)
    const { firstYear, endYear, months: besides } = yearBorders(firstMonth, endMonth)
    const parts = [
      ...(firstYear < endYear ? [years.all({ ...lists, from: firstYear, to: endYear })] : []),
      ...besides.map((some) => months.all({ ...lists, from: some.from, to: some.before })),
      ...added.map((some) => days.all({ ...lists, ...some })),
      ...(from < to ? [spans.all({ ...lists, from, to })] : []),
    ]
    const whole = parts.reduce<readonly T[]>((sum, part) => merged(sum, part, 1, add), [])
    return taken.reduce((left, some) => merged(left, days.all({ ...lists, ...some }), -1, add), whole)
  }
}

/** Rows with others added to them or taken off, place by place; both are and stay in the order of unit and indicator. */
function merged<T extends Place>(rows: readonly T[], others: readonly T[], sign: 1 | -1, add: Add<T>): readonly T[] {
  if (others.length === 0) return rows
  const found: T[] = []
  let at = 0
  for (const other of others) {
    let row = rows[at]
    while (row !== undefined && isBefore(row, other)) {
      found.push(row)
      at += 1
      row = rows[at]
    }
    const isSame = row !== undefined && !isBefore(other, row)
    if (isSame) at += 1
    found.push(add(isSame ? row : undefined, other, sign))
  }
  for (const row of rows.slice(at)) found.push(row)
  return found
}

function isBefore(one: Place, other: Place): boolean {
  return one.unitId < other.unitId || (one.unitId === other.unitId && one.indicator < other.indicator)
}

function kindRows({ unitId, indicator, fixed, fixedReported, mobile, mobileReported }: KindSums): SumRow[] {
  const sums: SumRow[] = []
  if (fixedReported > 0) sums.push({ unitId, indicator, isMobile: 0, total: fixed, reported: fixedReported })
  if (mobileReported > 0) sums.push({ unitId, indicator, isMobile: 1, total: mobile, reported: mobileReported })
  return sums
}
