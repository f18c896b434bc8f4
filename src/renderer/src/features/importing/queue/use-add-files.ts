import { useCallback, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { refusalSentence } from '../refusal-sentence.ts'

/** How far a batch of files has come. */
export interface AddProgress {
  /** The file being read now. */
  readonly name: string
  /** Which one it is, from 1, of how many. */
  readonly number: number
  readonly total: number
}

/** A file that does not wait in the queue, and why. */
export interface NotAdded {
  readonly name: string
  readonly reason: string
  /** Its line in the history; null for one that did not get there: too large to send, or the call was refused. */
  readonly refused: ImportHead | null
}

export interface AddFiles {
  readonly progress: AddProgress | null
  readonly notAdded: readonly NotAdded[]
  readonly add: (files: readonly File[]) => void
  /** Lets the file being read finish, and sends no more. */
  readonly cancel: () => void
  readonly dismiss: () => void
}

const mostBytes = 50 * 1024 * 1024

/** Hands files over one after the other, as name and bytes; what is dropped meanwhile queues up behind. */
export function useAddFiles(): AddFiles {
  const { mutateAsync } = useBackendCommand('importing.addFile')
  const [progress, setProgress] = useState<AddProgress | null>(null)
  const [notAdded, setNotAdded] = useState<readonly NotAdded[]>([])
  const waiting = useRef<File[]>([])
  const sent = useRef(0)
  const isRunning = useRef(false)

  const send = useCallback(
    async (file: File): Promise<void> => {
      const refuse = (reason: string, refused: ImportHead | null = null): void =>
        setNotAdded((list) => [...list, { name: file.name, reason, refused }])
      if (file.size > mostBytes) return refuse(t('importing.fileTooLarge'))
      try {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const head = await mutateAsync({ name: file.name, bytes })
        if (head.state === 'refused') refuse(refusalSentence(head), head)
      } catch (error) {
        refuse(error instanceof DOMException ? t('importing.fileUnreadable') : errorText(error))
      }
    },
    [mutateAsync],
  )

  const add = useCallback(
    (files: readonly File[]) => {
      waiting.current.push(...files)
      const run = async (): Promise<void> => {
        isRunning.current = true
        for (let file = waiting.current.shift(); file !== undefined; file = waiting.current.shift()) {
          sent.current += 1
          setProgress({ name: file.name, number: sent.current, total: sent.current + waiting.current.length })
          await send(file)
        }
        isRunning.current = false
        sent.current = 0
        setProgress(null)
      }
      if (!isRunning.current) void run()
      else setProgress((now) => (now === null ? null : { ...now, total: sent.current + waiting.current.length }))
    },
    [send],
  )
  const cancel = useCallback(() => {
    waiting.current = []
    setProgress((now) => (now === null ? null : { ...now, total: sent.current }))
  }, [])
  const dismiss = useCallback(() => setNotAdded([]), [])
  return { progress, notAdded, add, cancel, dismiss }
}
