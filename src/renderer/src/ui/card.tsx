import { type ReactNode, useId } from 'react'
import styles from './card.module.css'

interface CardProps {
  readonly title: string
  /** Small words at the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** The card takes the height it is given and its content scrolls. */
  readonly isScrolling?: boolean
}

/** A titled part of a screen. */
export function Card({ title, aside, children, isScrolling = false }: CardProps) {
  const titleId = useId()
  return (
    <section className={styles.card} data-scrolling={isScrolling || undefined} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      <div className={styles.content}>{children}</div>
    </section>
  )
}
