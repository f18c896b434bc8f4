import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { createWorkerCalls } from '../rpc/worker-calls.ts'
import type { RenderRequest } from './excel-worker.ts'

const DEFAULT_TIMEOUT_MS = 60_000

/** Spreadsheet work off the main thread. */
export interface ExcelPort {
  /**
   * Writes a workbook; rejects with the writer's error, after a crash of the worker, or when it takes too long.
   * @param meta null for a workbook without a machine-readable part: an extract for reading
   */
  render(model: SheetModel, meta: SheetMeta | null): Promise<Uint8Array>
  /** Ends the worker; what is under way rejects. Idempotent. */
  close(): Promise<void>
}

/** @param workerUrl `excel-worker.ts` itself or the chunk built from it */
export function createExcelPort(workerUrl: URL, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}): ExcelPort {
  const calls = createWorkerCalls<{ bytes: Uint8Array }>(workerUrl, { name: 'spreadsheet worker', timeoutMs })
  return {
    async render(model, meta) {
      const { bytes } = await calls.call({ model, meta } satisfies Omit<RenderRequest, 'id'>)
      return bytes
    },
    close: () => calls.close(),
  }
}
