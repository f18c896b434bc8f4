import { useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import { BackupList } from './backup-list.tsx'
import styles from './backup-screen.module.css'
import { DrillCard } from './drill-card.tsx'
import { MakeCard } from './make-card.tsx'
import { RestoreCard } from './restore-card.tsx'
import { SecondPlaceCard } from './second-place-card.tsx'
import { VerifyCard } from './verify-card.tsx'

/** "Sao lưu": write a verified copy, ask for one on a stick, look into one before it is put back, rehearse that, check the book. */
export function BackupScreen() {
  const [inspectedPath, setInspectedPath] = useState<string | null>(null)
  const [restores, setRestores] = useState(0)
  const restoreCard = useRef<HTMLDivElement>(null)
  const inspect = (path: string): void => {
    setInspectedPath(path)
    restoreCard.current?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Screen title={t('backup.title')}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <MakeCard />
          <SecondPlaceCard />
        </div>
        <div className={styles.column}>
          <div ref={restoreCard}>
            <RestoreCard
              path={inspectedPath}
              onChoose={setInspectedPath}
              onRestored={() => setRestores(restores + 1)}
            />
          </div>
          {/* What was found out about the book before is not said of the one put in its place. */}
          <DrillCard key={`drill ${restores}`} />
          <VerifyCard key={`verify ${restores}`} />
        </div>
        <div className={styles.wide}>
          <BackupList onInspect={inspect} />
        </div>
      </div>
    </Screen>
  )
}
