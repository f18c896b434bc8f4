import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { denominatorOptions, kindNames, measureOptions, modeNames, optionsOf } from '#renderer/texts/target-words.ts'
import { t } from '#renderer/texts/vi.ts'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import { LATEST_DATE } from '#shared/kernel/local-date.ts'
import { measureFigures, shareDenominators } from '#shared/targets/measures.rules.ts'
import { type DraftProblem, isAmount, type TargetDraft } from './target-draft.ts'
import styles from './target-fields.module.css'

interface TargetFieldsProps {
  readonly draft: TargetDraft
  readonly problems: readonly DraftProblem[]
  readonly onChange: (changes: Partial<TargetDraft>) => void
}

/** What is counted, how, of what, from when to when and by which document. */
export function TargetFields({ draft, problems, onChange }: TargetFieldsProps) {
  const on = draft.to ?? LATEST_DATE
  return (
    <div className={styles.fields}>
      <NativeSelect
        className={styles.measure}
        label={t('setup.measure')}
        data={measureOptions(on)}
        value={draft.measure}
        onChange={(event) => onChange({ measure: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('setup.kind')}
        data={optionsOf(kindNames)}
        value={draft.kind}
        disabled={measureFigures(draft.measure).flow === null}
        onChange={(event) => onChange({ kind: event.currentTarget.value === 'in-period' ? 'in-period' : 'cumulative' })}
      />
      <div className={styles.mode}>
        <span className={styles.label}>{t('setup.mode')}</span>
        <SegmentedControl
          aria-label={t('setup.mode')}
          value={draft.mode}
          onChange={(mode) => onChange({ mode: mode === 'count' ? 'count' : 'share' })}
          data={optionsOf(modeNames)}
        />
      </div>
      {draft.mode === 'share' && (
        <NativeSelect
          className={styles.measure}
          label={t('setup.denominator')}
          data={denominatorOptions(on)}
          value={draft.denominator}
          onChange={(event) => {
            const denominator = shareDenominators.find((one) => one === event.currentTarget.value)
            if (denominator !== undefined) onChange({ denominator })
          }}
        />
      )}
      <div className={styles.date} data-wrong={problems.includes('from') || undefined}>
        <OptionalDateField label={t('setup.from')} value={draft.from} onChange={(from) => onChange({ from })} />
      </div>
      <div className={styles.date} data-wrong={problems.some((one) => one === 'to' || one === 'dates') || undefined}>
        <OptionalDateField label={t('setup.to')} value={draft.to} onChange={(to) => onChange({ to })} />
      </div>
      <TextInput
        className={styles.document}
        label={t('setup.document')}
        placeholder={t('setup.documentHint')}
        maxLength={200}
        value={draft.document}
        onChange={(event) => onChange({ document: event.currentTarget.value })}
      />
    </div>
  )
}

interface FillFieldsProps {
  readonly mode: TargetDraft['mode']
  readonly onFill: (text: string) => void
}

/** The same amount for every commune. */
export function FillFields({ mode, onFill }: FillFieldsProps) {
  const [text, setText] = useState('')
  const isRead = text.trim() !== '' && isAmount(text, mode)
  const fill = (): void => {
    if (isRead) onFill(text)
  }
  return (
    <div className={styles.fill}>
      <TextInput
        size="xs"
        aria-label={t('targets.fillAmount')}
        placeholder={t(mode === 'share' ? 'targets.fillSharePlaceholder' : 'targets.fillCountPlaceholder')}
        rightSection={mode === 'share' ? '%' : undefined}
        inputMode="decimal"
        value={text}
        error={text.trim() !== '' && !isRead}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') fill()
        }}
      />
      <Button size="xs" variant="default" disabled={!isRead} onClick={fill}>
        {t('targets.fill')}
      </Button>
    </div>
  )
}
