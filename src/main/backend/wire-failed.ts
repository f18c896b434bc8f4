import { contract } from '#shared/contract/contract.ts'
import type { DesktopPort } from './backend-ports.ts'
import { desktopHandlers } from './desktop/desktop.handlers.ts'
import { DomainError } from './rpc/domain-error.ts'
import type { HandlerTable } from './rpc/handler-table.ts'
import { type StartupActions, startupHandlers } from './startup/startup.handlers.ts'

/** Without a store only what can be done about it is answered. */
export function failedHandlers(startup: StartupActions, desktop: DesktopPort): HandlerTable {
  const refuse = (): never => {
    throw new DomainError('store/unsound')
  }
  const refused = Object.fromEntries(Object.keys(contract).map((name) => [name, refuse])) as unknown as HandlerTable
  return {
    ...refused,
    ...desktopHandlers(desktop),
    ...startupHandlers(startup),
    'accounts.getSession': () => ({ mode: 'unset', person: null }),
  }
}
