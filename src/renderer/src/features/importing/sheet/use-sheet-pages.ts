import { useQueries } from '@tanstack/react-query'
import { backendQuery } from '#renderer/rpc/use-backend.ts'
import type { SheetWindow } from '#shared/importing/importing.schema.ts'

export const pageRows = 200

interface SheetPages {
  /** Pages that are there, in the order asked for; the first page of the sheet is always among those asked for. */
  readonly windows: readonly SheetWindow[]
  readonly error: Error | null
}

/** The pages of a sheet that some rows lie on. A page that is asked again stays on screen until the new one is there. */
export function useSheetPages(
  importId: number,
  sheet: number,
  rows: { readonly first: number; readonly last: number },
): SheetPages {
  return useQueries({
    queries: pagesOf(rows).map((page) =>
      backendQuery('importing.getSheet', { importId, sheet, firstRow: page * pageRows + 1, rowCount: pageRows }),
    ),
    combine: combined,
  })
}

function combined(
  results: readonly { readonly data: SheetWindow | undefined; readonly error: Error | null }[],
): SheetPages {
  return {
    windows: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  }
}

/** Numbers of the pages, the first one always among them: the sizes of the sheet come from it. */
function pagesOf({ first, last }: { readonly first: number; readonly last: number }): number[] {
  const from = Math.floor((first - 1) / pageRows)
  const to = Math.floor((last - 1) / pageRows)
  return [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])]
}
