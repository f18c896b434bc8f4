import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { indicatorDefinitions } from '#renderer/texts/entry.texts.ts'
import { t } from '#renderer/texts/vi.ts'
import { findIndicator, indicatorLabel, indicatorShortLabel, totalOf } from '#shared/indicators/indicators.rules.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import styles from './entry-panel.module.css'

interface IndicatorDefinitionProps {
  readonly code: string
  readonly on: string
  readonly onClose: () => void
}

/** F1: what the indicator counts and what it adds up with. */
export function IndicatorDefinition({ code, on, onClose }: IndicatorDefinitionProps) {
  const parts = findIndicator(code)?.parts ?? []
  const total = totalOf(code)
  const sum = parts.map((part) => lowerFirst(indicatorShortLabel(part, on))).join(' + ')
  return (
    <section className={styles.definition} aria-label={t('entry.define')} aria-live="polite">
      <div className={styles.definitionHead}>
        <h3>{indicatorLabel(code, on)}</h3>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('entry.defineClose')} onClick={onClose}>
          <X aria-hidden size={14} />
        </ActionIcon>
      </div>
      <p>{indicatorDefinitions[code]}</p>
      {parts.length > 0 && <p>{t('entry.defineSum', { parts: sum })}</p>}
      {total !== undefined && <p>{t('entry.definePart', { total: indicatorLabel(total, on) })}</p>}
    </section>
  )
}
