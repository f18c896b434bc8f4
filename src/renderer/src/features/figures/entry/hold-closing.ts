import { notifications } from '@mantine/notifications'
import { t } from '#renderer/texts/vi.ts'
import type { EntrySaver } from './entry-saver.ts'

/**
 * Figures that could not be saved live in the window only: the first attempt to close it is held up and says so, the
 * next one goes through, so that nobody is locked in by a store that cannot be written.
 */
export function holdClosing(saver: EntrySaver): void {
  let isHeld = false
  const hold = (event: BeforeUnloadEvent): void => {
    window.removeEventListener('beforeunload', hold)
    event.preventDefault()
    const { failed } = saver.state()
    notifications.show({ color: 'red', autoClose: false, message: t('entry.unsavedOnClose', { count: failed }) })
  }
  saver.subscribe(() => {
    const hasFailed = saver.state().failed > 0
    if (hasFailed === isHeld) return
    isHeld = hasFailed
    if (hasFailed) window.addEventListener('beforeunload', hold)
    else window.removeEventListener('beforeunload', hold)
  })
}
