import { Button } from '@mantine/core'
import { FileInput, FolderOpen } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { HiddenFileField } from '#renderer/ui/hidden-file-field.tsx'
import styles from './submissions.module.css'

interface ChooseButtonsProps {
  readonly may: Permission
  /** Opens the dialog for files from elsewhere: a shortcut. */
  readonly field: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** Files, or everything in a folder. */
export function ChooseButtons({ may, field, onFiles }: ChooseButtonsProps) {
  const folder = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.choose}>
      <HiddenFileField ref={field} label={t('submissions.chooseFiles')} onFiles={onFiles} />
      <HiddenFileField ref={folder} label={t('submissions.chooseFolder')} isFolder onFiles={onFiles} />
      <Button
        variant="default"
        size="compact-md"
        leftSection={<FileInput aria-hidden size={15} />}
        disabled={!may.isGiven}
        title={may.needs}
        onClick={() => field.current?.click()}
      >
        {t('submissions.chooseFiles')}
      </Button>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<FolderOpen aria-hidden size={15} />}
        disabled={!may.isGiven}
        title={may.needs}
        onClick={() => folder.current?.click()}
      >
        {t('submissions.chooseFolder')}
      </Button>
    </div>
  )
}
