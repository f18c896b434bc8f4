import type { RefObject } from 'react'

interface HiddenFileFieldProps {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly label: string
  /** Everything in one folder. */
  readonly isFolder?: boolean
  /** Endings of names that the dialog shows; all where left out. */
  readonly accept?: string
  readonly onFiles: (files: readonly File[]) => void
}

/** The attribute by which a whole folder is chosen; React has no word for it. */
const ofFolder: Readonly<Record<string, string>> = { webkitdirectory: '' }

/** The dialog for files, opened by a button or a key; they come as name and bytes, never as a path. */
export function HiddenFileField({ ref, label, isFolder = false, accept, onFiles }: HiddenFileFieldProps) {
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      {...(isFolder ? ofFolder : {})}
      accept={accept}
      aria-label={label}
      onChange={({ currentTarget }) => {
        onFiles(Array.from(currentTarget.files ?? []))
        // The same file chosen again is a new choice.
        currentTarget.value = ''
      }}
    />
  )
}
