import { reconciliationHandlers } from './reconciliation/reconciliation.handlers.ts'
import { createReconciliationSaving } from './reconciliation/reconciliation-saving.service.ts'
import type { AreaHandlers } from './rpc/handler-table.ts'
import type { Book } from './wire-book.ts'

/** The national system's figures beside the unit's own, on one open store. */
export function wireReconciliation(book: Book): AreaHandlers<'reconciliation'> {
  const { reconciliation, ledger, units, transaction } = book
  return reconciliationHandlers(
    reconciliation,
    createReconciliationSaving({ reconciliation, ledger, units, transaction }),
  )
}
