import { QueryClient } from '@tanstack/react-query'

/**
 * The only cache of backend data. Nothing goes stale by age: commands and events say what did. `always`: the backend is
 * on this machine, so a PC without network must not pause anything.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
