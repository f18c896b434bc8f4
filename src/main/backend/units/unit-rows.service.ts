import type { Setup } from '#shared/settings/settings.schema.ts'
import { outsideCode, unallocatedCode } from '#shared/settings/setup-rows.rules.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { Preset, UnitKind } from '#shared/units/units.schema.ts'
import type { NewUnitRevision } from '../figures/ledger-rows.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { NewUnit, UnitRow, UnitsRepo } from './units.repo.ts'

interface WantedRow {
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentCode: string
}

/** A unit entered today may carry figures of any earlier day. */
const always = '1900-01-01'
const unitKinds: Readonly<Record<Preset, UnitKind>> = { huyen: 'district', 'hai-cap': 'province', cum: 'cluster' }
const groupKinds: Readonly<Record<Preset, UnitKind>> = { huyen: 'district', 'hai-cap': 'cluster', cum: 'cluster' }

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
      const rows = withRowsOfUnits(rowsOf(setup), before, setup.unit.code)
      const own = setup.unit.code
      refuseDuplicates([...(isOwnRow(setup) ? [] : [own]), ...rows.map((row) => row.code)])
      const existing = new Map(before.map((unit) => [unit.code, unit]))
      refuseEnded(rows.flatMap((row) => existing.get(row.code) ?? []))
      const dates = { validFrom: always, validTo: null }
      const root = {
        code: own,
        kind: rootKind(setup, existing.get(own)),
        name: setup.unit.name,
        parentId: null,
        sortOrder: 0,
        ...dates,
      }
      const ids = new Map([[own, upsert(existing, root)]])
      rows.forEach(({ parentCode, ...row }, index) => {
        if (row.code === own) return
        const parentId = ids.get(parentCode) ?? null
        ids.set(row.code, upsert(existing, { ...row, parentId, sortOrder: index + 1, ...dates }))
      })
      const kept = new Set([own, ...rows.map((row) => row.code)])
      const dropped = [...existing.values()].filter((unit) => !kept.has(unit.code) && isOfSetup(unit))
      const used = [...dropped, ...ownRowGivenUp(existing, setup)].filter((unit) => levels.hasFigures(unit.id))
      if (used.length > 0) throw new DomainError('settings/row-has-figures', { names: used.map((unit) => unit.name) })
      for (const unit of dropped.toReversed()) repo.remove(unit.id)
      return changesBetween(before, repo.all())
    },
  }
}

/** Parents before their rows, in printed order. */
function rowsOf(setup: Setup): WantedRow[] {
  const groups = setup.groups.flatMap((group): WantedRow[] => [
    { code: group.code, name: group.name, kind: groupKinds[setup.preset], parentCode: setup.unit.code },
    ...rowsBelow(group.code, group),
  ])
  return [...groups, ...rowsBelow(setup.unit.code, setup)]
}

/**
 * With the rows that units brought along with their sheets: what lies below a unit of the set-up and is not told in it
 * stays, after the unit's own rows.
 */
function withRowsOfUnits(rows: readonly WantedRow[], standing: readonly UnitRow[], own: string): WantedRow[] {
  const wanted = new Set(rows.map((row) => row.code))
  const brought = Map.groupBy(
    standing.filter(({ code, kind, parentCode }) => {
      const isBelow = parentCode !== null && parentCode !== own && wanted.has(parentCode)
      return isBelow && kind !== 'commune' && !isGroup({ kind }) && !wanted.has(code)
    }),
    (one) => one.parentCode,
  )
  const below = (code: string): WantedRow[] =>
    (brought.get(code) ?? []).map(({ code: rowCode, kind, name }) => ({ code: rowCode, kind, name, parentCode: code }))
  return rows.flatMap((row) => {
    if (row.kind === 'unallocated') return [...below(row.parentCode), row]
    return row.kind === 'commune' ? [row, ...below(row.code)] : [row]
  })
}

function rowsBelow(parentCode: string, { communes, extraRows }: Pick<Setup, 'communes' | 'extraRows'>): WantedRow[] {
  return [
    ...communes.map((commune): WantedRow => ({ ...commune, kind: 'commune', parentCode })),
    ...extraRows.map((row): WantedRow => ({ ...row, kind: 'extra', parentCode })),
    { code: unallocatedCode(parentCode), kind: 'unallocated', name: 'Chưa phân xã', parentCode },
    { code: outsideCode(parentCode), kind: 'outside', name: 'Ngoài địa bàn', parentCode },
  ]
}

/** A province whose districts have all ended is still a province. */
function rootKind(setup: Setup, standing: UnitRow | undefined): UnitKind {
  if (setup.groups.length > 0 || standing?.kind === 'province') return 'province'
  return isOwnRow(setup) ? 'commune' : unitKinds[setup.preset]
}

/** A unit whose only commune is itself (a commune's own police) is its own row. */
function isOwnRow({ unit, communes }: Pick<Setup, 'unit' | 'communes'>): boolean {
  return communes.length === 1 && communes[0]?.code === unit.code
}

/** Units that a reorganisation began or ended are no longer the set-up's to take away. */
function isOfSetup({ validFrom, validTo }: UnitRow): boolean {
  return validFrom === always && validTo === null
}

function refuseEnded(units: readonly UnitRow[]): void {
  const ended = units.filter(({ validTo }) => validTo !== null)
  if (ended.length > 0) throw new DomainError('settings/duplicate-code', { codes: ended.map(({ code }) => code) })
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
