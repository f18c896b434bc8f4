import { DomainError } from '../rpc/domain-error.ts'
import { createWorkerCalls } from '../rpc/worker-calls.ts'
import type { StoreJobs } from './store-jobs.ts'
import type { StoreTasks } from './store-tasks.ts'

/** A large store on a slow disk takes minutes to be read through; longer than this, something hangs. */
const DEFAULT_TIMEOUT_MS = 30 * 60_000

export interface StoreRequest {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

export type StoreAnswer =
  | { readonly value: unknown }
  | { readonly refusal: { readonly code: string; readonly data: unknown } }

export interface ClosableJobs extends StoreJobs {
  /** Ends the worker; what is under way rejects. Idempotent. */
  close(): Promise<void>
}

/** Runs the tasks on store files in a worker thread; a refusal there is the same refusal here. */
export function createWorkerJobs(workerUrl: URL, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}): ClosableJobs {
  const calls = createWorkerCalls<StoreAnswer>(workerUrl, { name: 'store worker', timeoutMs })
  return {
    async run(name, input) {
      const answer = await calls.call({ name, input } satisfies Omit<StoreRequest, 'id'>)
      if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.data)
      // Both sides are built from the same table of tasks.
      return answer.value as never
    },
    close: () => calls.close(),
  }
}

/** Runs the tasks on this thread, for a process that has nobody waiting at a window. */
export function createInlineJobs(tasks: StoreTasks): ClosableJobs {
  return {
    async run(name, input) {
      return tasks[name](input as never) as never
    },
    close: async () => undefined,
  }
}
