import type { Verification } from '#shared/backup/backup.contract.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { isDamage } from '../db/open-store.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { MonthSumRow, ProjectedCell, VerifyRepo } from './verify.repo.ts'

const totals = indicators.filter((one) => one.type === 'flow' && one.parts !== undefined)
const separator = ' '

type Typed = Map<string, number | null>

/**
 * Checks a store from end to end: SQLite's own checks, the hash chain, and the projections folded again from the
 * revisions by a computation that shares nothing with the triggers that keep them.
 */
export function createVerifyService(repo: VerifyRepo, ledger: LedgerService) {
  return {
    verifyStore(): Verification {
      const integrity = found(() => repo.integrityProblems())
      const chain = found(() => [
        ...ledger.verifyChain().problems,
        ...repo.disorderedTables().map((table) => `rows of ${table} do not stand in the order of their entries`),
      ])
      const folded = found(() =>
        [...familyProblems(repo.totalParts()), ...repo.unitIds().flatMap((unitId) => unitProblems(repo, unitId))].slice(
          0,
          10,
        ),
      )
      const problems = [...integrity, ...chain, ...folded]
      return {
        ok: problems.length === 0,
        revisions: integrity.length === 0 ? ledger.counts().revisions : 0,
        integrity: integrity.length === 0,
        chain: chain.length === 0,
        totals: folded.length === 0,
        problems,
      }
    },
  }
}

/** What a check found; a store too damaged to be read through is a finding too. */
function found(check: () => string[]): string[] {
  try {
    return check()
  } catch (error) {
    if (!isDamage(error)) throw error
    return ['the store cannot be read through: its file is damaged']
  }
}

export type VerifyService = ReturnType<typeof createVerifyService>

/** The triggers add up what the catalogue says, no more and no less. */
function familyProblems(stored: readonly string[]): string[] {
  const expected = totals.flatMap((total) => (total.parts ?? []).map((part) => `${total.code} ${part}`))
  return stored.toSorted().join() === expected.toSorted().join() ? [] : ['totals have other parts than the catalogue']
}

function unitProblems(repo: VerifyRepo, unitId: number): string[] {
  const typed: Typed = new Map()
  const drafts = new Map<string, string | null>()
  for (const row of repo.revisions(unitId)) {
    const key = cellKey(row)
    typed.set(key, row.value)
    drafts.set(key, row.draft)
  }
  const effective = withTotals(typed)
  const cells = repo.cells(unitId)
  return [
    ...cellProblems(cells, typed, effective),
    ...cells.flatMap((cell) =>
      cell.draft === (drafts.get(cellKey(cell)) ?? null) ? [] : `${cellKey(cell)} has another draft`,
    ),
    ...monthProblems(repo.months(unitId), effective),
  ].map((problem) => `unit ${unitId}: ${problem}`)
}

/** Typed values, and for every total with a reported part that is not typed itself the sum of the parts. */
function withTotals(typed: Typed): Typed {
  const effective = new Map(typed)
  for (const [key, value] of typed) {
    const [code = '', ...place] = key.split(separator)
    const total = totals.find((one) => one.parts?.includes(code))
    if (total === undefined || value === null) continue
    const totalKey = [total.code, ...place].join(separator)
    if ((typed.get(totalKey) ?? null) !== null) continue
    const parts = (total.parts ?? []).map((part) => typed.get([part, ...place].join(separator)) ?? 0)
    effective.set(
      totalKey,
      parts.reduce((sum, part) => sum + part, 0),
    )
  }
  return effective
}

function cellKey({ indicator, from, to, channel }: Omit<ProjectedCell, 'typed' | 'value' | 'draft'>): string {
  return [indicator, from, to, channel].join(separator)
}

function cellProblems(cells: readonly ProjectedCell[], typed: Typed, effective: Typed): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const cell of cells) {
    const key = cellKey(cell)
    seen.add(key)
    if (cell.typed !== (typed.get(key) ?? null) || cell.value !== (effective.get(key) ?? null))
      problems.push(`${key} differs from its revisions`)
  }
  for (const key of effective.keys()) if (!seen.has(key)) problems.push(`${key} is missing`)
  return problems
}

function monthProblems(months: readonly MonthSumRow[], effective: Typed): string[] {
  const sums = new Map<string, { total: number; days: number }>()
  for (const [key, value] of effective) {
    const [code = '', from = '', to = '', channel = ''] = key.split(separator)
    if (from !== to || channel === 'STOCK' || value === null) continue
    const monthKey = [code, from.slice(0, 7), channel].join(separator)
    const sum = sums.get(monthKey) ?? { total: 0, days: 0 }
    sums.set(monthKey, { total: sum.total + value, days: sum.days + 1 })
  }
  const problems = months.flatMap((month) => {
    const key = [month.indicator, month.month, month.channel].join(separator)
    const sum = sums.get(key) ?? { total: 0, days: 0 }
    sums.delete(key)
    return sum.total === month.total && sum.days === month.days ? [] : [`month ${key} differs from its days`]
  })
  return [...problems, ...[...sums.keys()].map((key) => `month ${key} is missing`)]
}
