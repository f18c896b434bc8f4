import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './curtain.module.css'

interface CurtainProps {
  readonly label: string
  readonly children: ReactNode
}

/**
 * A full window over everything, dialogs and messages too: a modal dialog of the browser, which nothing can be drawn
 * above and which takes the rest from keyboard, mouse and screen reader. Only its owner takes it away, Esc does not; the
 * keyboard goes back to where it was.
 */
export function Curtain({ label, children }: CurtainProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (dialog.current?.open !== false) return
    before.current = document.activeElement
    dialog.current.showModal()
    // The browser would take the first button; a page that has a first field takes the keyboard itself.
    dialog.current.focus()
  }, [])
  useEffect(
    () => () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    },
    [],
  )
  return (
    <dialog
      ref={dialog}
      className={styles.curtain}
      tabIndex={-1}
      aria-label={label}
      // The second of two Escapes would close it for a moment, whatever is said to its cancelling.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault()
      }}
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
    >
      {children}
    </dialog>
  )
}
