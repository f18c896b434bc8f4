import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import type { JumpTarget } from '../sheet/use-jump.ts'
import type { RowNames } from '../unit-names.ts'
import type { ChangeChoices } from '../use-choices.ts'
import { withEntry } from '../with-entry.ts'
import { CountedTexts } from './counted-texts.tsx'
import styles from './side.module.css'
import { spanText } from './span-answer.ts'
import { SpanFields } from './span-fields.tsx'

interface UnderstoodProps {
  readonly preview: ImportPreview
  readonly names: Pick<RowNames, 'on'>
  readonly mayChange: boolean
  readonly onJump: (target: JumpTarget) => void
  readonly onChoose: ChangeChoices
}

const origins = {
  'own-export': 'importing.originOwn',
  remembered: 'importing.originRemembered',
  synonyms: 'importing.originSynonyms',
  person: 'importing.originPerson',
} as const

/** The tables that were found, whose days they are of, and how that is known. */
export function Understood({ preview, names, mayChange, onJump, onChoose }: UnderstoodProps) {
  return (
    <>
      <p className={styles.muted}>{preview.shapeReason}</p>
      <ul className={styles.tables}>
        {preview.tables.map((table) => (
          <TableLine key={table.id} {...{ preview, names, table, mayChange, onJump, onChoose }} />
        ))}
      </ul>
    </>
  )
}

type Table = ImportPreview['tables'][number]

function TableLine(props: UnderstoodProps & { readonly table: Table }) {
  const { preview, names, table, mayChange, onJump, onChoose } = props
  const [isChanging, setChanging] = useState(false)
  const address = rangeText(table)
  const sheetName = preview.sheets.length > 1 ? preview.sheets[table.sheet]?.name : undefined
  const { span, spanDecision } = table
  return (
    <li className={styles.table}>
      <p>
        <button type="button" className={styles.address} onClick={() => onJump({ sheet: table.sheet, address })}>
          {[sheetName, address].filter(Boolean).join(' · ')}
        </button>{' '}
        <span className={styles.muted}>{t(origins[table.origin])}</span>
      </p>
      <p>
        <strong>{span === null ? t('importing.daysInside') : spanText(span)}</strong>{' '}
        <span className={styles.muted}>
          {t('importing.because', { confidence: spanDecision.confidence, reason: spanDecision.reason })}
        </span>
      </p>
      {mayChange && (
        <Button size="compact-xs" variant="subtle" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
          {t('importing.changeDay')}
        </Button>
      )}
      {isChanging && (
        <SpanFields
          value={span}
          onChange={(chosen) => {
            onChoose((choices) => ({ ...choices, tableSpans: withEntry(choices.tableSpans, table.id, chosen) }))
            setChanging(false)
          }}
        />
      )}
      {table.counted !== undefined && (
        <CountedTexts counted={table.counted} on={span?.to ?? names.on} mayChange={mayChange} onChoose={onChoose} />
      )}
    </li>
  )
}

function rangeText({ range: { top, left, bottom, right }, isTransposed }: Table): string {
  return isTransposed === true
    ? `${cellAddress(left, top)}:${cellAddress(right, bottom)}`
    : `${cellAddress(top, left)}:${cellAddress(bottom, right)}`
}
