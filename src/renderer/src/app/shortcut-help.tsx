import { Drawer, Kbd } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActionRegistry } from '#renderer/ui/actions/action-registry.ts'
import { groupActions } from '#renderer/ui/actions/group-actions.ts'
import styles from './shortcut-help.module.css'

interface ShortcutHelpProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Every action that has a shortcut now, by group. */
export function ShortcutHelp({ isOpen, onClose }: ShortcutHelpProps) {
  const registry = useActionRegistry()
  const actions = useSyncExternalStore(registry.subscribe, registry.enabled)
  const withShortcut = actions.filter((action) => action.shortcuts !== undefined)
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="sm"
      title={t('frame.shortcutHelp')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <p className={styles.hint}>{t('frame.shortcutHelpHint')}</p>
      {groupActions(withShortcut).map(({ group, actions: list }) => (
        <section key={group} className={styles.group}>
          <h3 className={styles.groupTitle}>{group}</h3>
          <ul>
            {list.map((action) => (
              <ShortcutLine key={action.id} action={action} />
            ))}
          </ul>
        </section>
      ))}
    </Drawer>
  )
}

function ShortcutLine({ action }: { readonly action: UserAction }) {
  return (
    <li className={styles.line}>
      <span>{action.label}</span>
      <span className={styles.keys}>
        {action.shortcuts?.map((shortcut) => (
          <Kbd key={shortcut}>{shortcut}</Kbd>
        ))}
      </span>
    </li>
  )
}
