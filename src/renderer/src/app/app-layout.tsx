import { useDisclosure } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { NotSetUpPage } from '#renderer/features/accounts/not-set-up-page.tsx'
import { UnsoundBanner } from '#renderer/features/startup/unsound-banner.tsx'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useActionShortcuts } from '#renderer/ui/actions/use-action-shortcuts.ts'
import { TopBarEndProvider } from '#renderer/ui/screen.tsx'
import { useFrameActions } from './actions.ts'
import styles from './app-layout.module.css'
import { CommandPalette } from './command-palette.tsx'
import { Rail } from './rail.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { TopBarEnd } from './top-bar-end.tsx'
import { usePreferredTheme } from './use-preferred-theme.ts'

/** Rail and screen; before the unit is set up, the wizard alone. */
export function AppLayout() {
  useActionShortcuts()
  usePreferredTheme()
  const answer = useBackendQuery('units.getWorkspace', {}).data
  const workspace = answer ?? null
  const maySetUp = useMay('settings.applySetup').isGiven
  const [isHelpOpen, help] = useDisclosure(false)
  useFrameActions(workspace, help.open)
  if (workspace === null) return answer === null && !maySetUp ? <NotSetUpPage /> : <Outlet />
  return (
    <TopBarEndProvider value={<TopBarEnd isSample={workspace.isSample} />}>
      <div className={styles.frame}>
        <Rail workspace={workspace} />
        <div className={styles.main}>
          <UnsoundBanner />
          <div className={styles.screen}>
            <Outlet />
          </div>
        </div>
      </div>
      <CommandPalette />
      <ShortcutHelp isOpen={isHelpOpen} onClose={help.close} />
    </TopBarEndProvider>
  )
}
