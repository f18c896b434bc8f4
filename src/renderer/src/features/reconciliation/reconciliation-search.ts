import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'

const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** The day compared, the indicators shown besides those with national figures, and whether only differences are shown. */
export const reconciliationSearchSchema = z.object({
  on: lenient(localDateSchema),
  indicators: lenient(z.array(z.string()).max(100)),
  differing: lenient(z.boolean()),
})
export type ReconciliationSearch = z.infer<typeof reconciliationSearchSchema>
