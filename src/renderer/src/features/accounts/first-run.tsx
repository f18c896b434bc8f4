import { User, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { AccessPage } from './access-page.tsx'
import { AdministratorForm } from './administrator-form.tsx'
import { SoloForm } from './solo-form.tsx'
import styles from './first-run.module.css'

type Choice = 'none' | 'solo' | 'many'

/** The very first question: one person, or several who sign in. */
export function FirstRun() {
  const [choice, setChoice] = useState<Choice>('none')
  const back = () => setChoice('none')
  if (choice === 'solo') {
    return (
      <AccessPage title={t('accounts.soloTitle')} hint={t('accounts.soloHint')}>
        <SoloForm onBack={back} />
      </AccessPage>
    )
  }
  if (choice === 'many') {
    return (
      <AccessPage title={t('accounts.adminTitle')} hint={t('accounts.adminHint')} isTall>
        <AdministratorForm onBack={back} />
      </AccessPage>
    )
  }
  return (
    <AccessPage title={t('accounts.firstTitle')} hint={t('accounts.firstHint')} isWide>
      <div className={styles.cards}>
        <ChoiceCard
          icon={<User aria-hidden size={22} />}
          title={t('accounts.solo')}
          text={t('accounts.soloText')}
          note={t('accounts.soloNote')}
          onChoose={() => setChoice('solo')}
        />
        <ChoiceCard
          icon={<Users aria-hidden size={22} />}
          title={t('accounts.many')}
          text={t('accounts.manyText')}
          note={t('accounts.manyNote')}
          onChoose={() => setChoice('many')}
        />
      </div>
    </AccessPage>
  )
}

interface ChoiceCardProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly note: string
  readonly onChoose: () => void
}

function ChoiceCard({ icon, title, text, note, onChoose }: ChoiceCardProps) {
  return (
    <button type="button" className={styles.card} onClick={onChoose}>
      <span className={styles.icon}>{icon}</span>
      <strong className={styles.name}>{title}</strong>
      <span>{text}</span>
      <span className={styles.note}>{note}</span>
    </button>
  )
}
