import {
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import {
  type CommandName,
  contract,
  type Input,
  type Output,
  type ProcedureName,
  type QueryName,
} from '#shared/contract/contract.ts'
import type { Area } from '#shared/contract/procedure.ts'
import { staleAreas } from '#shared/contract/stale-areas.ts'
import { invoke } from './client.ts'

type QueryKey<N extends QueryName> = readonly [string, N, Input<N>]
interface BackendQuery<N extends QueryName> {
  readonly queryKey: QueryKey<N>
  readonly queryFn: () => Promise<Output<N>>
}

/** [area, name, input]: the area alone makes every answer of it stale. */
export function queryKey<N extends QueryName>(name: N, input: Input<N>): QueryKey<N> {
  return [areaOf(name), name, input]
}

function areaOf(name: ProcedureName): string {
  return name.slice(0, name.indexOf('.'))
}

/** The query of a procedure for callers outside a component (route guards, prefetching). */
export function backendQuery<N extends QueryName>(name: N, input: Input<N>): BackendQuery<N> {
  return { queryKey: queryKey(name, input), queryFn: () => invoke(name, input) }
}

interface BackendQueryOptions {
  readonly enabled?: boolean
  /** Shows the answer to the previous input until the new one is there, so that nothing jumps. */
  readonly keepPrevious?: boolean
  readonly refetchIntervalMs?: number
  /** The answer depends on more than the areas say (a file on disk): asked anew each time it comes on screen. */
  readonly isVolatile?: boolean
}

/** The answer of a query procedure; `error` is a CallFailure when the backend refused. */
export function useBackendQuery<N extends QueryName>(
  name: N,
  input: Input<N>,
  options: BackendQueryOptions = {},
): UseQueryResult<Output<N>> {
  return useQuery({
    ...backendQuery(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true && { placeholderData: keepPreviousData }),
    ...(options.refetchIntervalMs !== undefined && { refetchInterval: options.refetchIntervalMs }),
    ...(options.isVolatile === true && { staleTime: 0, gcTime: 0 }),
  })
}

/** A command procedure as a mutation. When it is done, the areas its contract names are asked again. */
export function useBackendCommand<N extends CommandName>(name: N): UseMutationResult<Output<N>, Error, Input<N>> {
  const client = useQueryClient()
  return useMutation({
    mutationKey: [name],
    mutationFn: (input: Input<N>) => invoke(name, input),
    onSuccess: async () => {
      const { invalidates } = contract[name]
      // Not cancelled: the event of this command usually started the same questions a moment ago.
      await invalidateAreas(client, invalidates, { cancelRefetch: false })
    },
  })
}

/** Marks every answer of the areas, and of those that are worked out from them, stale and asks those on screen again. */
export async function invalidateAreas(
  client: QueryClient,
  areas: readonly Area[],
  options: { cancelRefetch: boolean } = { cancelRefetch: true },
): Promise<void> {
  await Promise.all(staleAreas(areas).map((area) => client.invalidateQueries({ queryKey: [area] }, options)))
}
