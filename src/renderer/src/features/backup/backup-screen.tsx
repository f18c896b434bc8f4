import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import { BackupList } from './backup-list.tsx'
import styles from './backup-screen.module.css'
import { MakeCard } from './make-card.tsx'
import { RestoreCard } from './restore-card.tsx'
import { VerifyCard } from './verify-card.tsx'

/** "Sao lưu": write a verified copy, look into one before it is put back, check the book. */
export function BackupScreen() {
  const [inspectedPath, setInspectedPath] = useState<string | null>(null)
  return (
    <Screen title={t('backup.title')}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <MakeCard />
          <BackupList onInspect={setInspectedPath} />
        </div>
        <div className={styles.column}>
          <RestoreCard path={inspectedPath} onChoose={setInspectedPath} />
          <VerifyCard />
        </div>
      </div>
    </Screen>
  )
}
