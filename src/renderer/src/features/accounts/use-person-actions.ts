import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useContext, useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { endSession } from '#renderer/rpc/session.ts'
import { saveAllWork } from '#renderer/rpc/unsaved-work.ts'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActions } from '#renderer/ui/actions/action-registry.ts'
import { leaveSafely } from './leave-safely.ts'
import { LockContext } from './lock-context.ts'

interface PersonAction extends UserAction {
  readonly id:
    | 'accounts.switch'
    | 'accounts.lock'
    | 'accounts.change-password'
    | 'accounts.sign-out'
    | 'accounts.enable'
}

/** What the person at the window can do about being there; also offered to the palette and the keyboard. */
export function usePersonActions(
  isSolo: boolean,
  onOpen: (panel: 'password' | 'enable') => void,
): readonly PersonAction[] {
  const client = useQueryClient()
  const lock = useContext(LockContext)
  const actions = useMemo(() => {
    const group = t('accounts.group')
    const signOut = () =>
      void endSession(client).catch((error: unknown) => notifications.show({ color: 'red', message: errorText(error) }))
    const enable: PersonAction = {
      id: 'accounts.enable',
      label: t('accounts.enable'),
      group,
      run: () => void leaveSafely(() => onOpen('enable')),
    }
    const signedIn: PersonAction[] = [
      // What cannot be saved stays on the screens under the lock, which says so.
      {
        id: 'accounts.switch',
        label: t('accounts.otherPerson'),
        group,
        run: () => void saveAllWork().then(() => lock(true)),
      },
      { id: 'accounts.lock', label: t('accounts.lock'), group, shortcuts: ['Ctrl+L'], run: () => lock(false) },
      {
        id: 'accounts.change-password',
        label: t('accounts.changePassword'),
        group,
        run: () => onOpen('password'),
      },
      { id: 'accounts.sign-out', label: t('accounts.signOut'), group, run: () => void leaveSafely(signOut) },
    ]
    return isSolo ? [enable] : signedIn
  }, [client, isSolo, lock, onOpen])
  useActions(actions, 'frame')
  return actions
}
