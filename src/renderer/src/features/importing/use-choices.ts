import { useCallback, useEffect, useRef } from 'react'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'

export type ChangeChoices = (update: (choices: ImportChoices) => ImportChoices) => void

interface Choices {
  readonly change: ChangeChoices
  readonly setSender: (sender: string) => void
  readonly isSaving: boolean
  readonly error: Error | null
}

/**
 * What a person decides about a file. Each decision is kept at once and everything is understood anew; one made while
 * another is on its way builds on it.
 */
export function useChoices(preview: ImportPreview): Choices {
  const { mutate, isPending, error } = useBackendCommand('importing.setChoices')
  const latest = useRef(preview.choices)
  useEffect(() => {
    if (!isPending) latest.current = preview.choices
  }, [preview, isPending])
  const importId = preview.head.id
  const change = useCallback<ChangeChoices>(
    (update) => {
      latest.current = update(latest.current)
      mutate({ importId, choices: latest.current })
    },
    [mutate, importId],
  )
  const setSender = useCallback(
    (sender: string) => mutate({ importId, choices: latest.current, sender }),
    [mutate, importId],
  )
  return { change, setSender, isSaving: isPending, error }
}
