import type { Output } from '#shared/contract/contract.ts'
import { areas } from '#shared/contract/procedure.ts'
import type { AppEvent } from '#shared/contract/reply.ts'
import type { Backend, BackendOptions, LogPort } from './backend-ports.ts'
import { fileStamp } from './backup/file-stamp.ts'
import { swapStore } from './backup/restore-store.ts'
import { closedOnFailure, copyStore, openStore, type Store } from './db/open-store.ts'
import { createExcelPort } from './excel/excel-port.ts'
import { loadFormCatalogue } from './reports/form-catalogue.ts'
import { createDispatcher } from './rpc/dispatcher.ts'
import type { HandlerTable } from './rpc/handler-table.ts'
import { loadUnitCatalogue } from './units/unit-catalogue.ts'
import { createStoreInspector, wireAreas } from './wire-areas.ts'

/**
 * The product without a window. Opens the store (creating it on first use), builds everything on it and answers calls.
 * Throws `DomainError('store/foreign' | 'store/newer' | 'store/damaged', {path})` and leaves the file as it is when it
 * cannot be used.
 */
export function createBackend(options: BackendOptions): Backend {
  const { dbPath, clock, log, newId } = options
  const listeners = new Set<(event: AppEvent) => void>()
  const emit = (event: AppEvent): void => listeners.forEach((listener) => tell(listener, event, log))
  const inspector = createStoreInspector(options)
  const excel = createExcelPort(options.excelWorkerUrl)
  const catalogue = loadUnitCatalogue(options.resourcesDir)
  const forms = loadFormCatalogue(options.resourcesDir)
  const surroundings = { options, catalogue, forms, excel, inspector, restore }
  let core = openCore()

  function openCore(): { db: Store; handlers: HandlerTable } {
    const db = openStore(dbPath, () => copyStore(dbPath, `${dbPath}.truoc-nang-cap-${fileStamp(clock.instant())}`))
    return { db, handlers: closedOnFailure(db, dbPath, () => wireAreas(db, surroundings)) }
  }

  function restore(backupPath: string): Output<'backup.restoreBackup'> {
    try {
      return swapStore({
        storePath: dbPath,
        backupPath,
        stamp: fileStamp(clock.instant()),
        inspector,
        closeStore: () => core.db.close(),
      })
    } finally {
      if (!core.db.open) {
        core = openCore()
        emit({ type: 'stale', areas })
      }
    }
  }

  return {
    dispatch: createDispatcher({ handlers: () => core.handlers, log, newId, emit }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      core.db.close()
      listeners.clear()
      await excel.close()
    },
  }
}

/** A listener that fails is not the command's failure: that has been committed. */
function tell(listener: (event: AppEvent) => void, event: AppEvent, log: LogPort): void {
  try {
    listener(event)
  } catch (error) {
    log.error(`a listener failed on ${event.type}`, error)
  }
}
