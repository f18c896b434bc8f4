import { Button, CloseButton, Progress } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import styles from './queue.module.css'
import type { AddFiles } from './use-add-files.ts'

const percent = 100

/** How far the files handed over have come, and those that were not taken. */
export function AddStrip({ adding }: { readonly adding: AddFiles }) {
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
          <CloseButton size="xs" className={styles.notAddedClose} onClick={dismiss} />
          {notAdded.map(({ name, reason }, index) => (
            <p key={`${index} ${name}`}>
              <strong>{name}</strong>: {reason}
            </p>
          ))}
        </div>
      )}
    </>
  )
}
