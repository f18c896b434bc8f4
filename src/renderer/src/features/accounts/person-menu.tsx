import { Drawer, Kbd, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { CircleUserRound, KeyRound, Lock, LogOut, Users } from 'lucide-react'
import { type ComponentProps, type RefObject, useRef, useState } from 'react'
import { useSession } from '#renderer/rpc/session.ts'
import { roleNames } from '#shared/texts/role.texts.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Session } from '#shared/accounts/accounts.schema.ts'
import { AdministratorForm } from './administrator-form.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'
import { usePersonActions } from './use-person-actions.ts'
import styles from './person-menu.module.css'

type Person = NonNullable<Session['person']>
type Panel = 'password' | 'enable'

/** Who works at this window, and everything about that. */
export function PersonMenu() {
  const session = useSession().data
  const [panel, setPanel] = useState<Panel | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const person = session?.person ?? null
  const close = (): void => setPanel(null)
  // The line of the menu that opened the drawer is gone by then: the keyboard goes back to the menu's own button.
  const giveBack = (): void => button.current?.focus()
  if (person === null) return null
  return (
    <>
      <PersonPanel button={button} person={person} isSolo={session?.mode === 'solo'} onOpen={setPanel} />
      <PersonDrawer
        title={t('accounts.changePassword')}
        isOpen={panel === 'password'}
        onClose={close}
        onGone={giveBack}
      >
        <ChangePasswordForm
          person={person}
          onDone={() => {
            close()
            notifications.show({ color: 'brand', message: t('accounts.passwordChanged') })
          }}
        />
      </PersonDrawer>
      <PersonDrawer title={t('accounts.enable')} isOpen={panel === 'enable'} onClose={close} onGone={giveBack}>
        <p>{t('accounts.enableHint')}</p>
        <AdministratorForm initialName={person.name} onBack={close} />
      </PersonDrawer>
    </>
  )
}

interface PersonPanelProps {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly person: Person
  readonly isSolo: boolean
  readonly onOpen: (panel: Panel) => void
}

const icons = {
  'accounts.switch': Users,
  'accounts.lock': Lock,
  'accounts.change-password': KeyRound,
  'accounts.sign-out': LogOut,
  'accounts.enable': Users,
} as const

function PersonPanel({ button, person, isSolo, onOpen }: PersonPanelProps) {
  const [isOpen, panel] = useDisclosure(false)
  const actions = usePersonActions(isSolo, onOpen)
  const duties = isSolo ? t('accounts.solo') : person.roles.map((role) => roleNames[role]).join(', ')
  return (
    <Popover opened={isOpen} onChange={panel.close} position="right-end" shadow="md" width={240} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton ref={button} className={styles.person} title={person.name} onClick={panel.toggle}>
          <CircleUserRound aria-hidden size={18} className={styles.icon} />
          <VisuallyHidden>{t('accounts.panel')}</VisuallyHidden>
          <span className={styles.words}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.roles}>{duties}</span>
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel}>
        {actions.map((action) => {
          const Icon = icons[action.id]
          return (
            <button
              key={action.id}
              type="button"
              className={styles.action}
              onClick={() => {
                panel.close()
                action.run()
              }}
            >
              <Icon aria-hidden size={15} />
              <span className={styles.label}>{action.label}</span>
              {action.shortcuts?.map((shortcut) => (
                <Kbd key={shortcut} size="xs">
                  {shortcut}
                </Kbd>
              ))}
            </button>
          )
        })}
      </Popover.Dropdown>
    </Popover>
  )
}

interface PersonDrawerProps extends Pick<ComponentProps<typeof Drawer>, 'onClose' | 'children'> {
  readonly title: string
  readonly isOpen: boolean
  /** The drawer has left the screen, and the keyboard with it. */
  readonly onGone: () => void
}

function PersonDrawer({ title, isOpen, onClose, onGone, children }: PersonDrawerProps) {
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={onGone}
      returnFocus={false}
      position="right"
      size="sm"
      title={title}
    >
      {children}
    </Drawer>
  )
}
