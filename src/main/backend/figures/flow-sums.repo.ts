import type { Store } from '../db/open-store.ts'
import { monthBorders } from './month-borders.ts'

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

interface KindSums extends Pick<SumRow, 'unitId' | 'indicator'> {
  readonly fixed: number | null
  readonly fixedReported: number | null
  readonly mobile: number | null
  readonly mobileReported: number | null
}

type Asked = Readonly<Record<'units' | 'indicators' | 'from' | 'to', string>>

/**
 * SQL of the sums of flows: whole months come from `month_sums`, the days they are more or fewer than the period and
 * spans of several days from `postings`. Each part is asked only where the period has one.
 */
export function createFlowSumsRepo(db: Store) {
  const kinds = (value: string, reported: string) =>
    [
      ['fixed', "p.channel = 'FIXED'"],
      ['mobile', "p.channel <> 'FIXED'"],
    ]
      .map(
        ([kind, where]) =>
          `sum(${value}) FILTER (WHERE ${where}) AS ${kind}, sum(${reported}) FILTER (WHERE ${where}) AS ${kind}Reported`,
      )
      .join()
  const byKind = preparedParts<KindSums>(db, kinds)
  const together = preparedParts<TotalRow>(
    db,
    (value, reported) => `sum(${value}) AS total, sum(${reported}) AS reported`,
  )
  return {
    /** Σ of effective flows wholly inside a span (`beginning` for its start), fixed and mobile apart; blanks are left out. */
    sums(unitIds: readonly number[], indicators: readonly string[], from: string, to: string): SumRow[] {
      const { added, taken } = byKind(unitIds, indicators, from, to)
      return merged(
        added.map((part) => part.flatMap(kindRows)),
        taken.map((part) => part.flatMap(kindRows)),
        ({ unitId, indicator, isMobile }) => `${unitId} ${indicator} ${isMobile}`,
      )
    },
    /** The same of all channels together. */
    totals(unitIds: readonly number[], indicators: readonly string[], from: string, to: string): TotalRow[] {
      const { added, taken } = together(unitIds, indicators, from, to)
      return merged(added, taken, ({ unitId, indicator }) => `${unitId} ${indicator}`)
    },
  }
}

/** The sums of the parts that a period is made of, added and taken off again. */
type ReadParts<T> = (
  unitIds: readonly number[],
  indicators: readonly string[],
  from: string,
  to: string,
) => { readonly added: readonly T[][]; readonly taken: readonly T[][] }

/** Prepares the questions with sums of a value and of how often it was reported. */
function preparedParts<T>(db: Store, sumsOf: (value: string, reported: string) => string): ReadParts<T> {
  const select = (value: string, reported: string) =>
    `SELECT p.unit_id AS unitId, p.indicator, ${sumsOf(value, reported)}`
  // IN, and not a join with the lists: the rows then come in the order of the key and are added up without being sorted.
  const asked =
    'p.unit_id IN (SELECT value FROM json_each(:units)) AND p.indicator IN (SELECT value FROM json_each(:indicators))'
  const grouped = 'GROUP BY p.unit_id, p.indicator'
  const counted = `p.value IS NOT NULL AND p.channel <> 'STOCK'`
  const months = db.prepare<[Asked], T>(
    `${select('p.total', 'p.days')} FROM month_sums p WHERE ${asked} AND p.month >= :from AND p.month < :to ${grouped}`,
  )
  const days = db.prepare<[Asked], T>(
    `${select('p.value', '1')} FROM postings p
     WHERE ${asked} AND p.from_on BETWEEN :from AND :to AND p.from_on = p.to_on AND ${counted} ${grouped}`,
  )
  const spans = db.prepare<[Asked], T>(
    `${select('p.value', '1')} FROM postings p INDEXED BY postings_of_spans
     WHERE ${asked} AND p.from_on >= :from AND p.from_on <> p.to_on AND p.to_on <= :to AND ${counted} ${grouped}`,
  )
  return (unitIds, indicators, from, to) => {
    if (from > to) return { added: [], taken: [] }
    const lists = { units: JSON.stringify(unitIds), indicators: JSON.stringify(indicators) }
    const { firstMonth, endMonth, added, taken } = monthBorders(from, to)
    return {
      added: [
        ...(firstMonth < endMonth ? [months.all({ ...lists, from: firstMonth, to: endMonth })] : []),
        ...added.map((some) => days.all({ ...lists, ...some })),
        ...(from < to ? [spans.all({ ...lists, from, to })] : []),
      ],
      taken: taken.map((some) => days.all({ ...lists, ...some })),
    }
  }
}

/** Parts of a period added up, those taken off subtracted; what nothing is left of is out. */
function merged<T extends TotalRow>(added: readonly T[][], taken: readonly T[][], keyOf: (row: T) => string): T[] {
  const [first = [], ...others] = added.filter((part) => part.length > 0)
  const off = taken.flat()
  if (others.length === 0 && off.length === 0) return first.filter(({ reported }) => reported > 0)
  const found = new Map(first.map((row) => [keyOf(row), row]))
  const add = (row: T, sign: 1 | -1): void => {
    const { total = 0, reported = 0 } = found.get(keyOf(row)) ?? {}
    found.set(keyOf(row), { ...row, total: total + sign * row.total, reported: reported + sign * row.reported })
  }
  for (const row of others.flat()) add(row, 1)
  for (const row of off) add(row, -1)
  return [...found.values()].filter(({ reported }) => reported > 0)
}

function kindRows({ unitId, indicator, fixed, fixedReported, mobile, mobileReported }: KindSums): SumRow[] {
  const sums: SumRow[] = []
  if (fixed !== null && fixedReported !== null && fixedReported > 0)
    sums.push({ unitId, indicator, isMobile: 0, total: fixed, reported: fixedReported })
  if (mobile !== null && mobileReported !== null && mobileReported > 0)
    sums.push({ unitId, indicator, isMobile: 1, total: mobile, reported: mobileReported })
  return sums
}
