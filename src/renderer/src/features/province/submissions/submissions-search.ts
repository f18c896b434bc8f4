import { z } from 'zod'

/** What the list of received files is narrowed to. */
export const receivedFilters = ['all', 'accepted', 'refused'] as const
export type ReceivedFilter = (typeof receivedFilters)[number]

/** What the address says of "Tiếp nhận". */
export const submissionsSearchShape = {
  received: z.enum(receivedFilters).optional().catch(undefined),
  submission: z.int().positive().optional().catch(undefined),
} as const
