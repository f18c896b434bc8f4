import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './tasks-card.module.css'

/** Something that waits, with the one thing to do about it at its end. */
export function Task({
  text,
  detail,
  children,
}: {
  readonly text: string
  readonly detail?: string
  readonly children: ReactNode
}) {
  return (
    <li className={styles.task}>
      <div className={styles.line}>
        <span>{text}</span>
        {children}
      </div>
      {detail !== undefined && (
        <p className={styles.detail} title={detail}>
          {detail}
        </p>
      )}
    </li>
  )
}

export function TaskLink({
  tone,
  ...link
}: LinkProps & { readonly tone: 'warning' | 'error' | 'done'; readonly children: ReactNode }) {
  return <Link {...link} className={styles.action} data-tone={tone} />
}

/** '14/04' */
export function shortDay(on: string): string {
  return `${on.slice(8)}/${on.slice(5, 7)}`
}
