import { useInfiniteQuery } from '@tanstack/react-query'
import { invoke } from '#renderer/rpc/client.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { AuditFilter } from '#shared/audit/audit.schema.ts'

const pageSize = 100

/** Entries that match a filter, newest first, a page at a time. */
export function useAuditPages(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', 'audit.listEvents', filter],
    queryFn: ({ pageParam }): Promise<Output<'audit.listEvents'>> =>
      invoke('audit.listEvents', {
        ...filter,
        limit: pageSize,
        ...(pageParam === null ? {} : { beforeId: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextBeforeId }) => nextBeforeId,
  })
}
