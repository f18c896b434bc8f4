import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'

type Workspace = ReturnType<UnitsService['requireWorkspace']>

export type ProvinceUnit = ReturnType<typeof createProvinceUnit>

/** Whether the store is a province's: only there are units' sheets taken in and added up. */
export function createProvinceUnit(units: Pick<UnitsService, 'requireWorkspace'>) {
  return {
    /** @throws DomainError `units/not-configured`, `province/not-a-province` */
    require(): Workspace {
      const workspace = units.requireWorkspace()
      if (workspace.unit.kind !== 'province') throw new DomainError('province/not-a-province')
      return workspace
    },
  }
}
