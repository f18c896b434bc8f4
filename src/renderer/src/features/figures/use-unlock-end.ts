import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { invalidateAreas } from '#renderer/rpc/use-backend.ts'
import { secondsUntil } from '#renderer/texts/instant-text.ts'
import type { Unlock } from '#shared/figures/figures.schema.ts'

/** Asks for the figures again when the first unlock in force ends, so that the screen locks itself as the day does. */
export function useUnlockEnd(unlocks: readonly Pick<Unlock, 'expiresAt'>[]): void {
  const client = useQueryClient()
  const firstEnd = unlocks.map((unlock) => unlock.expiresAt).toSorted()[0]
  useEffect(() => {
    if (firstEnd === undefined) return undefined
    const timer = setTimeout(() => void invalidateAreas(client, ['figures']), (secondsUntil(firstEnd) + 1) * 1000)
    return () => clearTimeout(timer)
  }, [client, firstEnd])
}
