import { Button } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'

/** Writes the copy that was kept of a file, byte for byte, where the person chooses. */
export function SaveCopy({ head }: { readonly head: ImportHead }) {
  const choose = useBackendCommand('desktop.chooseSavePath')
  const save = useBackendCommand('importing.saveCopy')
  const may = useMay('importing.saveCopy')
  const run = async (): Promise<void> => {
    const suggestedName = head.origin === 'paste' ? t('importing.copyOfText', { name: head.name }) : head.name
    const { path } = await choose.mutateAsync({ suggestedName, kind: 'any' })
    if (path !== null) save.mutate({ importId: head.id, path })
  }
  const error = choose.error ?? save.error
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!may.isGiven}
        title={may.needs}
        loading={save.isPending}
        onClick={() => void run().catch(() => undefined)}
      >
        {t('importing.saveCopy')}
      </Button>
      {error !== null && <span role="alert">{errorText(error)}</span>}
      {save.isSuccess && <span role="status">{t('importing.copySaved')}</span>}
    </>
  )
}
