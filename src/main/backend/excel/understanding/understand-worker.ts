import { parentPort } from 'node:worker_threads'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { PlainCell, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import type { MarksReading } from '#shared/province/submissions-marks.rules.ts'
import { createReadPort, type ReadPort } from '../read-port.ts'
import { type PackedUnderstanding, packUnderstanding, transferables } from './packed-understanding.ts'
import { createFileUnderstanding, type KeptFile, type UnderstoodFile } from './understand-file.ts'

/** The worker's side of the understanding port; the file itself is read in a thread of its own, with its limits. */
export type UnderstandRequest = { readonly id: number; readonly readWorkerUrl: string; readonly file: KeptFile } & (
  | { readonly ask: 'understand'; readonly context: UnderstandingContext; readonly choices: ImportChoices }
  | { readonly ask: 'workbook' }
  | { readonly ask: 'marks' }
  | { readonly ask: 'cells'; readonly sheet: number; readonly firstRow: number; readonly rowCount: number }
)

export interface PackedFile extends Omit<UnderstoodFile, 'understanding'> {
  readonly understanding: PackedUnderstanding
}

export type UnderstandAnswer =
  | { readonly understood: PackedFile }
  | { readonly cells: readonly PlainCell[] }
  | { readonly workbook: PlainWorkbook }
  | { readonly marks: MarksReading }
  /** The workbook is not held any more: ask again with its bytes. */
  | { readonly isMissing: true }
  | { readonly refusal: { readonly code: string; readonly data: unknown } }

if (parentPort === null) throw new Error('understand-worker runs in a worker thread only')
const port = parentPort
let reader: ReadPort | undefined
const files = createFileUnderstanding({ readViews: (name, bytes) => requireReader().readViews(name, bytes) })

/** One file at a time: what is held in memory stays within its bounds. */
let last: Promise<unknown> = Promise.resolve()

port.on('message', (request: UnderstandRequest) => {
  reader ??= createReadPort(new URL(request.readWorkerUrl))
  last = last
    .then(() => answer(request))
    .then(
      (posted) => port.postMessage({ id: request.id, ...posted }, transfersOf(posted)),
      (error: unknown) => port.postMessage({ id: request.id, error }),
    )
})

async function answer(request: UnderstandRequest): Promise<UnderstandAnswer> {
  try {
    if (request.ask === 'cells') {
      const cells = await files.cells(request.file, request.sheet, request.firstRow, request.rowCount)
      return cells === null ? { isMissing: true } : { cells }
    }
    if (request.ask === 'marks') {
      const marks = await files.marks(request.file)
      return marks === null ? { isMissing: true } : { marks }
    }
    if (request.ask === 'workbook') {
      const workbook = await files.workbook(request.file)
      return workbook === null ? { isMissing: true } : { workbook }
    }
    const understood = await files.understand(request.file, request.context, request.choices)
    if (understood === null) return { isMissing: true }
    return { understood: { ...understood, understanding: packUnderstanding(understood.understanding) } }
  } catch (error) {
    // Of an error only its message crosses to the other thread; a refusal is its code and data.
    if (error instanceof DomainError) return { refusal: { code: error.code, data: error.data } }
    throw error
  }
}

function requireReader(): ReadPort {
  if (reader === undefined) throw new Error('a file came before the reader')
  return reader
}

function transfersOf(answer: UnderstandAnswer): ArrayBuffer[] {
  return 'understood' in answer ? transferables(answer.understood.understanding) : []
}
