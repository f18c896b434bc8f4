import type { Output } from '#shared/contract/contract.ts'
import { requireGranted } from '../desktop/desktop.handlers.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'

/** What the holder of the store can do about one that does not open. */
export interface StartupActions {
  getState(): Output<'startup.getState'>
  findBackups(): Promise<Output<'startup.findBackups'>>
  retry(): Output<'startup.retryOpening'>
  restore(path: string): Promise<Output<'startup.restoreStore'>>
  startAnew(): Output<'startup.startAnew'>
}

/** Contract of the startup area → the composition root, which opens and replaces the store. */
export function startupHandlers(actions: StartupActions): AreaHandlers<'startup'> {
  return {
    'startup.getState': () => actions.getState(),
    'startup.findBackups': () => actions.findBackups(),
    'startup.retryOpening': () => actions.retry(),
    'startup.restoreStore': ({ path }, caller) => {
      requireGranted(path, caller)
      return actions.restore(path)
    },
    'startup.startAnew': () => actions.startAnew(),
  }
}
