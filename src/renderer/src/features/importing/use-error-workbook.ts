import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

interface ErrorWorkbook {
  readonly save: () => void
  readonly isRunning: boolean
  readonly error: Error | null
  readonly saved: { readonly name: string; readonly count: string } | null
}

/** The sender's own file with what is wrong coloured and said, where the person chooses. */
export function useErrorWorkbook(head: ImportHead): ErrorWorkbook {
  const choose = useBackendCommand('desktop.chooseSavePath')
  const write = useBackendCommand('importing.saveErrorWorkbook')
  const run = async (): Promise<void> => {
    write.reset()
    const suggestedName = t('importing.errorsName', { name: head.name.replace(/\.[^.]{1,5}$/, '') })
    const { path } = await choose.mutateAsync({ suggestedName, kind: 'xlsx' })
    if (path !== null) write.mutate({ importId: head.id, path })
  }
  const isOfThis = write.variables?.importId === head.id
  return {
    save: () => void run().catch(() => undefined),
    isRunning: write.isPending,
    error: choose.error ?? (isOfThis ? write.error : null),
    saved:
      isOfThis && write.data !== undefined
        ? { name: write.data.path.split(/[\\/]/).at(-1) ?? write.data.path, count: formatCount(write.data.cells) }
        : null,
  }
}
