import { Checkbox, NativeSelect } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import { policies, policyText } from '../policy-words.ts'
import type { ChangeChoices } from '../use-choices.ts'
import styles from './side.module.css'

interface PolicyFieldsProps {
  readonly choices: ImportChoices
  readonly isDisabled: boolean
  readonly onChoose: ChangeChoices
}

/** What becomes of figures that are in the book already, for the whole file. */
export function PolicyFields({ choices, isDisabled, onChoose }: PolicyFieldsProps) {
  return (
    <div className={styles.policy}>
      <NativeSelect
        label={t('importing.policy')}
        disabled={isDisabled}
        value={choices.conflict}
        data={policies.map((policy) => ({ value: policy, label: policyText(policy) }))}
        onChange={({ currentTarget }) => {
          const conflict = policies.find((one) => one === currentTarget.value)
          if (conflict !== undefined) onChoose((now) => ({ ...now, conflict }))
        }}
      />
      <Checkbox
        size="xs"
        label={t('importing.blankDeletes')}
        disabled={isDisabled}
        checked={choices.blankDeletes}
        onChange={({ currentTarget: { checked } }) => onChoose((now) => ({ ...now, blankDeletes: checked }))}
      />
      {choices.blankDeletes && <Notice tone="warning">{t('importing.blankDeletesWarning')}</Notice>}
    </div>
  )
}
