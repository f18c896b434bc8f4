import styles from './bar.module.css'

interface BarProps {
  /** Filled part in percent; more than 100 fills the bar. */
  readonly percent: number
  /** A tick to compare with, in percent. */
  readonly mark?: number | null
  readonly tone?: 'done' | 'warning'
}

/** A picture of a rate that is also written beside it, so it says nothing to a screen reader. */
export function Bar({ percent, mark = null, tone = 'done' }: BarProps) {
  return (
    <svg className={styles.bar} aria-hidden>
      <rect className={styles.track} width="100%" height="7" y="3" rx="3.5" />
      <rect className={styles.fill} data-tone={tone} width={`${within(percent)}%`} height="7" y="3" rx="3.5" />
      {mark !== null && <rect className={styles.mark} x={`${within(mark)}%`} width="2" height="13" />}
    </svg>
  )
}

function within(percent: number): number {
  return Math.min(100, Math.max(0, percent))
}
