import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'

/** A day of the month shown; this month where the address names none. */
export const servicesSearchSchema = z.object({ on: localDateSchema.optional().catch(undefined) })
