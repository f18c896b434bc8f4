import { useDisclosure } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useEventInvalidation } from '#renderer/rpc/use-event-invalidation.ts'
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
  useEventInvalidation()
  useActionShortcuts()
  usePreferredTheme()
  const workspace = useBackendQuery('units.getWorkspace', {}).data ?? null
  const [isHelpOpen, help] = useDisclosure(false)
  useFrameActions(workspace, help.open)
  if (workspace === null) return <Outlet />
  return (
    <TopBarEndProvider value={<TopBarEnd isSample={workspace.isSample} />}>
      <div className={styles.frame}>
        <Rail workspace={workspace} />
        <div className={styles.screen}>
          <Outlet />
        </div>
      </div>
      <CommandPalette />
      <ShortcutHelp isOpen={isHelpOpen} onClose={help.close} />
    </TopBarEndProvider>
  )
}
