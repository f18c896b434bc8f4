import { requireGrantedWorkbook } from '../desktop/desktop.handlers.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { ReportsService } from './reports.service.ts'

/** Contract of the reports area → its service. */
export function reportsHandlers(reports: ReportsService): AreaHandlers<'reports'> {
  return {
    'reports.listForms': () => reports.listForms(),
    'reports.buildReport': (input) => reports.buildReport(input),
    'reports.exportWorkbook': (input, caller) => {
      requireGrantedWorkbook(input.path, caller)
      return reports.exportWorkbook(input)
    },
  }
}
