import { parentPort } from 'node:worker_threads'
import { createStoreTasks } from './backup/store-tasks.ts'
import type { StoreAnswer, StoreRequest } from './backup/worker-jobs.ts'
import { DomainError } from './rpc/domain-error.ts'
import { storeInspector } from './store-inspector.ts'

/** The worker's side of the store jobs: one task on store files at a time, each on connections of its own. */
if (parentPort === null) throw new Error('store-worker runs in a worker thread only')
const port = parentPort
const tasks: Readonly<Record<string, (input: never) => unknown>> = createStoreTasks(storeInspector)

port.on('message', ({ id, name, input }: StoreRequest) => {
  port.postMessage({ id, ...answer(name, input) })
})

function answer(name: string, input: unknown): StoreAnswer | { readonly error: unknown } {
  try {
    return { value: tasks[name]?.(input as never) }
  } catch (error) {
    // Of an error only its message crosses to the other thread; a refusal is its code and data.
    return error instanceof DomainError ? { refusal: { code: error.code, data: error.data } } : { error }
  }
}
