import { parentPort } from 'node:worker_threads'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { writeWorkbook } from './write-workbook.ts'

/** The worker's side of the excel port: it writes one workbook per request and answers with its id. */
export interface RenderRequest {
  readonly id: number
  readonly model: SheetModel
  readonly meta: SheetMeta | null
}

export type RenderReply =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: unknown }

if (parentPort === null) throw new Error('excel-worker runs in a worker thread only')
const port = parentPort

port.on('message', ({ id, model, meta }: RenderRequest) => {
  writeWorkbook(model, meta).then(
    (bytes) => port.postMessage({ id, bytes } satisfies RenderReply),
    (error: unknown) => port.postMessage({ id, error } satisfies RenderReply),
  )
})
