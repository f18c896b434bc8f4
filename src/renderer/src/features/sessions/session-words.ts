/** How a session is told in a few words. */
import { t } from '#renderer/texts/vi.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { SessionPlan } from '#shared/sessions/sessions.schema.ts'
import type { SessionDraft } from './session-draft.ts'

/** '07:30–11:00', 'từ 07:30', or that no hours were written. */
export function hoursText({ startsAt, endsAt }: Pick<SessionPlan, 'startsAt' | 'endsAt'>): string {
  if (startsAt !== null && endsAt !== null) return t('sessions.hours', { from: startsAt, to: endsAt })
  if (startsAt !== null) return t('sessions.hoursFrom', { from: startsAt })
  return endsAt === null ? t('sessions.allDay') : t('sessions.hoursTo', { to: endsAt })
}

/** A count that may not be given. */
export function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? t('sessions.none') : formatCount(count)
}

export function monthParts(on: LocalDate): { month: string; year: string } {
  return { month: on.slice(5, 7), year: on.slice(0, 4) }
}

/** What a draft is called while it may not have a place yet. */
export function draftName({ place }: Pick<SessionDraft, 'place'>): string {
  return place.trim() === '' ? t('sessions.unnamed') : place
}

/** What one was called in a day's total: nothing there is told apart from 0. */
export function totalText(count: number | null): string {
  return count === null ? t('sessions.blankBefore') : formatCount(count)
}
