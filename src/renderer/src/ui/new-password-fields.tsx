import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { type PasswordContext, passwordProblems } from '#shared/accounts/password.rules.ts'
import { passwordProblemTexts } from '#shared/texts/password.texts.ts'
import type { NewPassword } from './new-password.ts'
import styles from './new-password-fields.module.css'

interface NewPasswordFieldsProps {
  readonly label: string
  readonly value: NewPassword
  readonly onChange: (value: NewPassword) => void
  /** What others know of the person, which makes no good password. */
  readonly context: PasswordContext
}

/** A new password typed twice; what is wrong with it is said while it is typed. */
export function NewPasswordFields({ label, value, onChange, context }: NewPasswordFieldsProps) {
  const [isShown, setIsShown] = useState(false)
  const [isRepeatLeft, setIsRepeatLeft] = useState(false)
  const problems = value.password === '' ? [] : passwordProblems(value.password, context)
  const isGood = value.password !== '' && problems.length === 0
  const isDifferent = value.repeat !== '' && !value.password.startsWith(value.repeat)
  const shared = {
    visible: isShown,
    onVisibilityChange: setIsShown,
    visibilityToggleButtonProps: { 'aria-label': t('accounts.showPassword') },
    autoComplete: 'new-password',
    spellCheck: false,
    required: true,
    withAsterisk: false,
  } as const
  return (
    <div className={styles.fields}>
      <PasswordInput
        {...shared}
        label={label}
        value={value.password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
      />
      <div className={styles.verdict} data-tone={isGood ? 'done' : 'neutral'} role="status">
        {isGood && <p>{t('accounts.passwordGood')}</p>}
        {value.password === '' && <p>{t('accounts.passwordHint')}</p>}
        {problems.map((problem) => (
          <p key={problem} data-tone="warning">
            {passwordProblemTexts[problem]}
          </p>
        ))}
      </div>
      <PasswordInput
        {...shared}
        label={t('accounts.repeatPassword')}
        value={value.repeat}
        onChange={(event) => onChange({ ...value, repeat: event.currentTarget.value })}
        onBlur={() => setIsRepeatLeft(true)}
        error={
          isDifferent || (isRepeatLeft && value.repeat !== '' && value.repeat !== value.password)
            ? t('accounts.repeatDiffers')
            : undefined
        }
      />
    </div>
  )
}
