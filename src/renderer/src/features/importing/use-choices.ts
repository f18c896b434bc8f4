import { useCallback, useEffect, useRef, useState } from 'react'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'

export type ChangeChoices = (update: (choices: ImportChoices) => ImportChoices) => void

interface Choices {
  /** What was decided, also while it is on its way. */
  readonly choices: ImportChoices
  readonly change: ChangeChoices
  readonly setSender: (sender: string) => void
  readonly error: Error | null
}

interface Wanted {
  readonly choices: ImportChoices
  readonly sender?: string
}

/**
 * What a person decides about a file. Each decision is kept at once and everything is understood anew. One call is on
 * its way at a time, so that an older decision never arrives after a newer one; what is decided meanwhile goes next.
 */
export function useChoices(preview: ImportPreview): Choices {
  const { mutateAsync, error } = useBackendCommand('importing.setChoices')
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const latest = useRef<Wanted | null>(null)
  const known = useRef(preview.choices)
  const isSending = useRef(false)
  useEffect(() => {
    known.current = preview.choices
  }, [preview])
  const importId = preview.head.id
  const send = useCallback(
    async (next: Wanted): Promise<void> => {
      latest.current = next
      setWanted(next)
      if (isSending.current) return
      isSending.current = true
      let sent: Wanted | null = null
      try {
        while (latest.current !== sent && latest.current !== null) {
          sent = latest.current
          await mutateAsync({ importId, ...sent })
        }
      } catch {
        // `error` tells of it; what stands is what the backend has.
      } finally {
        isSending.current = false
        latest.current = null
        setWanted(null)
      }
    },
    [mutateAsync, importId],
  )
  const change = useCallback<ChangeChoices>(
    (update) => void send({ ...latest.current, choices: update(latest.current?.choices ?? known.current) }),
    [send],
  )
  const setSender = useCallback(
    (sender: string) => void send({ choices: latest.current?.choices ?? known.current, sender }),
    [send],
  )
  return { choices: wanted?.choices ?? preview.choices, change, setSender, error }
}
