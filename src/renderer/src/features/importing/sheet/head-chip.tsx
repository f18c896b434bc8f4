import { t } from '#renderer/texts/vi.ts'
import { meaningLabel } from '#shared/importing/meaning-label.rules.ts'
import type { RowNames } from '../unit-names.ts'
import { rowText } from './describe-place.ts'
import { ToneIcon } from './mark-icons.tsx'
import { toneOf } from './meaning-text.ts'
import styles from './sheet-grid.module.css'
import type { LineHead } from './sheet-overlay.ts'

/** What a line of the sheet was understood as, in its colour and with its sign. */
export function HeadChip({ head, names }: { readonly head: LineHead; readonly names: RowNames }) {
  const tone = head.is === 'column' ? toneOf(head.column.meaning) : 'unit'
  const isUnsure = head.is === 'column' ? head.column.confidence < sureFrom : head.row.confidence < sureFrom
  return (
    <span className={styles.chip} data-tone={tone}>
      {tone !== 'figure' && <ToneIcon tone={tone} />}
      <span className={styles.chipText}>{headText(head, names)}</span>
      {isUnsure && tone !== 'unknown' && <span className={styles.unsure}>{t('importing.unsure')}</span>}
    </span>
  )
}

/** Below this a decision was a question. */
const sureFrom = 90

export function headText(head: LineHead, names: RowNames): string {
  return head.is === 'column'
    ? meaningLabel(head.column.meaning, names.on)
    : rowText(head.row.kind, head.row.unitCode, names)
}
