import type { AppEvent } from '#shared/contract/reply.ts'
import { createSessionKeeper } from './accounts/session-keeper.ts'
import type { Backend, BackendOptions, LogPort } from './backend-ports.ts'
import { createStoreTasks } from './backup/store-tasks.ts'
import { createInlineJobs, createWorkerJobs } from './backup/worker-jobs.ts'
import { createExcelPort } from './excel/excel-port.ts'
import { createUnderstandPort } from './excel/understand-port.ts'
import { loadFormCatalogue } from './reports/form-catalogue.ts'
import { createDispatcher } from './rpc/dispatcher.ts'
import { holdStore } from './store-holder.ts'
import { loadServiceList } from './services/service-list.ts'
import { storeInspector } from './store-inspector.ts'
import { loadUnitCatalogue } from './units/unit-catalogue.ts'

/**
 * The product without a window. Opens the store (creating it on first use), builds everything on it and answers calls.
 * A store that cannot be used is left as it is: `DomainError('store/…', {path})` is thrown, or with `onFailedStart:
 * 'recover'` the startup procedures answer what it is and what can be done.
 */
export function createBackend(options: BackendOptions): Backend {
  const { log, newId } = options
  const listeners = new Set<(event: AppEvent) => void>()
  const emit = (event: AppEvent): void => listeners.forEach((listener) => tell(listener, event, log))
  const excel = createExcelPort(options.excelWorkerUrl)
  const understanding = createUnderstandPort(options.understandWorkerUrl, options.readWorkerUrl)
  const jobs =
    options.storeWorkerUrl === undefined
      ? createInlineJobs(createStoreTasks(storeInspector))
      : createWorkerJobs(options.storeWorkerUrl)
  const store = holdStore({
    options,
    catalogue: loadUnitCatalogue(options.resourcesDir),
    serviceList: loadServiceList(options.resourcesDir),
    forms: loadFormCatalogue(options.resourcesDir),
    excel,
    understanding,
    jobs,
    sessions: createSessionKeeper(),
    emit,
  })
  return {
    dispatch: createDispatcher({ ...store, log, newId, emit }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    runDueBackups: (moment) => store.runDueBackups(moment),
    async close() {
      store.close()
      listeners.clear()
      await Promise.all([jobs.close(), excel.close(), understanding.close()])
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
