import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { subscribe } from './client.ts'
import { invalidateAreas } from './use-backend.ts'

/** Keeps the cache in step with changes the backend tells of; mounted once, by the application. */
export function useEventInvalidation(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      subscribe((event) => {
        if (event.type === 'stale') void invalidateAreas(client, event.areas)
      }),
    [client],
  )
}
