import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from './no-targets.module.css'

/** Nothing was ever set: what a target is for, and the way to the first one. */
export function NoTargets({ may, onAdd }: { readonly may: Permission; readonly onAdd: () => void }) {
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{t('targets.emptyTitle')}</h2>
      <p>{t('targets.emptyText')}</p>
      {may.isGiven ? (
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={onAdd}>
          {t('targets.add')}
        </Button>
      ) : (
        <p>{t('targets.needs', { needs: may.needs ?? '' })}</p>
      )}
    </div>
  )
}
