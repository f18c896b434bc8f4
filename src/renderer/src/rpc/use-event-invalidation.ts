import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { subscribe } from './client.ts'
import { isHandingOver } from './handover.ts'
import { QuietMoment } from './quiet-moment.ts'
import { invalidateAreas } from './use-backend.ts'

/**
 * A person typing down a column saves several cells a second, and what they typed is on screen without asking. Figures
 * are asked again when it is quiet; everything else, which route guards read too, at once.
 */
const quietMs = 250

/** Keeps the cache in step with changes the backend tells of; mounted once, by the application. */
export function useEventInvalidation(): void {
  const client = useQueryClient()
  useEffect(() => {
    const figures = new QuietMoment(quietMs, () => void invalidateAreas(client, ['figures']))
    const stop = subscribe((event) => {
      // Whoever takes over has everything asked anew at the end.
      if (event.type !== 'stale' || isHandingOver()) return
      void invalidateAreas(
        client,
        event.areas.filter((area) => area !== 'figures'),
      )
      if (event.areas.includes('figures')) figures.wait()
    })
    return () => {
      stop()
      figures.comeNow()
    }
  }, [client])
}
