import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { sizeText } from '#renderer/texts/size-text.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from './unsound-banner.module.css'

const backupsShown = 3

interface UnsoundPanelProps {
  readonly problems: readonly string[]
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What a check found wrong with the open store, and how to get out of it. */
export function UnsoundPanel({ problems, isOpen, onClose }: UnsoundPanelProps) {
  const navigate = useNavigate()
  const backups = useBackendQuery('backup.listBackups', {}, { enabled: isOpen }).data ?? []
  const there = backups.filter(({ exists, kind }) => exists && kind !== 'before-restore').slice(0, backupsShown)
  const goToBackups = (): void => {
    onClose()
    void navigate({ to: '/backup' })
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('startup.unsoundTitle')} size="lg" centered>
      <div className={styles.panel}>
        <p>{t('startup.unsoundText')}</p>
        <section>
          <h2 className={styles.heading}>{t('startup.unsoundFound')}</h2>
          <ul className={styles.list}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className={styles.heading}>{t('startup.unsoundSteps')}</h2>
          <ol className={styles.steps}>
            <li>{t('startup.unsoundStepRestore')}</li>
            <li>{t('startup.unsoundStepAsk')}</li>
          </ol>
        </section>
        <section>
          <h2 className={styles.heading}>{t('startup.unsoundBackups')}</h2>
          {there.length === 0 && <p>{t('startup.unsoundNoBackups')}</p>}
          <ul className={styles.list}>
            {there.map(({ path, at, bytes }) => (
              <li key={path}>
                {t('startup.backupAt', { at: instantText(at) })} · {sizeText(bytes)} · {path}
              </li>
            ))}
          </ul>
        </section>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('startup.close')}
          </Button>
          <Button onClick={goToBackups}>{t('startup.unsoundGo')}</Button>
        </div>
      </div>
    </Modal>
  )
}
