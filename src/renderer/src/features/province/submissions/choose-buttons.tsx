import { Button } from '@mantine/core'
import { FileInput, FolderOpen } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from './submissions.module.css'

interface ChooseButtonsProps {
  readonly may: Permission
  /** Opens the dialog for files from elsewhere: a shortcut. */
  readonly field: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** Files, or everything in a folder; they come as name and bytes, never as a path. */
export function ChooseButtons({ may, field, onFiles }: ChooseButtonsProps) {
  const folder = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.choose}>
      <HiddenInput ref={field} label={t('submissions.chooseFiles')} onFiles={onFiles} />
      <HiddenInput ref={folder} label={t('submissions.chooseFolder')} isFolder onFiles={onFiles} />
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

interface HiddenInputProps extends Pick<ChooseButtonsProps, 'onFiles'> {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly label: string
  readonly isFolder?: boolean
}

/** The attribute by which a whole folder is chosen; React has no word for it. */
const ofFolder: Readonly<Record<string, string>> = { webkitdirectory: '' }

function HiddenInput({ ref, label, isFolder = false, onFiles }: HiddenInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      {...(isFolder ? ofFolder : {})}
      aria-label={label}
      onChange={({ currentTarget }) => {
        onFiles(Array.from(currentTarget.files ?? []))
        // The same file chosen again is a new choice.
        currentTarget.value = ''
      }}
    />
  )
}
