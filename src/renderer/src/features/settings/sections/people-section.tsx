import { useSession } from '#renderer/rpc/session.ts'
import { AccountList } from '../people/account-list.tsx'
import { RecoveryCard } from '../people/recovery-card.tsx'
import { SoloCard } from '../people/solo-card.tsx'
import styles from '../settings-screen.module.css'

/** Who may sign in and as what; with one person and no password, their name. */
export function PeopleSection() {
  const session = useSession().data
  const person = session?.person ?? null
  if (person === null) return null
  if (session?.mode === 'solo') return <SoloCard name={person.name} />
  return (
    <div className={styles.form}>
      <AccountList ownLogin={person.login} />
      <RecoveryCard login={person.login} />
    </div>
  )
}
