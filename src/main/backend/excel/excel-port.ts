import { Worker } from 'node:worker_threads'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import type { RenderReply, RenderRequest } from './excel-worker.ts'

const DEFAULT_TIMEOUT_MS = 60_000

/** Spreadsheet work off the main thread. */
export interface ExcelPort {
  /** Writes a workbook; rejects with the writer's error, after a crash of the worker, or when it takes too long. */
  render(model: SheetModel, meta: SheetMeta): Promise<Uint8Array>
  /** Ends the worker; what is under way rejects. Idempotent. */
  close(): Promise<void>
}

interface Pending {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/**
 * Starts the worker at the first request and again after a crash or a timeout. An idle worker does not keep the
 * process alive; a request under way does.
 * @param workerUrl `excel-worker.ts` itself or the chunk built from it
 */
export function createExcelPort(workerUrl: URL, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}): ExcelPort {
  const pending = new Map<number, Pending>()
  let worker: Worker | undefined
  let lastId = 0
  let isClosed = false

  function settle(id: number): Pending | undefined {
    const request = pending.get(id)
    if (request === undefined) return undefined
    clearTimeout(request.timer)
    pending.delete(id)
    if (pending.size === 0) worker?.unref()
    return request
  }

  function start(): Worker {
    const started = new Worker(workerUrl, { execArgv: [] })
    started.on('message', (reply: RenderReply) => {
      const request = settle(reply.id)
      if ('bytes' in reply) request?.resolve(reply.bytes)
      else request?.reject(toError(reply.error))
    })
    const fail = (error: Error): void => {
      if (worker === started) void abandon(error)
    }
    started.on('error', (error) => fail(toError(error)))
    started.on('messageerror', fail)
    started.on('exit', (code) => fail(new Error(`The spreadsheet worker ended with code ${code}`)))
    return started
  }

  /** Lets the worker go with everything it was doing; the next request starts a new one. */
  async function abandon(error: Error): Promise<void> {
    const abandoned = worker
    worker = undefined
    for (const id of pending.keys()) settle(id)?.reject(error)
    await abandoned?.terminate()
  }

  function render(model: SheetModel, meta: SheetMeta): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (isClosed) throw new Error('The spreadsheet worker is closed')
      worker ??= start()
      const id = ++lastId
      worker.postMessage({ id, model, meta } satisfies RenderRequest)
      worker.ref()
      const onTimeout = (): void => void abandon(new Error(`Writing the workbook took more than ${timeoutMs} ms`))
      pending.set(id, { resolve, reject, timer: setTimeout(onTimeout, timeoutMs) })
    })
  }

  return {
    render,
    async close() {
      isClosed = true
      await abandon(new Error('The spreadsheet worker was closed'))
    },
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
