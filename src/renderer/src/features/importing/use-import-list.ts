import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { invoke } from '#renderer/rpc/client.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { type ImportList, statesOf } from './import-search.ts'

/** Those that wait are shown whole: as many as one call may bring. */
const queueSize = 200
const pageSize = 50

interface ImportHeads extends Pick<UseInfiniteQueryResult, 'error' | 'hasNextPage' | 'isFetchingNextPage'> {
  /** Undefined until they are known. */
  readonly heads: readonly ImportHead[] | undefined
  readonly more: () => void
}

/** The files of a list: those that wait in the order they came, those of before newest first. */
export function useImportList(list: ImportList): ImportHeads {
  const isQueue = list === 'waiting'
  const limit = isQueue ? queueSize : pageSize
  const query = useInfiniteQuery({
    queryKey: ['importing', 'importing.listImports', list],
    queryFn: ({ pageParam }): Promise<ImportHead[]> =>
      invoke('importing.listImports', {
        states: statesOf(list),
        limit,
        ...(pageParam !== null && { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < limit ? undefined : page.at(-1)?.id),
  })
  const heads = useMemo(() => {
    const found = query.data?.pages.flat()
    return isQueue ? found?.toReversed() : found
  }, [query.data, isQueue])
  const { error, hasNextPage, isFetchingNextPage } = query
  return {
    heads,
    error,
    hasNextPage,
    isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}
