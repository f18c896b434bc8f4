import { Button } from '@mantine/core'
import { FileInput, FileOutput } from 'lucide-react'
import { useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { readMemoryFile } from '#shared/importing/memory-file.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './memory.module.css'

/** Handing what was taught to a colleague, and taking in what one handed over. */
export function MemoryFooter() {
  const choose = useBackendCommand('desktop.chooseSavePath')
  const save = useBackendCommand('importing.saveMemory')
  const put = useBackendCommand('importing.putMemory')
  const may = useMay('importing.putMemory')
  const field = useRef<HTMLInputElement>(null)
  const [isForeign, setForeign] = useState(false)
  const write = async (): Promise<void> => {
    put.reset()
    setForeign(false)
    const { path } = await choose.mutateAsync({ suggestedName: t('importing.memoryName'), kind: 'json' })
    if (path !== null) save.mutate({ path })
  }
  const read = async (file: File): Promise<void> => {
    save.reset()
    put.reset()
    const memory = readMemoryFile(await file.text())
    setForeign(memory === null)
    if (memory !== null) put.mutate({ mappings: memory.mappings, aliases: memory.aliases })
  }
  const error = choose.error ?? save.error ?? put.error
  return (
    <>
      <div className={styles.outcome}>
        {error !== null && (
          <span data-tone="error" role="alert" title={errorText(error)}>
            {errorText(error)}
          </span>
        )}
        {isForeign && (
          <span data-tone="error" role="alert">
            {t('importing.memoryForeign')}
          </span>
        )}
        {error === null && save.data !== undefined && (
          <span data-tone="done" role="status">
            {t('importing.memorySaved', { name: save.data.path.split(/[\\/]/).at(-1) ?? '' })}
          </span>
        )}
        {error === null && put.data !== undefined && (
          <span data-tone="done" role="status">
            {t('importing.memoryTaken', {
              mappings: formatCount(put.data.mappings),
              aliases: formatCount(put.data.aliases),
            })}
          </span>
        )}
      </div>
      <input
        ref={field}
        type="file"
        hidden
        accept=".json"
        aria-label={t('importing.memoryImport')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file !== undefined) void read(file).catch(() => setForeign(true))
          currentTarget.value = ''
        }}
      />
      <Button
        variant="default"
        leftSection={<FileInput aria-hidden size={16} />}
        disabled={!may.isGiven}
        title={may.needs}
        loading={put.isPending}
        onClick={() => field.current?.click()}
      >
        {t('importing.memoryImport')}
      </Button>
      <Button
        leftSection={<FileOutput aria-hidden size={16} />}
        loading={save.isPending}
        onClick={() => void write().catch(() => undefined)}
      >
        {t('importing.memoryExport')}
      </Button>
    </>
  )
}
