import { t } from '#renderer/texts/vi.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { SubmissionSubject } from '#shared/province/submissions.schema.ts'

/** 'BM01 · 14/04/2023 · lần xuất 2' */
export function subjectText({ form, period, sequence }: SubmissionSubject): string {
  const parts = [
    form,
    period === null ? null : daysText(period),
    sequence === null ? null : t('submissions.sequence', { number: sequence }),
  ]
  return parts.filter((one) => one !== null).join(' · ')
}

export function daysText({ from, to }: NonNullable<SubmissionSubject['period']>): string {
  return from === to ? dayText(from) : `${dayText(from)} – ${dayText(to)}`
}

function dayText(text: string): string {
  const date = parseLocalDate(text)
  return date === null ? text : formatDate(date)
}

export function unitText({ unitName, unitCode }: SubmissionSubject): string {
  return unitName ?? unitCode ?? t('submissions.noUnit')
}

/** A count, a text, or a dash for nothing. */
export function valueText(value: string | number | null): string {
  if (value === null || value === '') return '—'
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? formatCount(value) : String(value)
}
