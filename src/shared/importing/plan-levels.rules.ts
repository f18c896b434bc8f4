/** Levels of the file against the book: the one in force at the end of the span counts, a dated one is written there. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { PlanBook } from './plan-book.ts'
import { policyOf, settle, type SettledRequest } from './plan-conflict.rules.ts'
import { decide, type Given, type Ledger, refuse, requestFor } from './plan-fate.ts'

/** A level that a commit writes. */
export interface PlannedLevel {
  readonly unitCode: string
  readonly indicator: string
  readonly on: string
  readonly after: number | null
}

/** Decides the figures given for one level of one row on one day. */
export function planLevel(
  givens: readonly Given[],
  request: SettledRequest,
  book: PlanBook,
  ledger: Ledger,
): PlannedLevel[] {
  const [first, ...others] = givens.toSorted(
    (a, b) => Number(a.figure.value === null) - Number(b.figure.value === null),
  )
  if (first === undefined) return []
  const { unitCode, indicator, to, value } = first.figure
  const different = others.find(({ figure }) => figure.value !== null && figure.value !== value)
  if (different !== undefined) {
    refuse(ledger, request.sheetNames, givens, 'import/twice-in-file', {
      value: formatCount(value ?? 0),
      other: formatCount(different.figure.value ?? 0),
      otherCell: different.figure.address,
    })
    return []
  }
  for (const { index } of others) ledger.twins.set(index, first.index)
  const policy = policyOf(request, first.figure)
  if (policy === 'add' && value !== null) {
    refuse(ledger, request.sheetNames, [first], 'import/add-level', { value })
    return []
  }
  const dated = book.standing.levelOn(unitCode, indicator, to)
  // An opening is what was said of that very day; a population holds until the next one is given.
  const standing = findIndicator(indicator)?.type === 'stock' ? book.standing.levelAt(unitCode, indicator, to) : dated
  const settlement = settle(value, standing, policy, request.choices.blankDeletes && dated !== null)
  const isWritten = settlement.kind === 'set'
  const isLocked = isWritten && indicator === 'CC_ERR' && book.lockOf(unitCode, to, to) !== null
  const after = isWritten ? settlement.target : dated
  const changed = isLocked ? 'locked' : standing === null ? 'new' : 'changed'
  const status = isWritten ? changed : settlement.kind === 'keep' ? 'kept' : 'same'
  const { index, cell } = decide(ledger, first, {
    status,
    channel: 'STOCK',
    standing,
    before: dated,
    after,
    issue: null,
  })
  if (!isWritten) return []
  if (isLocked) {
    ledger.requests.push(requestFor(cell, { stood: dated, beside: null }))
    return []
  }
  ledger.postings.push(index)
  return [{ unitCode, indicator, on: to, after }]
}
