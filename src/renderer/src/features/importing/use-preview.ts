import { useCallback, useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'

/** A window takes this many lines of each list without a pause. */
const listedAtFirst = 2000
const listedMoreFactor = 10

interface Preview {
  readonly data: ImportPreview | undefined
  readonly error: Error | null
  readonly isFetching: boolean
  /** Asks for the lists of this file again, longer. */
  readonly listMore: () => void
}

/** What a file would do, its long lists cut until somebody wants more of them. */
export function usePreview(importId: number | null): Preview {
  const [asked, setAsked] = useState({ importId, most: listedAtFirst })
  const mostListed = asked.importId === importId ? asked.most : listedAtFirst
  const { data, error, isFetching } = useBackendQuery(
    'importing.getPreview',
    { importId: importId ?? 0, mostListed },
    { enabled: importId !== null, keepPrevious: true },
  )
  const listMore = useCallback(
    () => setAsked({ importId, most: mostListed * listedMoreFactor }),
    [importId, mostListed],
  )
  // The one before stays while the same file is listed longer, never for another file.
  return { data: data?.head.id === importId ? data : undefined, error, isFetching, listMore }
}
