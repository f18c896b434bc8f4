import { FileDown } from 'lucide-react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from './files-view.module.css'

interface EmptyPaneProps {
  readonly may: Permission
}

const iconPx = 32

/** The queue is empty: the first thing to do. */
export function EmptyPane({ may }: EmptyPaneProps) {
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
