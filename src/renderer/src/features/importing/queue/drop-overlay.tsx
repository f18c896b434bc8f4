import { FileDown } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import styles from './queue.module.css'

/** Over the whole screen while files are held over it. */
export function DropOverlay() {
  return (
    <div className={styles.overlay} aria-hidden>
      <p className={styles.overlayText}>
        <FileDown size={28} />
        {t('importing.dropHere')}
      </p>
    </div>
  )
}
