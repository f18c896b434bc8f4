import { dateOfInstant, timeOfInstant } from '#shared/kernel/instant.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { DueForm, DueSlot, SlotCell } from './completeness.schema.ts'
import { isLacking, tallyOf } from './completeness-rates.rules.ts'

interface MissingFacts {
  readonly provinceName: string
  readonly form: DueForm
  readonly slot: DueSlot
  readonly at: string
  readonly units: readonly { readonly unitName: string; readonly cell: SlotCell }[]
}

/** Who has not sent a sheet, as a text for a message to the units; the same words every day. */
export function composeMissingMessage({ provinceName, form, slot, at, units }: MissingFacts): string {
  const { required, receivedRequired } = tallyOf(units.map(({ cell }) => cell))
  const title = `${provinceName}: ${form} ${lowered(slot.label)}`
  if (required === 0) return `${title}: không đơn vị nào phải nộp.`
  const named = (is: (cell: SlotCell) => boolean): string[] =>
    units.filter(({ cell }) => isLacking(cell) && is(cell)).map(({ unitName }) => unitName)
  const unverified = named(({ state }) => state === 'unverified')
  const missing = named(({ state }) => state !== 'unverified')
  const isPast = slot.deadlineAt < at
  return [
    `${title}. Đến ${momentText(at)} đã nộp ${receivedRequired}/${required} đơn vị.`,
    ...(missing.length === 0 ? [] : [`Chưa nộp (${missing.length}): ${missing.join('; ')}.`]),
    ...(unverified.length === 0
      ? []
      : [`Có số liệu nhưng chưa gửi tệp (${unverified.length}): ${unverified.join('; ')}.`]),
    ...(missing.length + unverified.length === 0
      ? ['Đã đủ các đơn vị.']
      : [
          isPast
            ? `Hạn nộp ${momentText(slot.deadlineAt)} đã qua, đề nghị gửi ngay.`
            : `Đề nghị gửi trước ${momentText(slot.deadlineAt)}.`,
        ]),
  ].join('\n')
}

/** '17:00 ngày 14/04/2023' */
export function momentText(instant: string): string {
  return `${timeOfInstant(instant).slice(0, 'HH:MM'.length)} ngày ${formatDate(dateOfInstant(instant))}`
}

function lowered(label: string): string {
  return label.slice(0, 1).toLocaleLowerCase('vi') + label.slice(1)
}
