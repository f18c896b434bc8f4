/** Figures, days and names of a sheet that was sent, as its messages write them. */
import { findIndicator, indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

export type Data = Readonly<Record<string, unknown>>

export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? formatCount(value) : String(value)
  return text(value) === '' ? 'trống' : text(value)
}

export function label(code: unknown): string {
  const found = text(code)
  return findIndicator(found) === undefined ? 'Số liệu' : indicatorShortLabel(found, '9999-12-31')
}

export function day(value: unknown): string {
  const date = parseLocalDate(text(value))
  return date === null ? text(value) : formatDate(date)
}

export function days({ from, to }: Data): string {
  return from === to ? day(from) : `${day(from)} – ${day(to)}`
}
