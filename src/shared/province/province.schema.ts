import { z } from 'zod'

/** What every procedure of the province answers in a store that is not a province's. */
export const provinceErrors = {
  'units/not-configured': z.object({}),
  'province/not-a-province': z.object({}),
} as const
