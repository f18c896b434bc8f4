import { ActionIcon } from '@mantine/core'
import { CircleHelp } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { PlaceWords } from './describe-place.ts'
import styles from './sheet-pane.module.css'

interface InfoBarProps {
  readonly words: PlaceWords
  readonly onExplain: () => void
}

/** Above the sheet, where Excel has its formula: what is pointed at, what was understood of it, and why. */
export function InfoBar({ words, onExplain }: InfoBarProps) {
  return (
    <div className={styles.info}>
      <span className={styles.where}>{words.where}</span>
      <div className={styles.words} aria-live="polite">
        <span className={styles.what} title={words.what}>
          {words.what}
        </span>
        <span className={styles.why} title={words.why}>
          {words.why}
        </span>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('importing.explain')}
        title={t('importing.explain')}
        onClick={onExplain}
      >
        <CircleHelp aria-hidden size={16} />
      </ActionIcon>
    </div>
  )
}
