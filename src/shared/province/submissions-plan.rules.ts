/**
 * What the book must hold so that it says exactly what the sheets say that count of one unit and period: its own sheet
 * and those of other forms. Blank takes nothing of another sheet away and is never zero.
 */
import { sumReported } from '#shared/figures/effective.rules.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { SheetCellValue, SubmittedSheet } from './submissions-sheet.rules.ts'

/** A sheet that counts, and what it is called. */
export interface CountedSheet {
  readonly form: string
  readonly fileName: string
  readonly sheet: SubmittedSheet
}

/** What a row must have of an indicator over the period: both channels together, and the mobile part where it is told. */
export interface WantedFlow {
  readonly unitCode: string
  readonly indicator: string
  readonly all: number | null
  /** Null also where no sheet tells it. */
  readonly mobile: number | null
}

/** Two sheets say different things of one figure. */
export interface Contradiction {
  readonly unitCode: string
  readonly indicator: string
  readonly cell: string
  readonly value: number
  readonly otherForm: string
  readonly otherFile: string
  readonly otherCell: string
  readonly otherValue: number
}

/** The first figure in which a sheet says something else than one of the others; null where they agree. */
export function findContradiction(own: SubmittedSheet, others: readonly CountedSheet[]): Contradiction | null {
  const told = cellsByMeaning(own)
  for (const { form, fileName, sheet } of others) {
    for (const [key, other] of cellsByMeaning(sheet)) {
      const mine = told.get(key)
      if (mine === undefined || mine.value === null || other.value === null || mine.value === other.value) continue
      const { unitCode, indicator, address: cell, value } = mine
      const place = { otherForm: form, otherFile: fileName, otherCell: other.address, otherValue: other.value }
      return { unitCode, indicator, cell, value, ...place }
    }
  }
  return null
}

type MeantCell = SheetCellValue & { readonly indicator: string }

function cellsByMeaning({ flows, populations }: SubmittedSheet): Map<string, MeantCell> {
  return new Map<string, MeantCell>([
    ...flows.map((one) => [`${one.unitCode} ${one.indicator} ${one.channel}`, one] as const),
    ...populations.map((one) => [`${one.unitCode} ${one.indicator} STOCK`, one] as const),
  ])
}

/**
 * The flows of all sheets together, row by row.
 * @param givenUp sheets that count no more: what only they told is wanted blank
 */
export function wantedFlows(counted: readonly SubmittedSheet[], givenUp: readonly SubmittedSheet[]): WantedFlow[] {
  const wanted = new Map<string, { unitCode: string; indicator: string; all: number | null; mobile: number | null }>()
  for (const { flows } of [...counted, ...givenUp])
    for (const { unitCode, indicator } of flows)
      wanted.set(`${unitCode} ${indicator}`, { unitCode, indicator, all: null, mobile: null })
  for (const { flows } of counted)
    for (const { unitCode, indicator, channel, value } of flows) {
      const one = wanted.get(`${unitCode} ${indicator}`)
      if (one === undefined || value === null) continue
      if (channel === 'ALL') one.all = value
      else one.mobile = value
    }
  return [...wanted.values()]
}

/** What is typed in the two channels of a cell. */
export interface TypedFlow {
  readonly unitCode: string
  readonly indicator: string
  readonly fixed: number | null
  readonly mobile: number | null
}

/** A row whose figures no typing gives: a mobile part above its whole, parts without their total. */
export interface ImpossibleFlow {
  readonly unitCode: string
  readonly indicator: string
}

/**
 * What to type so that every figure counts as wanted: the fixed part is the whole less the mobile part; a total that its
 * parts make up is not typed. Source: domain.md §3, "Channel" and "Totals and parts".
 */
export function typedFlows(wanted: readonly WantedFlow[]): { typed: TypedFlow[]; impossible: ImpossibleFlow | null } {
  const typed: TypedFlow[] = []
  for (const [unitCode, ofRow] of Map.groupBy(wanted, (one) => one.unitCode)) {
    const fixed = new Map<string, number | null>()
    for (const one of ofRow.toSorted((a, b) => Number(isTotal(a.indicator)) - Number(isTotal(b.indicator)))) {
      const { indicator, mobile } = one
      if (!isPossible(one)) return { typed: [], impossible: { unitCode, indicator } }
      const target = fixedPart(one)
      const value = isTotal(indicator) ? typedTotal(one, target, fixed) : target
      if (value === undefined) return { typed: [], impossible: { unitCode, indicator } }
      fixed.set(indicator, value)
      typed.push({ unitCode, indicator, fixed: value, mobile })
    }
  }
  return { typed, impossible: null }
}

function isTotal(code: string): boolean {
  return findIndicator(code)?.parts !== undefined
}

function isPossible({ all, mobile }: WantedFlow): boolean {
  return all === null ? mobile === null : (mobile ?? 0) <= all
}

/** A whole that its mobile part makes up alone leaves the fixed part blank. */
function fixedPart({ all, mobile }: WantedFlow): number | null {
  if (all === null || mobile === null) return all
  return all === mobile && mobile > 0 ? null : all - mobile
}

/** Undefined where the parts are there and their total is not. */
function typedTotal(
  { indicator, all }: WantedFlow,
  target: number | null,
  fixed: ReadonlyMap<string, number | null>,
): number | null | undefined {
  const parts = findIndicator(indicator)?.parts ?? []
  const sum = sumReported(parts.map((part) => fixed.get(part)))
  if (target === null) return sum === null ? null : all === null ? undefined : 0
  return sum === target && parts.every((part) => fixed.has(part)) ? null : target
}
