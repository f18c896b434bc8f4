import { t } from '#renderer/texts/vi.ts'
import type { Output } from '#shared/contract/contract.ts'
import styles from './people-list.module.css'

type Person = Output<'accounts.listPeople'>[number]

interface PeopleListProps {
  readonly people: readonly Person[]
  readonly chosen: string | null
  readonly onChoose: (login: string) => void
}

/** Who may sign in, the last one first. */
export function PeopleList({ people, chosen, onChoose }: PeopleListProps) {
  return (
    <ul className={styles.list} aria-label={t('accounts.people')}>
      {people.map(({ login, name }) => (
        <li key={login}>
          <button
            type="button"
            className={styles.person}
            aria-pressed={login === chosen}
            onClick={() => onChoose(login)}
          >
            <span className={styles.name}>{name}</span>
            <span className={styles.login}>{login}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
