import type { UnitState } from '#shared/province/reorganisation.schema.ts'
import type { NewUnitRevision } from '../figures/ledger-rows.ts'
import type { UnitRow, UnitsRepo } from './units.repo.ts'

/** The days of a unit that nobody may use any more but that figures were once recorded for: before any book. */
const noDays = { validFrom: '1900-01-01', validTo: '1900-01-01' } as const

export type UnitChangesService = ReturnType<typeof createUnitChangesService>

/** Begins, ends, renames and moves units of the store; the caller holds the transaction and appends what is answered. */
export function createUnitChangesService(repo: UnitsRepo) {
  const byCode = (): Map<string, UnitRow> => new Map(repo.all().map((unit) => [unit.code, unit]))
  function place(parentCode: string | null, known: ReadonlyMap<string, UnitRow>): number | null {
    if (parentCode === null) return null
    const parent = known.get(parentCode)
    if (parent === undefined) throw new Error(`no unit ${parentCode} to stand below`)
    return parent.id
  }
  return {
    /** Every unit as it stands after all reorganisations. */
    states: (): UnitState[] => repo.all().map(({ id: _id, parentId: _parentId, ...state }) => state),
    /** Parents come before their rows. */
    begin(units: readonly UnitState[]): NewUnitRevision[] {
      const known = byCode()
      for (const unit of units) {
        const parentId = place(unit.parentCode, known)
        const id = repo.insert({ ...unit, parentId })
        known.set(unit.code, { ...unit, id, parentId })
      }
      return units.map((unit) => ({ ...unit, isRemoved: 0 }))
    },
    /** Units as they become. */
    change(units: readonly UnitState[]): NewUnitRevision[] {
      const known = byCode()
      for (const { code, parentCode, ...state } of units) {
        const row = known.get(code)
        if (row === undefined) throw new Error(`no unit ${code} to change`)
        repo.update(row.id, { ...state, parentId: place(parentCode, known) })
        repo.redate(row.id, state)
      }
      return units.map((unit) => ({ ...unit, isRemoved: 0 }))
    },
    /** Takes units away again, rows before their parents; one that figures were once recorded for keeps its row without days. */
    takeAway(codes: readonly string[], wasUsed: (unitId: number) => boolean): NewUnitRevision[] {
      const known = byCode()
      return codes.toReversed().flatMap((code): NewUnitRevision[] => {
        const row = known.get(code)
        if (row === undefined) return []
        const { id, parentId: _parentId, ...state } = row
        if (wasUsed(id)) {
          repo.redate(id, noDays)
          return [{ ...state, ...noDays, isRemoved: 0 }]
        }
        repo.remove(id)
        return [{ ...state, isRemoved: 1 }]
      })
    },
  }
}
