import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import styles from './close-panel.module.css'

export interface ReasonItem {
  readonly key: string
  /** What is to be explained, as the field is named. */
  readonly name: string
  readonly content: ReactNode
}

interface ReasonListProps {
  readonly items: readonly ReasonItem[]
  readonly reasons: Readonly<Record<string, string>>
  /** Name and field on one line: for short names. */
  readonly isOnOneLine?: boolean
  readonly onChange: (key: string, reason: string) => void
}

export function ReasonList({ items, reasons, isOnOneLine = false, onChange }: ReasonListProps) {
  return (
    <ul className={styles.items}>
      {items.map(({ key, name, content }) => (
        <li key={key} className={styles.item} data-layout={isOnOneLine ? 'line' : undefined}>
          {content}
          <TextInput
            size="xs"
            aria-label={t('entry.reasonFor', { what: name })}
            placeholder={t('entry.reason')}
            value={reasons[key] ?? ''}
            onChange={(event) => onChange(key, event.currentTarget.value)}
            maxLength={300}
          />
        </li>
      ))}
    </ul>
  )
}
