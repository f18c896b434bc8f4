import { z } from 'zod'

/** What the address says of this tab: the reorganisation looked at or written, or the suggestions. */
export const reorganisationSearchShape = {
  reorganisation: z.string().min(1).max(64).optional().catch(undefined),
} as const

/** Stands in the address for the suggestions of the bundled data. */
export const suggestionsId = 'goi-y'
