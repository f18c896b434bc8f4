import { Button } from '@mantine/core'
import { FolderOpen } from 'lucide-react'
import type { RefObject } from 'react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { HiddenFileField } from '#renderer/ui/hidden-file-field.tsx'

const accepted = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.html,.htm,.xml,.et'

interface ChooseFilesProps {
  readonly may: Permission
  /** Opens the dialog from elsewhere: a shortcut. */
  readonly field: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** The dialog for several files. */
export function ChooseFiles({ may, field, onFiles }: ChooseFilesProps) {
  return (
    <>
      <HiddenFileField ref={field} label={t('importing.chooseFiles')} accept={accepted} onFiles={onFiles} />
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
