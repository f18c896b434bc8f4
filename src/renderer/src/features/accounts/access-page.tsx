import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import styles from './access-page.module.css'

interface AccessPageProps {
  readonly title: string
  readonly hint?: string
  /** Room for two cards side by side. */
  readonly isWide?: boolean
  /** A long form, which begins higher up. */
  readonly isTall?: boolean
  readonly children: ReactNode
}

/** A page before the book: the product, one heading, one thing to do. */
export function AccessPage({ title, hint, isWide = false, isTall = false, children }: AccessPageProps) {
  return (
    <div className={styles.page} data-tall={isTall || undefined}>
      <main className={styles.column} data-wide={isWide || undefined}>
        <p className={styles.product}>
          <span className={styles.mark} aria-hidden />
          {t('frame.product')}
        </p>
        <h1 className={styles.title}>{title}</h1>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
        {children}
      </main>
    </div>
  )
}
