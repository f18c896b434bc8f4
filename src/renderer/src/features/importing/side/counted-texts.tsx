import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { encodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { meaningLabel } from '#shared/importing/meaning-label.rules.ts'
import { meaningGroups } from '../sheet/meaning-options.ts'
import type { ChangeChoices } from '../use-choices.ts'
import { withEntry } from '../with-entry.ts'
import { PickPopover } from './pick-popover.tsx'
import styles from './side.module.css'

type Counted = NonNullable<ImportPreview['tables'][number]['counted']>[number]

interface CountedTextsProps {
  readonly counted: readonly Counted[]
  /** Indicators are called as they were on that day. */
  readonly on: string
  readonly mayChange: boolean
  readonly onChoose: ChangeChoices
}

/** What each text of a table of single figures was understood as; a person may say otherwise. */
export function CountedTexts({ counted, on, mayChange, onChoose }: CountedTextsProps) {
  return (
    <div>
      <p className={styles.muted}>{t('importing.countedTexts')}</p>
      <ul className={styles.counted}>
        {counted.map((one) => (
          <CountedText key={one.questionId} {...{ one, on, mayChange, onChoose }} />
        ))}
      </ul>
    </div>
  )
}

function CountedText({ one, on, mayChange, onChoose }: Omit<CountedTextsProps, 'counted'> & { readonly one: Counted }) {
  const [isOpen, setOpen] = useState(false)
  const text = one.header.join(' › ') || t('importing.blank')
  const label = meaningLabel(one.meaning, on)
  return (
    <li>
      <span>{text}</span>{' '}
      {mayChange ? (
        <PickPopover
          label={label}
          listLabel={t('importing.countedIs', { text })}
          groups={meaningGroups(on)}
          chosen={encodeMeaning(one.meaning)}
          isOpen={isOpen}
          onToggle={setOpen}
          onPick={(meaning) =>
            onChoose((choices) => ({ ...choices, answers: withEntry(choices.answers, one.questionId, meaning) }))
          }
        />
      ) : (
        <strong>{label}</strong>
      )}
    </li>
  )
}
