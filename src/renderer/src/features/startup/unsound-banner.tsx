import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { CircleAlert } from 'lucide-react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from './unsound-banner.module.css'
import { UnsoundPanel } from './unsound-panel.tsx'

/** Over every screen while the open store is not to be believed; nothing while it is. */
export function UnsoundBanner() {
  const [isOpen, panel] = useDisclosure(false)
  const state = useBackendQuery('startup.getState', {}).data
  if (state?.status !== 'ready' || state.health.status !== 'unsound') return null
  return (
    <div className={styles.banner} role="alert">
      <CircleAlert aria-hidden size={18} />
      <p className={styles.text}>{t('startup.unsoundBanner')}</p>
      <Button size="xs" variant="white" color="red" onClick={panel.open}>
        {t('startup.unsoundOpen')}
      </Button>
      <UnsoundPanel problems={state.health.problems} isOpen={isOpen} onClose={panel.close} />
    </div>
  )
}
