import { FileDown } from 'lucide-react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from './files-view.module.css'

interface EmptyPaneProps {
  readonly may: Permission
  /** The queue is empty; otherwise a list of before is. */
  readonly isQueue: boolean
}

const iconPx = 32

/** Nothing to look at: the first thing to do. */
export function EmptyPane({ may, isQueue }: EmptyPaneProps) {
  if (!isQueue) return <div className={styles.empty}>{t('importing.chooseOnLeft')}</div>
  return (
    <div className={styles.empty}>
      <div className={styles.emptyFrame}>
        <FileDown aria-hidden size={iconPx} />
        <p className={styles.emptyTitle}>{may.isGiven ? t('importing.empty') : t('importing.emptyReading')}</p>
        <p>{may.isGiven ? t('importing.emptyHint') : (may.needs ?? '')}</p>
      </div>
    </div>
  )
}
