/**
 * The rules of the catalogue on one row of one day. An error blocks closing the day, a warning asks for a reason.
 * Every issue carries both sides of its arithmetic, so that its message needs nothing else.
 */
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, warningIssue, type Issue, type IssueParams } from '#shared/kernel/issue.ts'
import { effectiveFigures, stockAfter, sumReported, type EffectiveFigure, type Stocks } from './effective.rules.ts'
import type { DayCell } from './figures.schema.ts'

export interface DayRow {
  readonly unitCode: string
  readonly on: string
  /** By indicator; `effective` is not read but worked out anew. */
  readonly cells: ReadonlyMap<string, DayCell>
  /** Cumulatives at the close of the day before; null leaves the rules on cumulatives out. */
  readonly carried: Stocks | null
}

type Figures = ReadonlyMap<string, EffectiveFigure>
type Place = (indicator: string) => { unitCode: string; indicator: string; date: string }

/** Codes of the rules on cumulatives: they depend on days before this one. */
export const stockIssueCodes: readonly string[] = [
  'stock-negative',
  'tenfold',
  'waiting-negative',
  'activated-exceeds-approved',
]

const totals = indicators.filter((one) => one.type === 'flow' && one.parts !== undefined)
const ages = indicators.filter((one) => one.type === 'flow' && one.group === 'card-age')
const withNote = indicators.filter((one) => one.needsNote === true)
/** Below this a tenfold change is an ordinary one: 3 cards left, 30 arrive. */
const TENFOLD_FROM = 100

/** What is wrong in a row, errors and warnings together. */
export function validateRow({ unitCode, on, cells, carried }: DayRow): Issue[] {
  const place: Place = (indicator) => ({ unitCode, indicator, date: on })
  const figures = effectiveFigures(cells)
  return [
    ...checkDrafts(cells, place),
    ...checkTotals(cells, place),
    ...checkAges(figures, on, place),
    ...checkUpgrades(figures, place),
    ...checkNotes(cells, figures, place),
    ...checkSessions(cells, place),
    ...(carried === null ? [] : checkStocks(figures, carried, place)),
  ]
}

function checkDrafts(cells: ReadonlyMap<string, DayCell>, place: Place): Issue[] {
  return Array.from(cells.values()).flatMap(({ indicator, draft }) =>
    draft === null ? [] : errorIssue('not-a-number', place(indicator), { draft }),
  )
}

/**
 * A typed total against its parts, in each channel alone: a mobile total says nothing of the fixed counters. A sheet that
 * tells the mobile part of the total alone has the parts of both channels together, and is compared so. Those of a
 * session are checked when it is written.
 */
function checkTotals(cells: ReadonlyMap<string, DayCell>, place: Place): Issue[] {
  return totals.flatMap(({ code, parts = [] }) =>
    (['fixed', 'unrecorded'] as const).flatMap((channel) => {
      if (channel === 'fixed' && isToldTogether(cells, code, parts)) return []
      const total = cells.get(code)?.[channel] ?? null
      if (total === null) return []
      const reported = parts.flatMap((part) => {
        const value = cells.get(part)?.[channel] ?? null
        return value === null ? [] : [[part, value] as const]
      })
      const params = { channel: channel === 'fixed' ? 'FIXED' : 'MOBILE', ...Object.fromEntries(reported) }
      return compareParts(
        total,
        reported.map(([, value]) => value),
        parts.length,
        {
          differs: (sum) => errorIssue('total-differs', place(code), { ...params, total, sum }),
          exceeds: (sum) => errorIssue('parts-exceed-total', place(code), { ...params, total, sum }),
        },
      )
    }),
  )
}

/** The mobile part is told of the total and of none of its parts, and total and parts agree over both channels. */
function isToldTogether(cells: ReadonlyMap<string, DayCell>, code: string, parts: readonly string[]): boolean {
  const total = cells.get(code)
  const told = parts.map((part) => cells.get(part))
  if (total === undefined || total.fixed === null || total.unrecorded === null) return false
  if (told.some((cell) => cell === undefined || cell.fixed === null || cell.unrecorded !== null)) return false
  return total.fixed + total.unrecorded === sumReported(told.map((cell) => cell?.fixed))
}

/** From 1/7/2024 card files are also counted by age; a total that still lacks parts is not compared. */
function checkAges(figures: Figures, on: string, place: Place): Issue[] {
  const total = figures.get('CC_TOTAL')
  const bands = ages.filter((one) => isValidOn(one, on))
  if (total === undefined || total.value === null || total.missingParts > 0 || bands.length === 0) return []
  const { value } = total
  const reported = bands.flatMap(({ code }) => {
    const count = figures.get(code)?.value ?? null
    return count === null ? [] : [[code, count] as const]
  })
  const params: IssueParams = { ...Object.fromEntries(reported), total: value }
  return compareParts(
    value,
    reported.map(([, count]) => count),
    bands.length,
    {
      differs: (sum) => errorIssue('ages-differ', place('CC_TOTAL'), { ...params, sum }),
      exceeds: (sum) => errorIssue('ages-exceed-total', place('CC_TOTAL'), { ...params, sum }),
    },
  )
}

function compareParts(
  total: number,
  reported: readonly number[],
  partCount: number,
  issue: { differs: (sum: number) => Issue; exceeds: (sum: number) => Issue },
): Issue[] {
  const sum = sumReported(reported) ?? 0
  if (reported.length === partCount) return sum === total ? [] : [issue.differs(sum)]
  return sum > total ? [issue.exceeds(sum)] : []
}

function checkUpgrades(figures: Figures, place: Place): Issue[] {
  const upgraded = figures.get('EID_UPG')?.value ?? null
  const approved = figures.get('EID2_APP')?.value ?? null
  if (upgraded === null || approved === null || upgraded <= approved) return []
  return [errorIssue('upgrade-exceeds-approved', place('EID_UPG'), { upgraded, approved })]
}

function checkNotes(cells: ReadonlyMap<string, DayCell>, figures: Figures, place: Place): Issue[] {
  return withNote.flatMap(({ code }) => {
    const value = figures.get(code)?.value ?? 0
    const note = cells.get(code)?.note ?? ''
    return value > 0 && note.trim() === '' ? warningIssue('deletion-needs-note', place(code), { value }) : []
  })
}

/** Mobile figures typed as a whole beside those of sessions, of the same row and indicator: perhaps the same files. */
function checkSessions(cells: ReadonlyMap<string, DayCell>, place: Place): Issue[] {
  const both = new Map<string, Issue>()
  for (const [code, { mobile, sessions }] of cells) {
    const unrecorded = (mobile ?? 0) - (sessions ?? 0)
    if (sessions === null || sessions === 0 || unrecorded === 0) continue
    both.set(code, warningIssue('session-beside-mobile', place(code), { unrecorded, sessions }))
  }
  const isToldByPart = (code: string): boolean => (findIndicator(code)?.parts ?? []).some((part) => both.has(part))
  return [...both].flatMap(([code, issue]) => (isToldByPart(code) ? [] : [issue]))
}

/** A cumulative is judged on the days that move it, so that one wrong day does not mark every day after it. */
function checkStocks(figures: Figures, carried: Stocks, place: Place): Issue[] {
  const moves = (...flows: string[]) => flows.some((flow) => figures.has(flow))
  return [
    ...(moves('CC_RCV', 'CC_DLV') ? checkCardStock(figures, carried, place) : []),
    ...(moves('EID_COL', 'EID_APP', 'EID_REJ') ? checkWaiting(figures, carried, place) : []),
    ...(moves('EID_APP', 'EID_ACT') ? checkActivated(figures, carried, place) : []),
  ]
}

function checkCardStock(figures: Figures, carried: Stocks, place: Place): Issue[] {
  const before = carried['CC_UNCL'] ?? null
  const stock = stockAfter('CC_UNCL', carried, figures) ?? 0
  const received = figures.get('CC_RCV')?.value ?? 0
  const delivered = figures.get('CC_DLV')?.value ?? 0
  const params: IssueParams = { before: before ?? 0, received, delivered, stock }
  if (stock < 0) return [errorIssue('stock-negative', place('CC_DLV'), params)]
  if (before === null || !isTenfold(before, stock)) return []
  return [warningIssue('tenfold', place(received > delivered ? 'CC_RCV' : 'CC_DLV'), params)]
}

/** One within 8–12 times the other: a digit too many or too few. Counts below 100 are too small to tell. */
function isTenfold(before: number, after: number): boolean {
  const small = Math.min(before, after)
  const large = Math.max(before, after)
  return large >= TENFOLD_FROM && large >= 8 * small && large <= 12 * small
}

function checkWaiting(figures: Figures, carried: Stocks, place: Place): Issue[] {
  const collected = stockAfter('EID_COL_CUM', carried, figures)
  const approved = stockAfter('EID_APP_CUM', carried, figures)
  const rejected = stockAfter('EID_REJ_CUM', carried, figures) ?? 0
  if (collected === null || approved === null) return []
  const waiting = collected - approved - rejected
  return waiting < 0
    ? [warningIssue('waiting-negative', place('EID_APP'), { collected, approved, rejected, waiting })]
    : []
}

function checkActivated(figures: Figures, carried: Stocks, place: Place): Issue[] {
  const activated = stockAfter('EID_ACT_CUM', carried, figures)
  const approved = stockAfter('EID_APP_CUM', carried, figures)
  if (activated === null || approved === null || activated <= approved) return []
  return [warningIssue('activated-exceeds-approved', place('EID_ACT'), { activated, approved })]
}
