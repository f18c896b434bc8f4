import { z } from 'zod'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'

export const overviewSpans = ['month', 'quarter', 'year'] as const
export type OverviewSpan = (typeof overviewSpans)[number]

const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** What the overview shows, kept in the address. */
export const overviewSearchSchema = z.object({
  /** A day inside the span. */
  on: lenient(localDateSchema),
  span: lenient(z.enum(overviewSpans)),
  measure: lenient(z.enum(targetMeasures)),
})
export type OverviewSearch = z.infer<typeof overviewSearchSchema>
