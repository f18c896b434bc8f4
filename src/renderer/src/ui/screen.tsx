import { createContext, type ReactNode, useContext } from 'react'
import styles from './screen.module.css'

/** What every screen shows at the right end of its top bar; the application provides it. */
const TopBarEndContext = createContext<ReactNode>(null)
export const TopBarEndProvider = TopBarEndContext.Provider

interface ScreenProps {
  readonly title: string
  /** Right of the title: date stepper, period. */
  readonly tools?: ReactNode
  /** After the tools: pills that say how things stand. */
  readonly status?: ReactNode
  readonly children: ReactNode
  /** Bottom bar: totals, counts and, at the right, the one primary action. */
  readonly footer?: ReactNode
}

/** The frame of a screen: top bar, a body that fills the rest (and scrolls by itself where it must), bottom bar. */
export function Screen({ title, tools, status, children, footer }: ScreenProps) {
  const topBarEnd = useContext(TopBarEndContext)
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{title}</h1>
        {tools}
        {status}
        <div className={styles.end}>{topBarEnd}</div>
      </header>
      <main className={styles.body}>{children}</main>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </div>
  )
}
