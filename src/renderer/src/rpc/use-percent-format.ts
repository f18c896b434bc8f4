import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import type { PercentFormat } from '#shared/kernel/ratio.ts'

const untilKnown: PercentFormat = { policy: 'trunc', decimals: 2 }

/** How the unit prints its percentages. */
export function usePercentFormat(): PercentFormat {
  return useBackendQuery('settings.getReporting', {}).data ?? untilKnown
}
