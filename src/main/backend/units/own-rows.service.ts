import { outsideCode, unallocatedCode } from '#shared/settings/setup-rows.rules.ts'
import type { UnitKind } from '#shared/units/units.schema.ts'
import type { NewUnitRevision } from '../figures/ledger-rows.ts'
import type { UnitRow, UnitsRepo } from './units.repo.ts'

interface OwnRow {
  readonly code: string
  readonly name: string
}

/** A unit entered today may carry figures of any earlier day. */
const always = '1900-01-01'

export type OwnRowsService = ReturnType<typeof createOwnRows>

/** Rows that a unit of a province keeps for itself and the province meets in what the unit sends. */
export function createOwnRows(repo: Pick<UnitsRepo, 'all' | 'insert'>) {
  return {
    /** Adds rows below a unit, after those it has; the caller holds the transaction and appends what is answered. */
    addRows(parent: Pick<UnitRow, 'id' | 'code' | 'sortOrder'>, rows: readonly OwnRow[]): NewUnitRevision[] {
      const below = repo.all().filter((one) => one.parentId === parent.id)
      return rows.map(({ code, name }) => {
        const kind = kindOf(parent.code, code)
        // An own row stands behind the communes, «Chưa phân xã» and «Ngoài địa bàn» behind all.
        const before = below.filter((one) => kind !== 'extra' || one.kind === 'commune' || one.kind === 'extra')
        const sortOrder = Math.max(parent.sortOrder, ...before.map((one) => one.sortOrder))
        const row = { code, name, kind, validFrom: always, validTo: null, sortOrder }
        repo.insert({ ...row, parentId: parent.id })
        return { ...row, parentCode: parent.code, isRemoved: 0 }
      })
    },
  }
}

function kindOf(unitCode: string, code: string): UnitKind {
  if (code === unallocatedCode(unitCode)) return 'unallocated'
  return code === outsideCode(unitCode) ? 'outside' : 'extra'
}
