import { useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { AccessPage } from './access-page.tsx'
import { PasswordForm } from './password-form.tsx'
import { PeopleList } from './people-list.tsx'
import { RecoverForm } from './recover-form.tsx'
import { useChosenPerson } from './use-chosen-person.ts'

/** Who is it, and the password. */
export function SignInPage() {
  const people = useBackendQuery('accounts.listPeople', {}).data ?? []
  const { asked, choose } = useChosenPerson()
  const [isForgotten, setIsForgotten] = useState(false)
  const login = asked?.login ?? people[0]?.login ?? null
  if (isForgotten) {
    return (
      <RecoverForm
        initialLogin={login ?? ''}
        nameOf={(one) => people.find((person) => person.login === one)?.name ?? ''}
        onBack={() => setIsForgotten(false)}
      />
    )
  }
  return (
    <AccessPage title={t('accounts.signInTitle')} hint={t('accounts.signInHint')}>
      <PeopleList people={people} chosen={login} onChoose={choose} />
      {login !== null && (
        <PasswordForm
          key={`${login} ${asked?.times ?? 0}`}
          login={login}
          action={t('accounts.signIn')}
          onForgot={() => setIsForgotten(true)}
        />
      )}
    </AccessPage>
  )
}
