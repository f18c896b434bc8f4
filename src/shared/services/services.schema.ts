import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'

/** An online service (dịch vụ công trực tuyến) as the dated list tells it on one day. */
export const onlineServiceSchema = z.object({
  /** Permanent: '01'…'25' of the 25 essential services, or a code of the province's own. */
  code: z.string().regex(/^[0-9A-Z-]{1,20}$/),
  /** Place in the list. */
  number: z.int().positive(),
  name: z.string().trim().min(1).max(300),
  /** Run by the police on that day. */
  isPolice: z.boolean(),
  /** Share of received files that should come online, basis points; null where none is set. */
  targetBp: z.int().min(0).max(10_000).nullable(),
  targetDocument: z.string().max(200),
})
export type OnlineService = z.infer<typeof onlineServiceSchema>

/** What one service received in a period, and how much of it online; null is not reported. ON ≤ ALL. */
export const serviceFiguresSchema = z.object({
  code: z.string(),
  received: countSchema.nullable(),
  online: countSchema.nullable(),
})
export type ServiceFigures = z.infer<typeof serviceFiguresSchema>

const sharesSchema = z.object({ received: z.int().nullable(), online: z.int().nullable() })

/** A period of the services beside the one before; totals are Σ online / Σ received of services that reported both. */
export const servicesBookSchema = z.object({
  from: localDateSchema,
  to: localDateSchema,
  before: z.object({ from: localDateSchema, to: localDateSchema }).nullable(),
  rows: z.array(z.object({ service: onlineServiceSchema, now: sharesSchema, before: sharesSchema })),
  all: z.object({ now: sharesSchema, before: sharesSchema }),
  police: z.object({ now: sharesSchema, before: sharesSchema }),
  /** Months of the period for which a service has not reported, by code. */
  missing: z.array(z.object({ code: z.string(), months: z.array(z.string()) })),
})
export type ServicesBook = z.infer<typeof servicesBookSchema>
