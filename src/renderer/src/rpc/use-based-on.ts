import { useState } from 'react'
import { isChangedSince } from './changed-since.ts'

/**
 * What an editor saw when it opened, for a save that is refused when somebody changed it since. Once the person was told
 * by whom and when, the next save writes over it: what was typed stays.
 */
export function useBasedOn<T>(seen: T): {
  readonly basedOn: T | undefined
  readonly onRefused: (error: unknown) => void
} {
  const [first] = useState(seen)
  const [isTold, setIsTold] = useState(false)
  return {
    basedOn: isTold ? undefined : first,
    onRefused: (error) => setIsTold(isTold || isChangedSince(error)),
  }
}
