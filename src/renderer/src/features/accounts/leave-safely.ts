import { modals } from '@mantine/modals'
import { saveAllWork } from '#renderer/rpc/unsaved-work.ts'
import { t } from '#renderer/texts/vi.ts'

/** Saves everything typed, then leaves; with figures that could not be saved only after the person has said so. */
export async function leaveSafely(leave: () => void): Promise<void> {
  const count = await saveAllWork()
  if (count === 0) {
    leave()
    return
  }
  modals.openConfirmModal({
    title: t('accounts.leaveTitle', { count }),
    children: t('accounts.leaveText'),
    labels: { confirm: t('accounts.leaveDrop'), cancel: t('accounts.leaveStay') },
    confirmProps: { color: 'red' },
    onConfirm: leave,
  })
}
