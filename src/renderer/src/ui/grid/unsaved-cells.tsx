import { Button } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '../pill.tsx'
import styles from './grid-layout.module.css'

interface UnsavedCellsProps {
  readonly count: number
  /** Why, in words. */
  readonly reason: string
  readonly onRetry: () => void
  readonly onDiscard: () => void
}

/** Says that typed figures are not in the book yet, with what can be done; nothing while all are. */
export function UnsavedCells({ count, reason, onRetry, onDiscard }: UnsavedCellsProps) {
  if (count === 0) return null
  return (
    <span role="alert" className={styles.saving} title={reason}>
      <Pill tone="error">{t('entry.unsaved', { count })}</Pill>
      <Button variant="default" size="compact-sm" onClick={onRetry}>
        {t('entry.retry')}
      </Button>
      <Button variant="subtle" color="red" size="compact-sm" onClick={onDiscard}>
        {t('entry.discard')}
      </Button>
    </span>
  )
}
