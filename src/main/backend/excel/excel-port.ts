import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { createWorkerCalls } from '../rpc/worker-calls.ts'
import type { ErrorWorkbook, ErrorWorkbookInput } from './error-workbook.ts'
import type { ErrorsRequest, RenderRequest } from './excel-worker.ts'

const DEFAULT_TIMEOUT_MS = 60_000

/** Spreadsheet work off the main thread. */
export interface ExcelPort {
  /**
   * Writes a workbook of one sheet or several; rejects with the writer's error, after a crash of the worker, or when it
   * takes too long.
   * @param meta null for a workbook without a machine-readable part: an extract for reading
   */
  render(model: SheetModel | readonly SheetModel[], meta: SheetMeta | null): Promise<Uint8Array>
  /**
   * The sender's own file with coloured cells, a remark on each and a list of what to mend; rejects as above.
   * @param input its workbook as it was read, with hidden sheets and the marks of an earlier error workbook
   */
  renderErrors(input: ErrorWorkbookInput): Promise<ErrorWorkbook>
  /** Ends the worker; what is under way rejects. Idempotent. */
  close(): Promise<void>
}

/** @param workerUrl `excel-worker.ts` itself or the chunk built from it */
export function createExcelPort(workerUrl: URL, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}): ExcelPort {
  const calls = createWorkerCalls<{ bytes: Uint8Array } | { errorWorkbook: ErrorWorkbook }>(workerUrl, {
    name: 'spreadsheet worker',
    timeoutMs,
  })
  return {
    async render(model, meta) {
      const answer = await calls.call({ model, meta } satisfies Omit<RenderRequest, 'id'>)
      if (!('bytes' in answer)) throw new Error('The spreadsheet worker answered something else')
      return answer.bytes
    },
    async renderErrors(errors) {
      const answer = await calls.call({ errors } satisfies Omit<ErrorsRequest, 'id'>)
      if (!('errorWorkbook' in answer)) throw new Error('The spreadsheet worker answered something else')
      return answer.errorWorkbook
    },
    close: () => calls.close(),
  }
}
