import { requireGrantedWorkbook } from '../desktop/desktop.handlers.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { AuditService } from './audit.service.ts'

/** Contract of the audit area → its service. */
export function auditHandlers(audit: AuditService): AreaHandlers<'audit'> {
  return {
    'audit.listEvents': (input) => audit.listEvents(input),
    'audit.getEvent': (input) => audit.getEvent(input),
    'audit.getChain': () => audit.getChain(),
    'audit.exportExtract': (input, caller) => {
      requireGrantedWorkbook(input.path, caller)
      return audit.exportExtract(input, caller.author)
    },
  }
}
