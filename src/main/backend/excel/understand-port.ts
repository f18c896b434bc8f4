import { DomainError } from '#backend/rpc/domain-error.ts'
import type { PlainCell, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import type { MarksReading } from '#shared/province/submissions-marks.rules.ts'
import { createWorkerCalls, isOutOfMemory } from '../rpc/worker-calls.ts'
import { unpackUnderstanding } from './understanding/packed-understanding.ts'
import type { ListedUnderstanding } from '#shared/importing/plan-book.ts'
import type { KeptFile, UnderstoodFile as UnderstoodInWorker } from './understanding/understand-file.ts'
import type { UnderstandAnswer, UnderstandRequest } from './understanding/understand-worker.ts'

export interface UnderstoodFile extends Omit<UnderstoodInWorker, 'understanding'> {
  readonly understanding: ListedUnderstanding
}

/** A file to be understood; its bytes are asked for only when the workbook is not held from before. */
export interface ForeignFile extends Omit<KeptFile, 'bytes'> {
  readonly bytes: () => Uint8Array
}

/** Reads and understands foreign files off the main thread. */
export interface UnderstandPort {
  /** @throws DomainError `read/…` for a file that is not read */
  understand(file: ForeignFile, context: UnderstandingContext, choices: ImportChoices): Promise<UnderstoodFile>
  /** Cells of some rows of a sheet as they look; the same refusals. */
  cells(file: ForeignFile, sheet: number, firstRow: number, rowCount: number): Promise<readonly PlainCell[]>
  /** What the file says of itself, where it is a sheet of this product; the same refusals. */
  marks(file: ForeignFile): Promise<MarksReading>
  /** The whole workbook, with its hidden sheets; the same refusals. */
  workbook(file: ForeignFile): Promise<PlainWorkbook>
  /** Lets go of what is held of a large workbook; it is read again when it is asked for. */
  makeRoom(understood: Pick<UnderstoodFile, 'cells'>): Promise<void>
  /** Ends the worker; what is under way rejects. Idempotent. */
  close(): Promise<void>
}

/** A file is read within 20 seconds or refused; understanding the largest one takes about as long. */
const DEFAULT_TIMEOUT_MS = 60_000

type Asked = UnderstandRequest extends infer R ? (R extends UnderstandRequest ? Omit<R, Sent> : never) : never
type Sent = 'id' | 'readWorkerUrl' | 'file'

/** Enough for the largest workbook that is read; a heap with a limit in sight is also tidied sooner. */
const HEAP_MB = 1024

/** A workbook of so many cells is read again rather than held: what comes next needs the memory. */
const LARGE_CELLS = 150_000

/** @param workerUrl `understanding/understand-worker.ts` itself or the chunk built from it; the other is the read port's */
export function createUnderstandPort(
  workerUrl: URL,
  readWorkerUrl: URL,
  { timeoutMs = DEFAULT_TIMEOUT_MS } = {},
): UnderstandPort {
  const calls = createWorkerCalls<UnderstandAnswer>(workerUrl, {
    name: 'understanding worker',
    timeoutMs,
    heapMb: HEAP_MB,
  })

  async function ask({ bytes, ...file }: ForeignFile, asked: Asked): Promise<UnderstandAnswer> {
    const request = { ...asked, readWorkerUrl: readWorkerUrl.href }
    const call = (asking: Omit<UnderstandRequest, 'id'>): Promise<UnderstandAnswer> =>
      calls.call(asking).catch((error: unknown) => {
        throw isOutOfMemory(error) ? new DomainError('read/out-of-memory', { file: file.name }) : error
      })
    const first = await call({ ...request, file })
    const answer = 'isMissing' in first ? await call({ ...request, file: { ...file, bytes: bytes() } }) : first
    if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.data)
    return answer
  }

  async function makeRoom({ cells }: Pick<UnderstoodFile, 'cells'>): Promise<void> {
    if (cells > LARGE_CELLS) await calls.rest()
  }

  return {
    makeRoom,
    async understand(file, context, choices) {
      const answer = await ask(file, { ask: 'understand', context, choices })
      if (!('understood' in answer)) throw new Error('a file was not understood')
      await makeRoom(answer.understood)
      return { ...answer.understood, understanding: await unpackUnderstanding(answer.understood.understanding) }
    },
    async cells(file, sheet, firstRow, rowCount) {
      const answer = await ask(file, { ask: 'cells', sheet, firstRow, rowCount })
      if (!('cells' in answer)) throw new Error('a sheet was not read')
      return answer.cells
    },
    async marks(file) {
      const answer = await ask(file, { ask: 'marks' })
      if (!('marks' in answer)) throw new Error('the marks of a file were not read')
      return answer.marks
    },
    async workbook(file) {
      const answer = await ask(file, { ask: 'workbook' })
      if (!('workbook' in answer)) throw new Error('a workbook was not read')
      return answer.workbook
    },
    close: () => calls.close(),
  }
}
