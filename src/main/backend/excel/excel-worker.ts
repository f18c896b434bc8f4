import { parentPort } from 'node:worker_threads'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import type { ErrorWorkbook, ErrorWorkbookInput } from './error-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

/** The worker's side of the excel port: it writes one workbook per request and answers with its id. */
export interface RenderRequest {
  readonly id: number
  readonly model: SheetModel | readonly SheetModel[]
  readonly meta: SheetMeta | null
}

export interface ErrorsRequest {
  readonly id: number
  readonly errors: ErrorWorkbookInput
}

export type RenderReply =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly errorWorkbook: ErrorWorkbook }
  | { readonly id: number; readonly error: unknown }

if (parentPort === null) throw new Error('excel-worker runs in a worker thread only')
const port = parentPort

port.on('message', (request: RenderRequest | ErrorsRequest) => {
  const { id } = request
  answer(request).then(
    (reply) => port.postMessage(reply),
    (error: unknown) => port.postMessage({ id, error } satisfies RenderReply),
  )
})

async function answer(request: RenderRequest | ErrorsRequest): Promise<RenderReply> {
  const { id } = request
  if ('errors' in request) {
    // Brings the readers with it, which a report does not need.
    const { writeErrorWorkbook } = await import('./error-workbook.ts')
    return { id, errorWorkbook: await writeErrorWorkbook(request.errors) }
  }
  return { id, bytes: await writeWorkbook(request.model, request.meta) }
}
