import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { ReconciliationSaving } from './reconciliation-saving.service.ts'
import type { ReconciliationService } from './reconciliation.service.ts'

/** Contract of the reconciliation area → its services. */
export function reconciliationHandlers(
  reconciliation: ReconciliationService,
  saving: ReconciliationSaving,
): AreaHandlers<'reconciliation'> {
  return {
    'reconciliation.getVariances': (input) => reconciliation.compare(input),
    'reconciliation.listDays': () => reconciliation.listDays(),
    'reconciliation.listChanges': (input) => reconciliation.listChanges(input),
    'reconciliation.recordNational': (input, caller) => saving.recordNational(input, caller.author),
    'reconciliation.setReasons': (input, caller) => saving.setReasons(input, caller.author),
  }
}
