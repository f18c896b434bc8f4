/**
 * The figures of one store worked out from the list of what was recorded, by going through all of it at every question:
 * no projection, no month sums, no SQL, and no code of the product but the catalogue's families written out again.
 */
import type { PostingInput } from '../support/sample-unit.ts'

export interface Recorded {
  readonly unitCode: string
  readonly indicator: string
  readonly channel: 'FIXED' | 'MOBILE'
  readonly from: string
  readonly to: string
  readonly value: number | null
}

const parts: Readonly<Record<string, readonly string[]>> = {
  CC_TOTAL: ['CC_NEW', 'CC_EXCH', 'CC_REIS'],
  EID_COL: ['EID1_COL', 'EID2_COL'],
  EID_APP: ['EID1_APP', 'EID2_APP'],
}

/** What each stock is opened by and counts. */
export const modelStocks: Readonly<Record<string, { plus: string; minus?: string; parts?: readonly string[] }>> = {
  CC_CUM: { plus: 'CC_TOTAL', minus: 'CC_DEL' },
  CC_NEW_CUM: { plus: 'CC_NEW' },
  EID1_COL_CUM: { plus: 'EID1_COL' },
  EID2_COL_CUM: { plus: 'EID2_COL' },
  EID_COL_CUM: { plus: 'EID_COL', parts: ['EID1_COL_CUM', 'EID2_COL_CUM'] },
  EID_APP_CUM: { plus: 'EID_APP', parts: ['EID1_APP_CUM', 'EID2_APP_CUM'] },
}

export class BookModel {
  readonly #cells = new Map<string, Recorded>()

  take(posting: PostingInput): void {
    const cell = asRecorded(posting)
    this.#cells.set([cell.unitCode, cell.indicator, cell.channel, cell.from, cell.to].join('|'), cell)
  }

  copy(): BookModel {
    const twin = new BookModel()
    for (const cell of this.#cells.values()) twin.take(cell)
    return twin
  }

  /** True when two flows of a family stand over different spans that share a day, so that one would count twice. */
  hasOverlap(): boolean {
    const flows = [...this.#cells.values()].filter((cell) => cell.value !== null && !(cell.indicator in modelStocks))
    return flows.some((one) =>
      flows.some(
        (other) =>
          one.unitCode === other.unitCode &&
          one.channel === other.channel &&
          familyName(one.indicator) === familyName(other.indicator) &&
          (one.from !== other.from || one.to !== other.to) &&
          one.from <= other.to &&
          other.from <= one.to,
      ),
    )
  }

  #typed(unitCode: string, indicator: string, channel: string, from: string, to: string): number | null {
    return this.#cells.get([unitCode, indicator, channel, from, to].join('|'))?.value ?? null
  }

  #effective(unitCode: string, indicator: string, channel: string, from: string, to: string): number | null {
    const typed = this.#typed(unitCode, indicator, channel, from, to)
    if (typed !== null) return typed
    const reported = (parts[indicator] ?? [])
      .map((part) => this.#typed(unitCode, part, channel, from, to))
      .filter((value) => value !== null)
    return reported.length === 0 ? null : reported.reduce((sum, value) => sum + value, 0)
  }

  /** Effective figure of a day, both channels together. */
  day(unitCode: string, indicator: string, on: string): number | null {
    const found = ['FIXED', 'MOBILE']
      .map((channel) => this.#effective(unitCode, indicator, channel, on, on))
      .filter((value) => value !== null)
    return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0)
  }

  /** Σ of a flow after one day to another; null when nothing was reported. */
  #flow(unitCode: string, indicator: string, after: string, to: string): number | null {
    const wanted = [indicator, ...(parts[indicator] ?? [])]
    const places = new Set(
      [...this.#cells.values()]
        .filter(
          (cell) => cell.unitCode === unitCode && wanted.includes(cell.indicator) && cell.from > after && cell.to <= to,
        )
        .map((cell) => [cell.channel, cell.from, cell.to].join('|')),
    )
    let sum: number | null = null
    for (const place of places) {
      const [channel = '', from = '', until = ''] = place.split('|')
      const value = this.#effective(unitCode, indicator, channel, from, until)
      if (value !== null) sum = (sum ?? 0) + value
    }
    return sum
  }

  #opening(unitCode: string, stock: string, on: string): { on: string; value: number } | null {
    let latest: { on: string; value: number } | null = null
    for (const cell of this.#cells.values()) {
      if (cell.unitCode !== unitCode || cell.indicator !== stock || cell.value === null || cell.from > on) continue
      if (latest === null || cell.from > latest.on) latest = { on: cell.from, value: cell.value }
    }
    return latest
  }

  /** A cumulative at the close of a day. */
  stock(unitCode: string, code: string, on: string): number | null {
    const rule = modelStocks[code]
    if (rule === undefined) throw new Error(code)
    let opening = this.#opening(unitCode, code, on)
    if (opening === null && rule.parts !== undefined) {
      const days = rule.parts.flatMap((part) => this.#opening(unitCode, part, on)?.on ?? []).sort()
      const last = days.at(-1)
      if (last !== undefined)
        opening = {
          on: last,
          value: rule.parts.reduce((sum, part) => sum + (this.stock(unitCode, part, last) ?? 0), 0),
        }
    }
    const after = opening?.on ?? ''
    const plus = this.#flow(unitCode, rule.plus, after, on)
    const minus = rule.minus === undefined ? null : this.#flow(unitCode, rule.minus, after, on)
    if (opening === null && plus === null && minus === null) return null
    return (opening?.value ?? 0) + (plus ?? 0) - (minus ?? 0)
  }
}

function familyName(indicator: string): string {
  return (
    Object.entries(parts).find(([total, members]) => total === indicator || members.includes(indicator))?.[0] ??
    indicator
  )
}

function asRecorded(posting: PostingInput): Recorded {
  return { ...posting, channel: posting.channel ?? 'FIXED' }
}
