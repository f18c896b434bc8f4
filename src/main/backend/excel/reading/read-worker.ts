import { parentPort, workerData } from 'node:worker_threads'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { type PackedWorkbook, transferables } from './packed-workbook.ts'
import { readFile } from './read-file.ts'

/** The worker's side of the read port: it reads the one file it was started for, answers and ends. */
export interface ReadTask {
  readonly name: string
  readonly bytes: Uint8Array
}

export type ReadAnswer =
  /** The thread is there and begins; the time of the file runs from here. */
  | { readonly begun: true }
  /** The file unpacks to so many bytes of honest content. */
  | { readonly contentBytes: number }
  | { readonly workbook: PackedWorkbook }
  | { readonly refusal: { readonly code: string; readonly data: unknown } }
  | { readonly error: string }

if (parentPort === null) throw new Error('read-worker runs in a worker thread only')
const port = parentPort
const { name, bytes } = workerData as ReadTask

port.postMessage({ begun: true } satisfies ReadAnswer)
await readFile(name, bytes, (contentBytes) => port.postMessage({ contentBytes } satisfies ReadAnswer)).then(
  (workbook) => port.postMessage({ workbook } satisfies ReadAnswer, transferables(workbook)),
  (error: unknown) => port.postMessage(asAnswer(error)),
)

function asAnswer(error: unknown): ReadAnswer {
  if (error instanceof DomainError) return { refusal: { code: error.code, data: error.data } }
  return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
