import type { AreaHandlers } from './rpc/handler-table.ts'
import { servicesHandlers } from './services/services.handlers.ts'
import { createServicesSaving } from './services/services-saving.service.ts'
import type { Book } from './wire-book.ts'

/** Online services on one open store. */
export function wireServices({ services, ledger, units, transaction }: Book): AreaHandlers<'services'> {
  return servicesHandlers(services, createServicesSaving({ services, ledger, units, transaction }))
}
