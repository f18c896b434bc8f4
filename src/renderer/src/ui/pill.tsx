import type { ReactNode } from 'react'
import styles from './pill.module.css'

/** How something stands, in a word or two: green done, amber missing, red wrong, grey neither. */
export function Pill({
  tone,
  children,
}: {
  readonly tone: 'done' | 'warning' | 'error' | 'neutral'
  readonly children: ReactNode
}) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {children}
    </span>
  )
}
