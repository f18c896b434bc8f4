import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { invoke } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { queryKey } from '#renderer/rpc/use-backend.ts'
import { currentTimeText } from '#renderer/texts/instant-text.ts'
import type { SetupDraft } from '#shared/settings/setup-draft.schema.ts'

export type DraftSaving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly time: string }
  | { readonly kind: 'failed'; readonly reason: string }

const delayMs = 300

/**
 * Keeps the store's copy of the draft in step with the window's: a moment after each change, at once when the wizard or
 * the window is left. `saving` is about the draft given: `saved` once the store holds it. `discard` empties the store's
 * copy and stops saving. With `keepsStep` even looking at another step is worth keeping; without it a draft that was
 * only looked through leaves nothing behind.
 */
export function useDraftSaving(
  draft: SetupDraft,
  { keepsStep }: { keepsStep: boolean },
): { saving: DraftSaving; discard: () => Promise<void> } {
  const [initial] = useState(draft)
  const { last, keep, flush, discard } = useDraftWriter()
  const isUntouched = useMemo(
    () => draft === initial || (!keepsStep && last === null && hasSameContent(draft, initial)),
    [draft, initial, keepsStep, last],
  )

  useEffect(() => {
    if (isUntouched) return
    keep(draft)
    const timer = setTimeout(() => void flush(), delayMs)
    return () => clearTimeout(timer)
  }, [draft, isUntouched, keep, flush])

  useEffect(() => {
    const leave = () => void flush()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [flush])

  if (isUntouched) return { saving: { kind: 'idle' }, discard }
  return { saving: last?.draft === draft ? last.saving : { kind: 'saving' }, discard }
}

/** Writes the newest draft it was given, one write at a time. */
function useDraftWriter() {
  const client = useQueryClient()
  const [last, setLast] = useState<{ draft: SetupDraft; saving: DraftSaving } | null>(null)
  const pending = useRef<SetupDraft | null>(null)
  const isRunning = useRef(false)
  const isDiscarded = useRef(false)

  const write = useCallback(
    async (text: string | null) => {
      await invoke('settings.saveSetupDraft', { text })
      client.setQueryData(queryKey('settings.getSetupDraft', {}), text)
    },
    [client],
  )

  const keep = useCallback((draft: SetupDraft) => {
    pending.current = draft
  }, [])

  const flush = useCallback(async (): Promise<void> => {
    if (isRunning.current) return
    isRunning.current = true
    while (pending.current !== null && !isDiscarded.current) {
      const next = pending.current
      pending.current = null
      setLast({ draft: next, saving: await outcomeOf(write(JSON.stringify(next))) })
    }
    isRunning.current = false
  }, [write])

  const discard = useCallback(async () => {
    isDiscarded.current = true
    pending.current = null
    await write(null)
  }, [write])

  return { last, keep, flush, discard }
}

async function outcomeOf(writing: Promise<void>): Promise<DraftSaving> {
  try {
    await writing
    return { kind: 'saved', time: currentTimeText() }
  } catch (error) {
    return { kind: 'failed', reason: errorText(error) }
  }
}

function hasSameContent(a: SetupDraft, b: SetupDraft): boolean {
  const contentOf = (draft: SetupDraft) => JSON.stringify({ ...draft, step: null, reached: null })
  return contentOf(a) === contentOf(b)
}
