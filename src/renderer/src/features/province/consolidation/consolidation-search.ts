import { z } from 'zod'
import { geographyChoiceSchema } from '#shared/reports/reports.schema.ts'

/** How long the period is that is added up. */
export const consolidationKinds = ['day', 'week', 'month', 'quarter', 'half-year', 'nine-months', 'year'] as const
export type ConsolidationKind = (typeof consolidationKinds)[number]

/** What the address says of "Tổng hợp", beside the day that every tab shares. */
export const consolidationSearchShape = {
  span: z.enum(consolidationKinds).optional().catch(undefined),
  /** As the units were then, or as they are now. */
  geography: geographyChoiceSchema.optional().catch(undefined),
} as const
