import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

const icons = { info: Info, done: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const

interface NoticeProps {
  readonly tone: keyof typeof icons
  readonly title?: string
  readonly children: ReactNode
  /** Buttons under the text. */
  readonly actions?: ReactNode
}

/** A boxed message. Errors are announced at once, the others when the reader is free. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon className={styles.icon} aria-hidden size={16} />
      <div className={styles.content}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        <div>{children}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
