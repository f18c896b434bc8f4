import { useEffect, useState } from 'react'

interface FileDropOptions {
  readonly isEnabled: boolean
  readonly onFiles: (files: readonly File[]) => void
  /** Text pasted anywhere but into a field. */
  readonly onText: (text: string) => void
}

/** Files dropped anywhere on the window or pasted from the file manager, and text pasted outside a field. True while files are held over it. */
export function useFileDrop({ isEnabled, onFiles, onText }: FileDropOptions): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!isEnabled) return undefined
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      onFiles(Array.from(event.dataTransfer?.files ?? []))
    }
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target)) return
      const files = Array.from(event.clipboardData?.files ?? [])
      const text = event.clipboardData?.getData('text/plain') ?? ''
      // Cells copied in Excel come as text and as a picture: the text is meant.
      if (text.trim() !== '') onText(text)
      else if (files.length > 0) onFiles(files)
      else return
      event.preventDefault()
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [isEnabled, onFiles, onText])
  return isOver
}

function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
