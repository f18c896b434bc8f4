import { Worker } from 'node:worker_threads'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { PlainCell, PlainWorkbook, ReadRefusalCode } from '#shared/importing/plain-workbook.schema.ts'
import { isOutOfMemory, workerEnv } from '../rpc/worker-calls.ts'
import type { PackedWorkbook } from './reading/packed-workbook.ts'
import { startDeadline } from './reading/read-deadline.ts'
import { viewWorkbook } from './reading/cell-view.ts'
import { defaultReadLimits, type ReadLimits } from './reading/read-limits.ts'
import type { ReadAnswer, ReadTask } from './reading/read-worker.ts'
import { cellsOf, unpackWorkbook } from './reading/unpack-workbook.ts'

const YOUNG_HEAP_MB = 16

/** Reads foreign files, each in a thread of its own that is ended when it takes too long or too much memory. */
export interface ReadPort {
  /**
   * A foreign file as plain cells.
   * @param name of the file: it decides only about lock files and WPS, and is told in a refusal
   * @throws DomainError with a `ReadRefusalCode` and `{ file }`, with more where more is known (`kind`, `part`)
   */
  read(name: string, bytes: Uint8Array): Promise<PlainWorkbook>
  /** The same with cells that are read from columns where they are asked for (`plainCopy` before one is cloned). */
  readViews(name: string, bytes: Uint8Array): Promise<PlainWorkbook>
  /** The same for a file too large to be held as objects: its cells are made while they are asked for. */
  readSheets(name: string, bytes: Uint8Array): Promise<ReadSheets>
  /** Ends what is under way: it rejects. Idempotent. */
  close(): Promise<void>
}

export interface ReadSheets {
  readonly format: PlainWorkbook['format']
  readonly sheets: readonly {
    readonly name: string
    readonly hidden: boolean
    readonly count: number
    readonly cells: () => Iterable<PlainCell>
  }[]
}

/** @param workerUrl `reading/read-worker.ts` itself or the chunk built from it */
export function createReadPort(workerUrl: URL, limits: ReadLimits = defaultReadLimits): ReadPort {
  const running = new Set<(error: Error) => void>()
  const readPacked = (file: string, bytes: Uint8Array): Promise<PackedWorkbook> =>
    readInThread(workerUrl, limits, file, bytes, running)

  return {
    read: async (name, bytes) => unpackWorkbook(await readPacked(name, bytes)),
    readViews: async (name, bytes) => viewWorkbook(await readPacked(name, bytes)),
    async readSheets(name, bytes) {
      const { format, sheets, strings } = await readPacked(name, bytes)
      return {
        format,
        sheets: sheets.map((sheet) => ({
          name: sheet.name,
          hidden: sheet.hidden,
          count: sheet.rows.length,
          cells: () => cellsOf(sheet, strings),
        })),
      }
    },
    close: async () => {
      for (const stop of running) stop(new Error('The reading of files was closed'))
    },
  }
}

async function readInThread(
  workerUrl: URL,
  limits: ReadLimits,
  file: string,
  bytes: Uint8Array,
  running: Set<(error: Error) => void>,
): Promise<PackedWorkbook> {
  const refuse = (code: ReadRefusalCode, data: object = {}): DomainError => new DomainError(code, { file, ...data })
  if (bytes.length > limits.maxFileBytes) throw refuse('read/too-large')
  const isSmall = bytes.length <= limits.smallFileBytes
  const worker = new Worker(workerUrl, {
    execArgv: [],
    env: workerEnv(),
    // What a library complains about on the console is no message for anybody.
    stdout: true,
    stderr: true,
    workerData: { name: file, bytes } satisfies ReadTask,
    resourceLimits: {
      maxOldGenerationSizeMb: isSmall ? limits.smallHeapMb : limits.heapMb,
      maxYoungGenerationSizeMb: YOUNG_HEAP_MB,
    },
  })
  const { promise, resolve, reject } = Promise.withResolvers<PackedWorkbook>()
  const deadline = startDeadline(limits.timeoutMs, () => reject(refuse('read/too-slow')))
  running.add(reject)
  worker.on('message', (answer: ReadAnswer) => {
    if ('begun' in answer) {
      // A busy computer may take a while to start the thread; the file is not to blame for that.
      deadline.restart(isSmall ? limits.smallTimeoutMs : limits.timeoutMs)
    } else if ('contentBytes' in answer) {
      const more = (answer.contentBytes / limits.contentBytesPerSecond) * 1000
      if (isSmall) deadline.restart(Math.min(limits.smallTimeoutMs + more, limits.timeoutMs))
    } else if ('workbook' in answer) resolve(answer.workbook)
    else if ('refusal' in answer)
      reject(new DomainError(answer.refusal.code, { file, ...asObject(answer.refusal.data) }))
    else reject(new Error(answer.error))
  })
  worker.on('error', (error) => reject(isOutOfMemory(error) ? refuse('read/out-of-memory') : asError(error)))
  worker.on('messageerror', reject)
  worker.on('exit', (code) => reject(new Error(`The reading of a file ended with code ${code}`)))
  try {
    return await promise
  } finally {
    deadline.stop()
    running.delete(reject)
    await worker.terminate()
  }
}

function asObject(data: unknown): object {
  return typeof data === 'object' && data !== null ? data : {}
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
