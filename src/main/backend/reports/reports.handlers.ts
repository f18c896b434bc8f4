import { requireGrantedDocument, requireGrantedWorkbook } from '../desktop/desktop.handlers.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'
import { formsHandlers } from './forms.handlers.ts'
import type { FormsService } from './forms.service.ts'
import type { OfficeService } from './office.service.ts'
import type { PastReportsService } from './past-reports.service.ts'
import type { ReportsService } from './reports.service.ts'

/** Contract of the reports area → its services. */
export function reportsHandlers(
  reports: ReportsService,
  past: PastReportsService,
  office: OfficeService,
  forms: FormsService,
): AreaHandlers<'reports'> {
  return {
    ...formsHandlers(forms),
    'reports.listForms': () => reports.listForms(),
    'reports.buildReport': (input) => reports.buildReport(input),
    'reports.showReport': (input) => reports.showReport(input),
    'reports.buildParagraphs': (input) => office.buildParagraphs(input),
    'reports.exportDocument': (input, caller) => {
      requireGrantedDocument(input.path, caller)
      return office.exportDocument(input, caller.author)
    },
    'reports.listExports': (input) => reports.listExports(input),
    'reports.buildPastReport': (input) => past.buildPastReport(input),
    'reports.exportAgain': (input, caller) => {
      requireGrantedWorkbook(input.path, caller)
      return past.exportAgain(input, caller.author)
    },
    'reports.exportWorkbook': (input, caller) => {
      requireGrantedWorkbook(input.path, caller)
      return reports.exportWorkbook(input, caller.author)
    },
  }
}
