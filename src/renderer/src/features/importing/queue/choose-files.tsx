import { Button } from '@mantine/core'
import { FolderOpen } from 'lucide-react'
import type { RefObject } from 'react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'

const accepted = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.html,.htm,.xml,.et'

interface ChooseFilesProps {
  readonly may: Permission
  /** Opens the dialog from elsewhere: a shortcut. */
  readonly field: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** The dialog for several files; they come as name and bytes, never as a path. */
export function ChooseFiles({ may, field, onFiles }: ChooseFilesProps) {
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label={t('importing.chooseFiles')}
        onChange={({ currentTarget }) => {
          onFiles(Array.from(currentTarget.files ?? []))
          // The same file chosen again is a new choice.
          currentTarget.value = ''
        }}
      />
      <Button
        variant="default"
        size="compact-md"
        leftSection={<FolderOpen aria-hidden size={15} />}
        disabled={!may.isGiven}
        title={may.needs}
        onClick={() => field.current?.click()}
      >
        {t('importing.chooseFiles')}
      </Button>
    </>
  )
}
