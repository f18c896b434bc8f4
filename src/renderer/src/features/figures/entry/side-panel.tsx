import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '#renderer/texts/vi.ts'
import styles from './close-panel.module.css'
import { useEscape } from './use-escape.ts'

interface SidePanelProps {
  readonly title: string
  readonly onCancel: () => void
  /** Scrolls by itself. */
  readonly children: ReactNode
  /** Stays at the bottom. */
  readonly footer?: ReactNode
}

/** A task beside the grid: takes the keyboard when it opens, Esc gives it back. */
export function SidePanel({ title, onCancel, children, footer }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const target = panel.current?.querySelector<HTMLElement>('input, textarea') ?? panel.current
    target?.focus()
  }, [])
  useEscape(panel, onCancel)
  return (
    <section ref={panel} className={styles.panel} aria-label={title} tabIndex={-1}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={t('entry.closePanel')} onClick={onCancel}>
          <X aria-hidden size={16} />
        </ActionIcon>
      </header>
      <div className={styles.scroll}>{children}</div>
      {footer}
    </section>
  )
}
