import { Checkbox } from '@mantine/core'
import { roleDuties } from '#renderer/texts/accounts.texts.ts'
import { roleNames } from '#shared/texts/role.texts.ts'
import { t } from '#renderer/texts/vi.ts'
import { type Role, roles } from '#shared/contract/procedure.ts'
import styles from './people.module.css'

interface RoleChoiceProps {
  readonly value: readonly Role[]
  readonly onChange: (roles: Role[]) => void
}

/** What a person may do, each role explained in a line; one person may have several. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  return (
    <Checkbox.Group
      label={t('accounts.roles')}
      value={[...value]}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
      error={value.length === 0 ? t('accounts.chooseRole') : undefined}
    >
      <div className={styles.roles}>
        {roles.map((role) => (
          <Checkbox key={role} value={role} label={`${roleNames[role]}: ${roleDuties[role]}`} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
