import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { UnitsService } from './units.service.ts'

/** Contract of the units area → its service. */
export function unitsHandlers(units: UnitsService): AreaHandlers<'units'> {
  return {
    'units.getWorkspace': () => units.getWorkspace(),
    'units.listRows': (input) => units.listRows(input),
    'units.listParts': (input) => units.listParts(input),
    'units.listReportingUnits': (input) => units.listReportingUnits(input),
    'units.listProvinces': (input) => units.listProvinces(input),
    'units.listChildren': (input) => units.listChildren(input),
    'units.searchCatalogue': (input) => units.searchCatalogue(input),
  }
}
