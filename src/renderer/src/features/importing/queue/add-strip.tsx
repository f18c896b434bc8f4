import { Button, CloseButton, Progress } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import styles from './queue.module.css'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import type { AddFiles } from './use-add-files.ts'

const percent = 100

interface AddStripProps {
  readonly adding: AddFiles
  /** Shows a refused file in the history. */
  readonly onRefused: (head: ImportHead) => void
}

/** How far the files handed over have come, and those that were not taken. */
export function AddStrip({ adding, onRefused }: AddStripProps) {
  const { progress, notAdded, cancel, dismiss } = adding
  return (
    <>
      {progress !== null && (
        <div className={styles.adding} role="status">
          <span className={styles.addingName}>
            {t('importing.reading', { number: progress.number, total: progress.total, name: progress.name })}
          </span>
          <Button size="compact-xs" variant="subtle" disabled={progress.number === progress.total} onClick={cancel}>
            {t('importing.stopReading')}
          </Button>
          <Progress
            className={styles.addingBar}
            size={4}
            value={((progress.number - 1) / progress.total) * percent}
            aria-label={t('importing.readingProgress')}
          />
        </div>
      )}
      {notAdded.length > 0 && (
        <div className={styles.notAdded} role="alert">
          <p className={styles.notAddedTitle}>{t('importing.notTaken', { count: notAdded.length })}</p>
          <CloseButton size="xs" aria-label={t('importing.notTakenClose')} onClick={dismiss} />
          {notAdded.map(({ name, reason, refused }, index) =>
            refused === null ? (
              <p key={`${index} ${name}`} className={styles.notAddedLine}>
                <strong>{name}</strong>: {reason}
              </p>
            ) : (
              <button
                key={`${index} ${name}`}
                type="button"
                className={styles.notAddedLine}
                title={t('importing.notTakenShow')}
                onClick={() => onRefused(refused)}
              >
                {reason}
              </button>
            ),
          )}
        </div>
      )}
    </>
  )
}
