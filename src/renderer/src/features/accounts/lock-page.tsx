import { Button } from '@mantine/core'
import { ArrowLeft, Users } from 'lucide-react'
import { useState } from 'react'
import { countUnsavedWork } from '#renderer/rpc/unsaved-work.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { AccessPage } from './access-page.tsx'
import { PasswordForm } from './password-form.tsx'
import { PeopleList } from './people-list.tsx'
import { RecoverForm } from './recover-form.tsx'
import { useChosenPerson } from './use-chosen-person.ts'
import formStyles from './access-form.module.css'

interface LockPageProps {
  readonly person: { readonly login: string; readonly name: string }
  /** Another person is about to take over. */
  readonly isForOthers: boolean
  readonly onForOthers: (isForOthers: boolean) => void
}

/** A locked window: its person goes on with the password, or another one takes over. */
export function LockPage({ person, isForOthers, onForOthers }: LockPageProps) {
  const [isForgotten, setIsForgotten] = useState(false)
  if (isForgotten) {
    return (
      <RecoverForm
        initialLogin={person.login}
        nameOf={(login) => (login === person.login ? person.name : '')}
        onBack={() => setIsForgotten(false)}
      />
    )
  }
  const forget = () => setIsForgotten(true)
  if (isForOthers) return <Handover person={person} onBack={() => onForOthers(false)} onForgot={forget} />
  return (
    <AccessPage title={t('accounts.lockedTitle')} hint={t('accounts.lockedHint', { name: person.name })}>
      <PasswordForm login={person.login} action={t('accounts.unlock')} onForgot={forget} />
      <div className={formStyles.form}>
        <Button variant="default" leftSection={<Users aria-hidden size={15} />} onClick={() => onForOthers(true)}>
          {t('accounts.otherPerson')}
        </Button>
      </div>
    </AccessPage>
  )
}

interface HandoverProps {
  readonly person: LockPageProps['person']
  readonly onBack: () => void
  readonly onForgot: () => void
}

function Handover({ person, onBack, onForgot }: HandoverProps) {
  const people = useBackendQuery('accounts.listPeople', {}).data ?? []
  const others = people.filter(({ login }) => login !== person.login)
  const { asked, choose } = useChosenPerson()
  const login = asked?.login ?? others[0]?.login ?? null
  const unsaved = countUnsavedWork()
  return (
    <AccessPage title={t('accounts.otherPerson')} hint={t('accounts.signInHint')}>
      <PeopleList people={others} chosen={login} onChoose={choose} />
      {login !== null && (
        <PasswordForm
          key={`${login} ${asked?.times ?? 0}`}
          login={login}
          action={t('accounts.signIn')}
          onForgot={onForgot}
        />
      )}
      <div className={formStyles.form}>
        {unsaved > 0 && (
          <Notice tone="warning">{t('accounts.handoverUnsaved', { name: person.name, count: unsaved })}</Notice>
        )}
        <p className={formStyles.note}>{t('accounts.handoverNote', { name: person.name })}</p>
        <Button variant="default" leftSection={<ArrowLeft aria-hidden size={15} />} onClick={onBack}>
          {t('accounts.samePerson', { name: person.name })}
        </Button>
      </div>
    </AccessPage>
  )
}
