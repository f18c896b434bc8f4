import type { StoreTasks } from './store-tasks.ts'

/** Where the tasks on store files are run: off the main thread, one after another, in the order they were given. */
export interface StoreJobs {
  run<N extends keyof StoreTasks>(name: N, input: Parameters<StoreTasks[N]>[0]): Promise<ReturnType<StoreTasks[N]>>
}
