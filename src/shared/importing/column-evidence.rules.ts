/** What columns beside each other prove of one that its own words leave open. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { DOUBTFUL } from './header-decision.rules.ts'
import { meaningOf } from './header-meaning.rules.ts'
import { countsByRow } from './ratio-evidence.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'

const FEWEST_ROWS = 3
const ALL_ROWS = Number.MAX_SAFE_INTEGER
const TOTALS = ['CC_TOTAL', 'EID_COL', 'EID_APP', 'EID_REJ', 'EID_ACT']

/** Columns that add up, row by row, as only a total and its parts do: "CCCD" beside mới, đổi and lại. */
export function withSums(columns: readonly FoundColumn[]): FoundColumn[] {
  let known = [...columns]
  for (const whole of TOTALS) known = withSumOf(whole, known)
  return known
}

function withSumOf(whole: string, columns: readonly FoundColumn[]): FoundColumn[] {
  const parts = findIndicator(whole)?.parts ?? []
  return columns.flatMap((total) => {
    if (!mayBe(total, whole)) return [total]
    const found = parts.map((part) => onlyOne(columns, part, total))
    const isProven =
      found.every((one) => one !== null) &&
      addsUp(
        total,
        found.filter((one) => one !== null),
      )
    return [isProven ? decided(total, whole, 'mọi hàng bằng tổng các cột thành phần') : total]
  })
}

/** Left open between this and other meanings, in words that are all known. */
function mayBe({ decision: { meaning, confidence, options, relative } }: FoundColumn, code: string): boolean {
  if (meaning.kind !== 'unknown' || confidence <= DOUBTFUL || relative !== undefined) return false
  return options.some((one) => one.kind === 'flow' && one.indicator === code && one.channel === 'ALL')
}

function onlyOne(columns: readonly FoundColumn[], part: string, total: FoundColumn): FoundColumn | null {
  const [only, ...others] = columns.filter(({ decision: { meaning, period }, dateText }) => {
    const isPart = meaning.kind === 'flow' && meaning.indicator === part && meaning.channel === 'ALL'
    return isPart && dateText === total.dateText && period === total.decision.period
  })
  return others.length === 0 ? (only ?? null) : null
}

function addsUp(total: FoundColumn, parts: readonly FoundColumn[]): boolean {
  const counts = parts.map((part) => countsByRow(part, ALL_ROWS))
  const stated = Array.from(countsByRow(total, ALL_ROWS))
  const isSum = ([row, value]: [number, number]) => value === counts.reduce((sum, its) => sum + (its.get(row) ?? 0), 0)
  const saying = stated.filter(([row]) => counts.filter((its) => (its.get(row) ?? 0) > 0).length > 1)
  return stated.length >= FEWEST_ROWS && saying.length > 1 && stated.every(isSum)
}

const STAGES = ['col', 'app', 'act']

/**
 * "TN", "PD" and "KH" beside each other are thu nhận, phê duyệt and kích hoạt; KH alone may be a plan, and where a
 * result, a target or a percentage stands in the table it is asked about.
 */
export function withStages(columns: readonly FoundColumn[], signs: CellSigns): FoundColumn[] {
  const isCompared = columns.some(
    ({ decision, header }) =>
      decision.meaning.kind === 'target' ||
      decision.meaning.kind === 'ratio' ||
      header.some((text) => signs.features(text).leftovers.includes('th')),
  )
  if (isCompared) return [...columns]
  const placed = columns.map((column) => ({ column, said: stageOf(column, signs) }))
  return placed.map(({ column, said }) => {
    const [only, ...others] = column.decision.options
    const isOpen = column.decision.meaning.kind === 'unknown' && column.decision.confidence > DOUBTFUL
    if (said === null || !said.isShort || !isOpen || only?.kind !== 'flow' || others.length > 0) return column
    const beside = placed.filter((one) => one.said !== null && one.said.rest === said.rest)
    const stages = new Set(beside.map((one) => one.said?.stage))
    if (!STAGES.every((stage) => stages.has(stage))) return column
    return decided(column, only.indicator, 'thu nhận, phê duyệt, kích hoạt đứng cạnh nhau')
  })
}

/** The stage a header names, whether in letters that may mean something else, and all else that it says. */
function stageOf({ header }: FoundColumn, signs: CellSigns): { stage: string; isShort: boolean; rest: string } | null {
  const levels = header.map((text) => signs.features(text))
  const at = levels.findLastIndex(({ values }) => values.has('stage'))
  const [stage, ...others] = levels[at]?.values.get('stage') ?? []
  if (stage === undefined || others.length > 0 || levels.some(({ leftovers }) => leftovers.length > 0)) return null
  const rest = levels.map(({ values }) =>
    [...values]
      .filter(([name]) => name !== 'stage' && name !== 'plain')
      .map(([name, its]) => `${name}=${[...its].join(',')}`)
      .join(' '),
  )
  return { stage, isShort: levels[at]?.weak.has('stage') === true, rest: [...header.slice(0, at), ...rest].join('|') }
}

function decided(column: FoundColumn, indicator: string, reason: string): FoundColumn {
  const meaning = meaningOf(indicator, null)
  const { period } = column.decision
  return { ...column, decision: { meaning, confidence: 92, reason, options: [], period } }
}
