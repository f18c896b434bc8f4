import { type Dispatch, type SetStateAction, useCallback, useRef, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { FileOutcome } from '#shared/province/submissions.schema.ts'

interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly acceptOlder?: string
}

/** How far the files of a batch have come. */
export type IntakeState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly number: number; readonly total: number }
  | { readonly phase: 'checking'; readonly total: number }
  | {
      readonly phase: 'shown'
      readonly files: readonly SentFile[]
      readonly outcomes: readonly FileOutcome[]
      readonly planHash: string
      readonly isReceiving: boolean
    }
  | {
      readonly phase: 'received'
      readonly outcomes: readonly FileOutcome[]
      readonly batch: string
      /** Where the receipt lies; null while it is written. */
      readonly receipt: string | null
    }

export interface Intake {
  readonly state: IntakeState
  /** Files that could not even be read here, and calls that failed, in words. */
  readonly troubles: readonly string[]
  readonly add: (files: readonly File[]) => void
  /** Asks again what would become of the files when one is taken although its number is not above the accepted one's. */
  readonly acceptOlder: (index: number, reason: string) => void
  /** Sends what was shown. */
  readonly receive: () => void
  /** Lets what is under way go, and forgets the files. */
  readonly discard: () => void
  readonly tell: (trouble: string) => void
}

const mostBytes = 50 * 1024 * 1024
const mostFiles = 1000
const workbooks = /\.(xlsx|xlsm|xls|ods|csv|tsv)$/i

/** What the calls of an intake share. */
interface Shared {
  readonly setState: Dispatch<SetStateAction<IntakeState>>
  readonly tell: (trouble: string) => void
}

/** Files are read, checked all together, shown, and received exactly as they were shown. */
export function useIntake(): Intake {
  const [state, setState] = useState<IntakeState>({ phase: 'idle' })
  const [troubles, setTroubles] = useState<readonly string[]>([])
  /** Counts what was begun: an answer to what was given up is not shown. */
  const run = useRef(0)
  const tell = useCallback((text: string) => setTroubles((now) => [...now, text]), [])
  const check = useCheck({ setState, tell })
  const send = useSend({ setState, tell })
  const { mutateAsync: preview } = useBackendCommand('province.previewFiles')
  const add = useCallback(
    (given: readonly File[]) => {
      run.current += 1
      const mine = run.current
      setTroubles([])
      const files = given.filter(({ name }) => workbooks.test(name) && !name.startsWith('~$'))
      check(files, () => run.current === mine)
    },
    [check],
  )
  const receive = useCallback(() => {
    if (state.phase !== 'shown' || state.isReceiving) return
    setState({ ...state, isReceiving: true })
    setTroubles([])
    send(state.files, state.planHash)
  }, [state, send])
  const acceptOlder = useCallback(
    (chosen: number, reason: string) => {
      if (state.phase !== 'shown' || state.isReceiving) return
      run.current += 1
      const mine = run.current
      const files = state.files.map((file, index) => (index === chosen ? { ...file, acceptOlder: reason } : file))
      setTroubles([])
      preview({ files })
        .then((shown) => {
          if (run.current === mine) setState({ phase: 'shown', files, ...shown, isReceiving: false })
        })
        .catch((error: unknown) => tell(errorText(error)))
    },
    [state, preview, tell],
  )
  const discard = useCallback(() => {
    run.current += 1
    setTroubles([])
    setState({ phase: 'idle' })
  }, [])
  return { state, troubles, add, acceptOlder, receive, discard, tell }
}

/** Reads the files here and asks what would become of them. */
function useCheck({ setState, tell }: Shared) {
  const { mutateAsync: preview } = useBackendCommand('province.previewFiles')
  return useCallback(
    (given: readonly File[], isCurrent: () => boolean) => {
      if (given.length === 0) return tell(t('submissions.noSheets'))
      if (given.length > mostFiles) return tell(t('submissions.tooMany'))
      const work = async (): Promise<void> => {
        const files: SentFile[] = []
        for (const [index, file] of given.entries()) {
          if (!isCurrent()) return
          setState({ phase: 'reading', number: index + 1, total: given.length })
          const read = await readFile(file)
          if (typeof read === 'string') tell(read)
          else files.push(read)
        }
        if (!isCurrent()) return
        if (files.length === 0) return setState({ phase: 'idle' })
        setState({ phase: 'checking', total: files.length })
        const shown = await preview({ files })
        if (isCurrent()) setState({ phase: 'shown', files, ...shown, isReceiving: false })
      }
      work().catch((error: unknown) => {
        if (!isCurrent()) return
        tell(errorText(error))
        setState({ phase: 'idle' })
      })
    },
    [preview, setState, tell],
  )
}

/** Sends what was shown, and writes the receipt beside the store. */
function useSend({ setState, tell }: Shared) {
  const { mutateAsync: send } = useBackendCommand('province.receiveFiles')
  const { mutateAsync: saveReceipt } = useBackendCommand('province.saveReceipt')
  return useCallback(
    (files: readonly SentFile[], planHash: string) => {
      const work = async (): Promise<void> => {
        const { batch, outcomes } = await send({ clientId: newClientId(), files: [...files], planHash })
        setState({ phase: 'received', outcomes, batch, receipt: null })
        const unverified = outcomes.filter(({ submissionId }) => submissionId === null).map(({ name }) => name)
        const { path } = await saveReceipt({ batch, unverified })
        setState((now) => (now.phase === 'received' && now.batch === batch ? { ...now, receipt: path } : now))
      }
      work().catch((error: unknown) => {
        tell(errorText(error))
        setState((now) => (now.phase === 'shown' ? { ...now, isReceiving: false } : now))
      })
    },
    [send, saveReceipt, setState, tell],
  )
}

/** The trouble in words where it cannot be read. */
async function readFile(file: File): Promise<SentFile | string> {
  const { name, size } = file
  if (size > mostBytes) return t('submissions.fileTooLarge', { name })
  try {
    return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch {
    return t('submissions.fileUnreadable', { name })
  }
}
