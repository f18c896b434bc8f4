import { UnstyledButton } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import styles from './form-list.module.css'
import type { FormItem } from './report-view.tsx'

interface FormListProps {
  readonly forms: readonly FormItem[]
  readonly selected: string
  readonly onSelect: (id: string) => void
}

export function FormList({ forms, selected, onSelect }: FormListProps) {
  return (
    <nav className={styles.list} aria-label={t('reports.forms')}>
      <h2 className={styles.title}>{t('reports.forms')}</h2>
      <ul>
        {forms.map((form) => (
          <li key={form.id}>
            <UnstyledButton
              className={styles.form}
              aria-current={form.id === selected}
              onClick={() => onSelect(form.id)}
            >
              <span className={styles.code}>{form.id}</span>
              <span>{form.name}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
