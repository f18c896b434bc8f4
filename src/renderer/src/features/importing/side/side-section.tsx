import { type ReactNode, useId, useState } from 'react'
import styles from './side.module.css'

interface SideSectionProps {
  readonly title: string
  /** Small words at the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A titled part of the panel at the right. */
export function SideSection({ title, aside, children }: SideSectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHead}>
        <h2 id={id} className={styles.sectionTitle}>
          {title}
        </h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  )
}

/** A part that is opened when it is wanted. */
export function FoldedSection({ title, aside, children }: SideSectionProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.sectionTitle}>{title}</span>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </summary>
      {isOpen && children}
    </details>
  )
}
