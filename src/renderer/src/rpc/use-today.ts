import type { LocalDate } from '#shared/kernel/local-date.ts'
import { useBackendQuery } from './use-backend.ts'

const minuteMs = 60_000

/** The calendar day in Vietnam, from the backend's clock; undefined until it is known. Follows midnight. */
export function useToday(): LocalDate | undefined {
  return useBackendQuery('settings.getToday', {}, { refetchIntervalMs: minuteMs }).data?.on
}
