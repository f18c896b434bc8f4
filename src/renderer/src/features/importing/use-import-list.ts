import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { invoke } from '#renderer/rpc/client.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { type ImportList, statesOf } from './import-search.ts'

const pageSize = 50

interface ImportHeads extends Pick<UseInfiniteQueryResult, 'error' | 'hasNextPage' | 'isFetchingNextPage'> {
  /** Undefined until they are known. */
  readonly heads: readonly ImportHead[] | undefined
  readonly more: () => void
}

/** The files of a list: newest first. */
export function useImportList(list: ImportList): ImportHeads {
  const query = useInfiniteQuery({
    queryKey: ['importing', 'importing.listImports', list],
    queryFn: ({ pageParam }): Promise<ImportHead[]> =>
      invoke('importing.listImports', {
        states: statesOf(list),
        limit: pageSize,
        ...(pageParam !== null && { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
  })
  const { error, hasNextPage, isFetchingNextPage } = query
  return {
    heads: query.data?.pages.flat(),
    error,
    hasNextPage,
    isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}
