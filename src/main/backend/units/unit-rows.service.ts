import type { Setup } from '#shared/settings/settings.schema.ts'
import { outsideCode, unallocatedCode } from '#shared/settings/setup-rows.rules.ts'
import type { Preset, UnitKind } from '#shared/units/units.schema.ts'
import type { NewUnitRevision } from '../figures/ledger-rows.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { NewUnit, UnitRow, UnitsRepo } from './units.repo.ts'

interface WantedRow {
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
}

/** A unit entered today may carry figures of any earlier day. */
const always = '1900-01-01'
const unitKinds: Readonly<Record<Preset, UnitKind>> = { huyen: 'district', 'hai-cap': 'province', cum: 'cluster' }

export type UnitRowsService = ReturnType<typeof createUnitRowsService>

/** Lays down the unit of the store and its rows as the set-up wants them; the caller holds the transaction. */
export function createUnitRowsService(repo: UnitsRepo, levels: LevelsService) {
  function upsert(existing: ReadonlyMap<string, UnitRow>, unit: NewUnit): number {
    const found = existing.get(unit.code)
    if (found === undefined) return repo.insert(unit)
    repo.update(found.id, unit)
    return found.id
  }
  return {
    all: () => repo.all(),
    /**
     * Adds, renames and reorders rows; a row left out goes only if nothing was ever recorded for it. Answers the units
     * that are not what they were.
     */
    applyRows(setup: Setup): NewUnitRevision[] {
      const before = repo.all()
      const rows = rowsOf(setup)
      const own = setup.unit.code
      refuseDuplicates([...(isOwnRow(setup) ? [] : [own]), ...rows.map((row) => row.code)])
      const existing = new Map(before.map((unit) => [unit.code, unit]))
      const dates = { validFrom: always, validTo: null }
      const root = { code: own, kind: rootKind(setup), name: setup.unit.name, parentId: null, sortOrder: 0, ...dates }
      const rootId = upsert(existing, root)
      rows.forEach((row, index) => {
        if (row.code !== own) upsert(existing, { ...row, parentId: rootId, sortOrder: index + 1, ...dates })
      })
      const kept = new Set([own, ...rows.map((row) => row.code)])
      const dropped = [...existing.values()].filter((unit) => !kept.has(unit.code))
      const used = [...dropped, ...ownRowGivenUp(existing, setup)].filter((unit) => levels.hasFigures(unit.id))
      if (used.length > 0) throw new DomainError('settings/row-has-figures', { names: used.map((unit) => unit.name) })
      for (const unit of dropped) repo.remove(unit.id)
      return changesBetween(before, repo.all())
    },
  }
}

function rowsOf(setup: Setup): WantedRow[] {
  return [
    ...setup.communes.map((commune): WantedRow => ({ ...commune, kind: 'commune' })),
    ...setup.extraRows.map((row): WantedRow => ({ ...row, kind: 'extra' })),
    { code: unallocatedCode(setup.unit.code), kind: 'unallocated', name: 'Chưa phân xã' },
    { code: outsideCode(setup.unit.code), kind: 'outside', name: 'Ngoài địa bàn' },
  ]
}

function rootKind(setup: Setup): UnitKind {
  return isOwnRow(setup) ? 'commune' : unitKinds[setup.preset]
}

/** A unit whose only commune is itself (a commune's own police) is its own row. */
function isOwnRow({ unit, communes }: Setup): boolean {
  return communes.length === 1 && communes[0]?.code === unit.code
}

/** The unit itself when it was its own row and is not to be one any more. */
function ownRowGivenUp(existing: ReadonlyMap<string, UnitRow>, setup: Setup): UnitRow[] {
  const root = existing.get(setup.unit.code)
  return root?.kind === 'commune' && !isOwnRow(setup) ? [root] : []
}

function refuseDuplicates(codes: readonly string[]): void {
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index)
  if (repeated.length > 0) throw new DomainError('settings/duplicate-code', { codes: [...new Set(repeated)] })
}

function changesBetween(before: readonly UnitRow[], after: readonly UnitRow[]): NewUnitRevision[] {
  const known = new Set(before.map((unit) => JSON.stringify(unit)))
  const kept = new Set(after.map((unit) => unit.code))
  const changed = after.filter((unit) => !known.has(JSON.stringify(unit)))
  const removed = before.filter((unit) => !kept.has(unit.code))
  return [...changed.map((unit) => asRevision(unit, 0)), ...removed.map((unit) => asRevision(unit, 1))]
}

function asRevision({ id: _id, parentId: _parentId, ...unit }: UnitRow, isRemoved: 0 | 1): NewUnitRevision {
  return { ...unit, isRemoved }
}
