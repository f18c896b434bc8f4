/** What columns say about each other: parts of the one on the left, totals over days, and twice the same. */
import { findIndicator, totalOf } from '#shared/indicators/indicators.rules.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { withStages, withSums } from './column-evidence.rules.ts'
import { encodeMeaning } from './column-meaning.rules.ts'
import { SURE } from './header-base.rules.ts'
import { DOUBTFUL, ignored } from './header-decision.rules.ts'
import { cumulativeMeaning, meaningOf } from './header-meaning.rules.ts'
import { countsByRow } from './ratio-evidence.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'

/** `columns` from left to right. */
export function relateColumns(columns: readonly FoundColumn[], signs: CellSigns): FoundColumn[] {
  const related: FoundColumn[] = []
  for (const column of withStages(columns, signs)) related.push(relatedTo(column, related))
  return askAboutTwins(totalsOverDays(withSums(withBareParts(related))))
}

function relatedTo(column: FoundColumn, before: readonly FoundColumn[]): FoundColumn {
  const { relative } = column.decision
  const left = before.at(-1)
  if (left === undefined || left.column !== column.column - 1) return column
  if (relative === undefined) return totalOfLeft(column, before) ?? settledByLeft(column, left)
  const { meaning } = left.decision
  if (meaning.kind !== 'flow' || meaning.channel !== 'ALL') return column
  if (relative === 'cumulative') return cumulativeOfLeft(column, meaning.indicator, before)
  const part = meaningOf(meaning.indicator, relative)
  const reason = `${column.decision.reason.split(',')[0]} của cột bên trái`
  return isSameGroup(column, left) ? decided(column, part, 92, reason) : proposed(column, [part], reason)
}

/**
 * "Tổng" right of all the parts of one total is that total where the words say so much ("Tổng CCCD" after mới, đổi,
 * lại), or where every row adds up.
 */
function totalOfLeft(column: FoundColumn, before: readonly FoundColumn[]): FoundColumn | null {
  const { decision, saysTotal } = column
  const whole = totalOf(codeOf(before.at(-1)) ?? '')
  const isOpen = decision.meaning.kind === 'unknown' || decision.confidence <= SURE
  if (!saysTotal || !isOpen || decision.confidence === DOUBTFUL || whole === undefined) return null
  const parts = findIndicator(whole)?.parts ?? []
  const found = before.slice(-parts.length)
  const isWhole = parts.every((part) => found.some((one) => codeOf(one) === part && isOfAll(one)))
  if (!isWhole || found.some(({ dateText }) => dateText !== column.dateText)) return null
  const meaning = meaningOf(whole, null)
  const isSibling = column.header.length > 1 && isSameGroup(column, found.at(-1) ?? column)
  const isOption = decision.options.some((option) => encodeMeaning(option) === encodeMeaning(meaning))
  // "Tổng CCCD còn tồn" says that it is something else, whatever it adds up to.
  if (decision.options.length > 0 && !isOption) return null
  const isNamed = isSibling || isOption
  if (!isNamed && !addsUp(column, found)) return null
  return decided(column, meaning, 93, isNamed ? 'tổng của các cột bên trái' : 'mọi hàng bằng tổng các cột bên trái')
}

function isOfAll({ decision: { meaning } }: FoundColumn): boolean {
  return meaning.kind === 'flow' && meaning.channel === 'ALL'
}

const FEWEST_ROWS = 3
const ALL_ROWS = Number.MAX_SAFE_INTEGER

function addsUp(total: FoundColumn, parts: readonly FoundColumn[]): boolean {
  const counts = parts.map((part) => countsByRow(part, ALL_ROWS))
  const stated = Array.from(countsByRow(total, ALL_ROWS))
  const isSum = ([row, value]: [number, number]) => value === counts.reduce((sum, its) => sum + (its.get(row) ?? 0), 0)
  return stated.length >= FEWEST_ROWS && stated.some(([, value]) => value > 0) && stated.every(isSum)
}

/** Of what a header leaves open, what belongs to the column on the left: its mobile part, or its cumulative. */
function settledByLeft(column: FoundColumn, left: FoundColumn): FoundColumn {
  const { decision } = column
  const { meaning } = left.decision
  if (decision.meaning.kind !== 'unknown' || meaning.kind !== 'flow' || decision.confidence <= DOUBTFUL) return column
  const whole = totalOf(meaning.indicator) ?? meaning.indicator
  const wanted = [
    meaningOf(meaning.indicator, 'MOBILE'),
    cumulativeMeaning(whole),
    cumulativeMeaning(meaning.indicator),
  ]
  const found = wanted.find(
    (one) => one !== null && decision.options.some((option) => encodeMeaning(option) === encodeMeaning(one)),
  )
  if (found === undefined || found === null || decision.confidence > 60) return column
  const isPart = found.kind === 'assertion' || (found.kind === 'flow' && found.channel === 'MOBILE')
  return isPart ? decided(column, found, 91, `${decision.reason}; theo cột bên trái`) : column
}

const CARD_PARTS = ['CC_NEW', 'CC_EXCH', 'CC_REIS']

/** Mới, đổi, lại beside each other under one heading, or under none, are the three kinds of card files. */
function withBareParts(columns: readonly FoundColumn[]): FoundColumn[] {
  return columns.map((column, index) => {
    const part = proposedPart(column)
    if (part === null) return column
    const near = columns.slice(Math.max(0, index - 2), index + 3).filter((one) => isSameGroup(one, column))
    const parts = new Set(near.map((one) => proposedPart(one) ?? codeOf(one)))
    if (!CARD_PARTS.every((one) => parts.has(one))) return column
    return decided(column, meaningOf(part, null), 92, 'mới, đổi, lại đứng cạnh nhau là hồ sơ căn cước')
  })
}

function proposedPart({ decision }: FoundColumn): string | null {
  const [only, ...others] = decision.options.filter(({ kind }) => kind !== 'ignored')
  if (decision.meaning.kind !== 'unknown' || decision.confidence === DOUBTFUL || others.length > 0) return null
  return only?.kind === 'flow' && only.channel === 'ALL' && CARD_PARTS.includes(only.indicator) ? only.indicator : null
}

/** "Trong đó lưu động" beside "Thu nhận CCCD", both alone or both under one heading. */
function isSameGroup(column: FoundColumn, left: FoundColumn): boolean {
  return column.header.slice(0, -1).join('\n') === left.header.slice(0, -1).join('\n') || column.header.length === 1
}

/** Beside a part, "lũy kế" may be that of the part or of all parts. */
function cumulativeOfLeft(column: FoundColumn, indicator: string, before: readonly FoundColumn[]): FoundColumn {
  const meaning = cumulativeMeaning(indicator)
  if (meaning === null) return column
  const total = totalOf(indicator)
  const isAlone = total === undefined || !before.slice(-2, -1).some((one) => totalOf(codeOf(one) ?? '') === total)
  if (isAlone) return decided(column, meaning, 92, 'số lũy kế của cột bên trái, chỉ đối chiếu')
  const whole = cumulativeMeaning(total)
  return proposed(column, whole === null ? [meaning] : [whole, meaning], 'lũy kế của cột bên trái hoặc của cả nhóm')
}

function codeOf(column: FoundColumn | undefined): string | null {
  const meaning = column?.decision.meaning
  return meaning !== undefined && 'indicator' in meaning ? meaning.indicator : null
}

/** Where days stand beside each other, a column without a day of its own is a total over them, or unclear. */
function totalsOverDays(columns: readonly FoundColumn[]): FoundColumn[] {
  const isFigure = ({ decision }: FoundColumn) => decision.meaning.kind === 'flow'
  if (columns.filter((one) => isFigure(one) && one.dateText !== null).length < 2) return [...columns]
  return columns.map((column) => {
    const { meaning } = column.decision
    if (meaning.kind !== 'flow' || column.dateText !== null || column.origin === 'person') return column
    const total: ColumnMeaning = { kind: 'assertion', indicator: meaning.indicator }
    if (column.saysTotal) return decided(column, total, 91, 'số cộng của các ngày trong bảng, chỉ đối chiếu')
    return proposed(column, [meaning, total], 'không ghi ngày trong khi các cột khác có ngày')
  })
}

/** Two columns that would write the same figures: a person says which one is right. */
function askAboutTwins(columns: readonly FoundColumn[]): FoundColumn[] {
  const keyOf = ({ decision, dateText }: FoundColumn) => {
    const { meaning, period } = decision
    const written = meaning.kind === 'flow' || meaning.kind === 'level'
    return written ? `${encodeMeaning(meaning)}|${dateText ?? ''}|${period ?? ''}` : null
  }
  const groups = Map.groupBy(
    columns.filter((one) => one.profile.cells.length > 0),
    keyOf,
  )
  return columns.map((column) => {
    const key = keyOf(column)
    const twins = key === null ? [] : (groups.get(key) ?? []).filter((one) => one !== column)
    if (twins.length === 0 || column.origin === 'person') return column
    const others = twins.map(({ header }) => `“${header.join(' › ')}”`).join(', ')
    return proposed(column, [column.decision.meaning], `cùng ý nghĩa với cột ${others}`)
  })
}

function decided(column: FoundColumn, meaning: ColumnMeaning, confidence: number, reason: string): FoundColumn {
  return { ...column, decision: { meaning, confidence, reason, options: [], period: column.decision.period } }
}

function proposed(column: FoundColumn, options: readonly ColumnMeaning[], reason: string): FoundColumn {
  const { period } = column.decision
  const offered = [...options, ignored]
  return { ...column, decision: { meaning: { kind: 'unknown' }, confidence: 60, reason, options: offered, period } }
}
