import { t } from '#renderer/texts/vi.ts'
import { dateOfInstant, timeOfInstant } from '#shared/kernel/instant.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { SlotCell } from '#shared/province/completeness.schema.ts'
import { slotStateTexts } from '#shared/texts/completeness.texts.ts'

/** '16:35:07 14/04' */
export function sentText(instant: string): string {
  return `${timeOfInstant(instant)} ${formatDate(dateOfInstant(instant)).slice(0, 5)}`
}

/** All that a cell says, the state first: `Nộp lại, nộp trễ, gửi 17:20:03 14/04, lần xuất 2`. */
export function cellText(cell: SlotCell): string {
  const { state, sentAt, sequence, accepted } = cell
  return [
    slotStateTexts[state],
    ...(cell.isLate && state !== 'late' ? [t('completeness.lateToo')] : []),
    ...(accepted > 1 && state !== 'resubmitted' ? [t('completeness.againToo')] : []),
    ...(cell.isEmpty && state !== 'empty' ? [t('completeness.emptyToo')] : []),
    ...(sentAt === null ? [] : [t('completeness.cellTime', { at: sentText(sentAt) })]),
    ...(sequence === null ? [] : [t('completeness.cellSequence', { sequence })]),
    ...(accepted > 1 ? [t('completeness.cellAccepted', { count: accepted })] : []),
    ...(accepted > 0 && !cell.isRequired ? [t('completeness.notAsked')] : []),
  ].join(', ')
}

/** A label in the middle of a sentence: `ngày 14/04/2023`. */
export function lowered(label: string): string {
  return label.slice(0, 1).toLocaleLowerCase('vi') + label.slice(1)
}
