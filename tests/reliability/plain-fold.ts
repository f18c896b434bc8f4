/**
 * The book as a list in memory, folded in the plainest way there is. It shares nothing with the product: the catalogue
 * it needs is written out again here, so that a mistake in one is seen by the other.
 */
export type Channel = 'FIXED' | 'MOBILE'

/** A figure over a span of days. Levels and populations are figures of one day in a channel of their own, `STOCK`. */
export interface PlainCell {
  readonly unit: string
  readonly code: string
  readonly channel: Channel | 'STOCK'
  readonly from: string
  readonly to: string
  readonly value: number | null
  /** Text that is not a number. */
  readonly draft: string | null
}

export interface PlainTarget {
  readonly unit: string
  readonly kind: 'cumulative' | 'in-period'
  readonly needed: { readonly count: number } | { readonly shareBp: number } | null
  readonly from: string
  readonly to: string
}

type Count = number | null

const partsOf: Readonly<Record<string, readonly string[]>> = {
  CC_TOTAL: ['CC_NEW', 'CC_EXCH', 'CC_REIS'],
  EID_COL: ['EID1_COL', 'EID2_COL'],
  EID_APP: ['EID1_APP', 'EID2_APP'],
  EID_ACT: ['EID1_ACT', 'EID2_ACT'],
}

const stockOf: Readonly<
  Record<string, { readonly plus: string; readonly minus?: string; readonly parts?: readonly string[] }>
> = {
  CC_CUM: { plus: 'CC_TOTAL', minus: 'CC_DEL' },
  EID_COL_CUM: { plus: 'EID_COL', parts: ['EID1_COL_CUM', 'EID2_COL_CUM'] },
  EID1_COL_CUM: { plus: 'EID1_COL' },
  EID2_COL_CUM: { plus: 'EID2_COL' },
  EID_ACT_CUM: { plus: 'EID_ACT', parts: ['EID1_ACT_CUM', 'EID2_ACT_CUM'] },
  EID1_ACT_CUM: { plus: 'EID1_ACT' },
  EID2_ACT_CUM: { plus: 'EID2_ACT' },
  EID_UPG_ACT_CUM: { plus: 'EID_UPG_ACT' },
}

/** A total and its parts: what may not be reported twice for one day. */
function family(code: string): string {
  return Object.keys(partsOf).find((total) => total === code || partsOf[total]?.includes(code)) ?? code
}

/** Nothing reported is not 0. */
export function plainSum(values: readonly Count[]): Count {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}

/** Everything that stands at one moment; it never changes, so that every moment keeps its own. */
export class PlainBook {
  readonly cells: ReadonlyMap<string, PlainCell>
  readonly targets: readonly PlainTarget[]

  constructor(cells: ReadonlyMap<string, PlainCell> = new Map(), targets: readonly PlainTarget[] = []) {
    this.cells = cells
    this.targets = targets
  }

  with(given: readonly PlainCell[]): PlainBook {
    return new PlainBook(new Map([...this.cells, ...given.map((cell) => [keyOf(cell), cell] as const)]), this.targets)
  }

  withTarget(target: PlainTarget): PlainBook {
    return new PlainBook(this.cells, [...this.targets, target])
  }

  /** The cell as it stands, blank when nothing was ever put there. */
  standing(cell: PlainCell): PlainCell {
    return this.cells.get(keyOf(cell)) ?? { ...cell, value: null, draft: null }
  }

  /** Whether some of these cells would be a second span of their family over the same day. */
  hasClash(given: readonly PlainCell[]): boolean {
    const after = this.with(given)
    const standing = [...after.cells.values()].filter((cell) => cell.value !== null)
    return given.some((cell) => after.standing(cell).value !== null && standing.some((other) => clash(cell, other)))
  }

  /** What counts: typed figures, and for a total that is not typed the sum of the parts of its span and channel. */
  private counted(unit: string, code: string): PlainCell[] {
    const own = [...this.cells.values()].filter((cell) => cell.unit === unit && cell.value !== null)
    const typed = own.filter((cell) => cell.code === code)
    const parts = own.filter(
      (cell) => partsOf[code]?.includes(cell.code) && !typed.some((total) => sameSpan(total, cell)),
    )
    return [...typed, ...parts]
  }

  flow(unit: string, code: string, from: string, to: string, channel?: Channel): Count {
    const inside = this.counted(unit, code).filter((cell) => cell.from >= from && cell.to <= to)
    return plainSum(
      inside.filter((cell) => channel === undefined || cell.channel === channel).map((cell) => cell.value),
    )
  }

  /** The newest level typed at or before the day. */
  private opening(unit: string, code: string, on: string): { on: string; value: number } | undefined {
    const typed = [...this.cells.values()].filter((one) => one.unit === unit && one.code === code && one.from <= on)
    const known = typed.flatMap(({ from, value }) => (value !== null ? [{ on: from, value }] : []))
    return known.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1)
  }

  population(unit: string, on: string): Count {
    return this.opening(unit, 'POP_ELIG', on)?.value ?? null
  }

  stock(unit: string, code: string, on: string): Count {
    const { plus = code, minus, parts = [] } = stockOf[code] ?? {}
    const opened = this.opening(unit, code, on) ?? this.openedByParts(unit, parts, on)
    const after = (flow: string): Count =>
      plainSum(
        this.counted(unit, flow)
          .filter((cell) => cell.from > (opened?.on ?? '') && cell.to <= on)
          .map((cell) => cell.value),
      )
    const less = minus === undefined ? null : after(minus)
    return plainSum([opened?.value ?? null, after(plus), less === null ? null : -less])
  }

  private openedByParts(unit: string, parts: readonly string[], on: string): { on: string; value: number } | undefined {
    const last = parts
      .flatMap((part) => this.opening(unit, part, on)?.on ?? [])
      .toSorted()
      .at(-1)
    return last === undefined
      ? undefined
      : { on: last, value: plainSum(parts.map((part) => this.stock(unit, part, last))) ?? 0 }
  }

  /** Among the targets whose dates hold the day, each as last set and none withdrawn, the one that began last. */
  target(unit: string, on: string): PlainTarget | undefined {
    const covering = this.targets.filter((one) => one.unit === unit && one.from <= on && one.to >= on)
    const asLastSet = covering.filter(
      (one, at) => !covering.some((other, later) => later > at && other.from === one.from && other.to === one.to),
    )
    return asLastSet
      .filter((one) => one.needed !== null)
      .reduce<PlainTarget | undefined>(
        (best, one) => (best !== undefined && best.from > one.from ? best : one),
        undefined,
      )
  }
}

export function keyOf({ unit, code, channel, from, to }: PlainCell): string {
  return [unit, code, channel, from, to].join('|')
}

function sameSpan(a: PlainCell, b: PlainCell): boolean {
  return a.channel === b.channel && a.from === b.from && a.to === b.to
}

function clash(a: PlainCell, b: PlainCell): boolean {
  const isSamePlace = a.unit === b.unit && a.channel === b.channel && family(a.code) === family(b.code)
  return isSamePlace && !sameSpan(a, b) && a.from <= b.to && a.to >= b.from
}
