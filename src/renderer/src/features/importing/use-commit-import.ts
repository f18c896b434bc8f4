import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { invalidateAreas, useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { ImportHead, ImportPreview } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

/** What was done with the file before, told beside the next one. */
interface LastImport {
  readonly importId: number
  readonly name: string
  readonly text: string
  readonly canUndo: boolean
}

export interface CommitImport {
  readonly commit: (preview: ImportPreview) => void
  readonly discard: (head: ImportHead) => void
  /** The last file was taken back. */
  readonly undone: () => void
  readonly isRunning: boolean
  readonly error: Error | null
  readonly last: LastImport | null
}

/** Writes what a preview shows, or takes a file out of the queue; `onDone` goes on to the next one. */
export function useCommitImport(onDone: (importId: number) => void): CommitImport {
  const client = useQueryClient()
  const write = useBackendCommand('importing.commitImport')
  const drop = useBackendCommand('importing.discardImport')
  const { last, setLast, undone } = useLastImport()
  const attempt = useRef({ planHash: '', clientId: '' })
  const { mutate: send, reset: forgetWrite } = write
  const { mutate: take, reset: forgetDrop } = drop
  const commit = useCallback(
    ({ head, planHash }: ImportPreview) => {
      // The same plan sent again is the same change.
      if (attempt.current.planHash !== planHash) attempt.current = { planHash, clientId: newClientId() }
      forgetDrop()
      send(
        { importId: head.id, clientId: attempt.current.clientId, planHash },
        {
          onSuccess: ({ changed, requested }) => {
            const values = { name: head.name, count: formatCount(changed), requested: formatCount(requested) }
            const text = requested > 0 ? t('importing.doneRequested', values) : t('importing.done', values)
            setLast({ importId: head.id, name: head.name, text, canUndo: changed + requested > 0 })
            onDone(head.id)
          },
          // The book may have moved on: what is shown must be what would be written now.
          onError: () => void invalidateAreas(client, ['importing']),
        },
      )
    },
    [send, forgetDrop, onDone, setLast, client],
  )
  const discard = useCallback(
    (head: ImportHead) => {
      forgetWrite()
      take(
        { importId: head.id },
        {
          onSuccess: () => {
            const text = t('importing.discarded', { name: head.name })
            setLast({ importId: head.id, name: head.name, text, canUndo: false })
            onDone(head.id)
          },
        },
      )
    },
    [take, forgetWrite, onDone, setLast],
  )
  const isRunning = write.isPending || drop.isPending
  return { commit, discard, undone, isRunning, error: write.error ?? drop.error, last }
}

function useLastImport() {
  const [last, setLast] = useState<LastImport | null>(null)
  const undone = useCallback(
    () =>
      setLast((done) =>
        done === null ? null : { ...done, text: t('importing.undoneOf', { name: done.name }), canUndo: false },
      ),
    [],
  )
  return { last, setLast, undone }
}
