import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Calls answered by a worker thread: each goes out with an id and comes back with it. */
export interface WorkerCalls<Answer> {
  /** Rejects with the worker's error, after a crash of the worker, or when it takes too long. */
  call(request: object): Promise<Answer>
  /** Lets an idle worker go with all the memory it holds; the next call starts another. */
  rest(): Promise<void>
  /** Ends the worker; what is under way rejects. Idempotent. */
  close(): Promise<void>
}

/** A generation of short-lived objects that is let grow keeps memory that nobody needs. */
const YOUNG_HEAP_MB = 12

interface Pending<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

export interface WorkerOptions {
  /** What messages call the worker: `spreadsheet worker`. */
  readonly name: string
  readonly timeoutMs: number
  /** Beyond it the worker ends and what is under way rejects (`isOutOfMemory`); as much as there is unless given. */
  readonly heapMb?: number
}

/** What the worker posts: the answer's own fields, or an error. */
type Posted<Answer> = { readonly id: number } & (Answer | { readonly error: unknown })

/**
 * Starts the worker at the first call and again after a crash or a timeout. An idle worker does not keep the process
 * alive; a call under way does.
 * @param workerUrl the worker's source file or the chunk built from it
 */
export function createWorkerCalls<Answer extends object>(
  workerUrl: URL,
  { name, timeoutMs, heapMb }: WorkerOptions,
): WorkerCalls<Answer> {
  const pending = new Map<number, Pending<Answer>>()
  let worker: Worker | undefined
  let lastId = 0
  let isClosed = false

  function settle(id: number): Pending<Answer> | undefined {
    const request = pending.get(id)
    if (request === undefined) return undefined
    clearTimeout(request.timer)
    pending.delete(id)
    if (pending.size === 0) worker?.unref()
    return request
  }

  function start(): Worker {
    const started = new Worker(workerUrl, {
      execArgv: [],
      env: workerEnv(),
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_HEAP_MB,
        ...(heapMb === undefined ? {} : { maxOldGenerationSizeMb: heapMb }),
      },
    })
    started.on('message', (posted: Posted<Answer>) => {
      const request = settle(posted.id)
      if ('error' in posted) request?.reject(toError(posted.error))
      else request?.resolve(posted)
    })
    const fail = (error: Error): void => {
      if (worker === started) void abandon(error)
    }
    started.on('error', (error) => fail(toError(error)))
    started.on('messageerror', fail)
    started.on('exit', (code) => fail(new Error(`The ${name} ended with code ${code}`)))
    return started
  }

  /** Lets the worker go with everything it was doing; the next call starts a new one. */
  async function abandon(error: Error): Promise<void> {
    const abandoned = worker
    worker = undefined
    for (const id of pending.keys()) settle(id)?.reject(error)
    await abandoned?.terminate()
  }

  return {
    call: (request) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error(`The ${name} is closed`)
        worker ??= start()
        const id = ++lastId
        worker.postMessage({ ...request, id })
        worker.ref()
        const onTimeout = (): void => void abandon(new Error(`The ${name} took more than ${timeoutMs} ms`))
        pending.set(id, { resolve, reject, timer: setTimeout(onTimeout, timeoutMs) })
      }),
    async rest() {
      if (pending.size > 0) return
      const resting = worker
      worker = undefined
      await resting?.terminate()
    },
    async close() {
      isClosed = true
      await abandon(new Error(`The ${name} was closed`))
    },
  }
}

/** Where this thread keeps compiled code a worker finds it too: it starts sooner and smaller. */
export function workerEnv(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir()
  return cache === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: cache }
}

export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
