/** The totals of BM01 and BM02 worked out from the plain book alone. */
import { type PlainBook, plainSum } from './plain-fold.ts'

type Count = number | null

export interface PlainRatio {
  readonly num: Count
  readonly den: Count
}

export interface PlainTotals {
  readonly counts: Readonly<Record<string, Count>>
  readonly ratios: Readonly<Record<string, PlainRatio>>
}

interface Span {
  readonly from: string
  readonly to: string
}

const flows = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_TOTAL',
  'EID1_COL',
  'EID2_COL',
  'EID_COL',
  'EID_APP',
  'EID_ACT',
] as const
const stocks = ['CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM'] as const

/** The whole unit: Σ of its rows; populations of the unit itself count only where no row has any, its target always. */
export function plainTotals(book: PlainBook, root: string, rows: readonly string[], { from, to }: Span): PlainTotals {
  const over = (read: (unit: string) => Count): Count => plainSum(rows.map(read))
  const eligible = over((unit) => book.population(unit, to)) ?? book.population(root, to)
  const counts = Object.fromEntries([
    ...flows.map((code) => [code, over((unit) => book.flow(unit, code, from, to))] as const),
    ...stocks.map((code) => [code, over((unit) => book.stock(unit, code, to))] as const),
    ['CC_TOTAL_MOBILE', over((unit) => book.flow(unit, 'CC_TOTAL', from, to, 'MOBILE'))] as const,
    ['POP_ELIG', eligible] as const,
    [
      'TARGET_ACT',
      book.target(root, to) === undefined
        ? over((unit) => neededOf(book, unit, to, book.population(unit, to)))
        : neededOf(book, root, to, eligible),
    ] as const,
  ])
  const perEligible = (read: (unit: string) => Count): PlainRatio =>
    ratioOver(rows, read, (unit) => book.population(unit, to), book.population(root, to))
  return {
    counts,
    ratios: {
      R_ACT_TGT: targetRatio(book, root, rows, to, eligible),
      R_ACT_ELIG: perEligible((unit) =>
        minus(book.stock(unit, 'EID_ACT_CUM', to), book.stock(unit, 'EID_UPG_ACT_CUM', to)),
      ),
      R_CC_ELIG: perEligible((unit) => book.stock(unit, 'CC_CUM', to)),
      R_ACT_COL: ratioOver(
        rows,
        (unit) => book.stock(unit, 'EID_ACT_CUM', to),
        (unit) => book.stock(unit, 'EID_COL_CUM', to),
        null,
      ),
    },
  }
}

/** Σ numerators over Σ denominators of the rows that have a numerator. */
function ratioOver(
  rows: readonly string[],
  num: (unit: string) => Count,
  den: (unit: string) => Count,
  ownDen: Count,
): PlainRatio {
  const isOfRows = rows.some((unit) => den(unit) !== null)
  const counted = rows.filter((unit) => num(unit) !== null)
  return { num: plainSum(rows.map(num)), den: isOfRows ? plainSum(counted.map(den)) : ownDen }
}

/**
 * Accounts activated against the target in force, the unit's own before those of its rows: everything so far, or what was
 * activated since the target began. A target counts in full, whoever has reported.
 */
function targetRatio(book: PlainBook, root: string, rows: readonly string[], to: string, eligible: Count): PlainRatio {
  const stock = plainSum(rows.map((unit) => book.stock(unit, 'EID_ACT_CUM', to)))
  const own = book.target(root, to)
  const den = neededOf(book, root, to, eligible) ?? null
  if (own !== undefined) {
    const flow = (unit: string): Count => book.flow(unit, 'EID_ACT', own.from, to)
    return { num: own.kind === 'in-period' ? plainSum(rows.map(flow)) : stock, den }
  }
  const ofRows = rows.flatMap((unit) => book.target(unit, to) ?? [])
  const num = (unit: string): Count => {
    const target = book.target(unit, to)
    if (target?.kind === 'in-period') return book.flow(unit, 'EID_ACT', target.from, to)
    return target === undefined ? null : book.stock(unit, 'EID_ACT_CUM', to)
  }
  return {
    num: ofRows.some(({ kind }) => kind === 'in-period') ? plainSum(rows.map(num)) : stock,
    den: plainSum(rows.map((unit) => neededOf(book, unit, to, book.population(unit, to)))),
  }
}

function neededOf(book: PlainBook, unit: string, on: string, eligible: Count): Count {
  const needed = book.target(unit, on)?.needed
  if (needed === undefined || needed === null) return null
  if ('count' in needed) return needed.count
  return eligible === null ? null : Math.ceil((needed.shareBp * eligible) / 10_000)
}

function minus(whole: Count, less: Count): Count {
  return whole === null ? null : whole - (less ?? 0)
}

/** A percentage in hundredths of a percent by long division on texts of digits: half-up, never 100,00 below a whole. */
export function plainPercent({ num, den }: PlainRatio, policy: 'trunc' | 'half-up'): Count {
  if (num === null || den === null || den === 0 || num < 0) return null
  const scaled = BigInt(num) * 10_000n
  const whole = scaled / BigInt(den)
  const rest = scaled - whole * BigInt(den)
  const rounded = policy === 'half-up' && rest * 2n >= BigInt(den) ? whole + 1n : whole
  return num < den && rounded >= 10_000n ? 9999 : Number(rounded)
}
