import { t } from '#renderer/texts/vi.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { CallRow, DueForm, Slot } from '#shared/province/completeness.schema.ts'
import { slotStateTexts } from '#shared/texts/completeness.texts.ts'
import { CallForm, CallLines } from './call-form.tsx'
import styles from './completeness.module.css'
import { ContactLine } from './contact-line.tsx'
import { SlotMark } from './slot-mark.tsx'

interface CallEntryProps {
  readonly form: DueForm
  readonly slot: Slot
  readonly row: CallRow
  readonly onOpenUnit: (unitCode: string) => void
}

/** One unit to call: whom, what it sent last and when it usually sends, what was said. */
export function CallEntry({ form, slot, row, onOpenUnit }: CallEntryProps) {
  const { unitCode, unitName, cell, contact, usual, calls } = row
  return (
    <article className={styles.callRow} aria-label={unitName}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.unitName}
          aria-label={t('completeness.openUnit', { unit: unitName })}
          onClick={() => onOpenUnit(unitCode)}
        >
          {unitName}
        </button>
        <SlotMark state={cell.state} />
        <span className={styles.quiet}>{slotStateTexts[cell.state]}</span>
      </div>
      <ContactLine unitCode={unitCode} unitName={unitName} contact={contact} />
      <p className={styles.quiet}>
        {usual === null ? t('completeness.usualNone') : t('completeness.usual', usual)}
        {' · '}
        {lastText(row)}
      </p>
      <CallLines calls={calls} />
      <CallForm unitCode={unitCode} unitName={unitName} form={form} slot={slot} />
    </article>
  )
}

function lastText({ last }: CallRow): string {
  if (last === null) return t('completeness.lastNone')
  const figures = last.figures
    .flatMap(({ indicator, value }) =>
      value === null ? [] : `${indicatorLabel(indicator, last.on)} ${formatCount(value)}`,
    )
    .join(', ')
  return t('completeness.last', { date: formatDate(last.on), figures })
}
