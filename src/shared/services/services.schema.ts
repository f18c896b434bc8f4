import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'

/** Permanent: '01'…'25' of the 25 essential services, or a code of the province's own. */
export const serviceCodeSchema = z.string().regex(/^[0-9A-Z-]{1,20}$/, 'mã gồm chữ in hoa, chữ số và dấu gạch')

const nameSchema = z.string().trim().min(1).max(300)
const targetBpSchema = z.int().min(0).max(10_000)

/** What a service is from a day on, until its next version begins. */
export const serviceVersionSchema = z.object({
  from: localDateSchema,
  name: nameSchema,
  /** Run by the police. */
  isPolice: z.boolean(),
  /** False from the day the service is off the list. */
  isListed: z.boolean(),
})

/** The share of received files that should come online from a day on, basis points; null ends the target before it. */
export const serviceTargetSchema = z.object({
  from: localDateSchema,
  shareBp: targetBpSchema.nullable(),
  document: z.string().trim().max(200),
})

const isAscending = (rows: readonly { from: string }[]): boolean =>
  rows.every((row, index) => index === 0 || (rows[index - 1]?.from ?? '') < row.from)

/** A service with everything it has been and its targets, each in order of date. */
export const serviceRecordSchema = z.object({
  code: serviceCodeSchema,
  /** Place in the list. */
  number: z.int().min(1).max(999),
  versions: z.array(serviceVersionSchema).min(1).max(50).refine(isAscending, 'mỗi ngày một lần đổi, theo thứ tự ngày'),
  targets: z.array(serviceTargetSchema).max(100).refine(isAscending, 'mỗi ngày một chỉ tiêu, theo thứ tự ngày'),
})
export type ServiceRecord = z.infer<typeof serviceRecordSchema>

/** An online service (dịch vụ công trực tuyến) as the dated list tells it on one day. */
export const onlineServiceSchema = z.object({
  code: serviceCodeSchema,
  /** Place in the list. */
  number: z.int().positive(),
  name: nameSchema,
  /** Run by the police on that day. */
  isPolice: z.boolean(),
  /** Share of received files that should come online, basis points; null where none is set. */
  targetBp: targetBpSchema.nullable(),
  targetDocument: z.string().max(200),
})
export type OnlineService = z.infer<typeof onlineServiceSchema>

/** Files received (hồ sơ tiếp nhận), and those of them that came online (hồ sơ trực tuyến). */
export const serviceMeasures = ['DVC_ALL', 'DVC_ON'] as const
export const serviceMeasureSchema = z.enum(serviceMeasures)
export type ServiceMeasure = z.infer<typeof serviceMeasureSchema>

/** One figure of a service over a span of days, both ends included; null takes it away. */
export const serviceFigureSchema = z
  .object({
    code: serviceCodeSchema,
    measure: serviceMeasureSchema,
    from: localDateSchema,
    to: localDateSchema,
    value: countSchema.nullable(),
  })
  .refine((figure) => figure.from <= figure.to, { path: ['to'], message: 'ngày cuối phải từ ngày đầu trở đi' })
export type ServiceFigure = z.infer<typeof serviceFigureSchema>

const sharesSchema = z.object({ received: z.int().nullable(), online: z.int().nullable() })
/** What was received in a period, and how much of it online; null is not reported. online ≤ received. */
export type ServiceShares = z.infer<typeof sharesSchema>

/** A period of the services beside the one before; totals are Σ online / Σ received of services that reported both. */
export const servicesBookSchema = z.object({
  from: localDateSchema,
  to: localDateSchema,
  before: z.object({ from: localDateSchema, to: localDateSchema }).nullable(),
  /** The list as it stands at the last day of the period; a service that went off it meanwhile stays with its figures. */
  rows: z.array(z.object({ service: onlineServiceSchema, now: sharesSchema, before: sharesSchema })),
  all: z.object({ now: sharesSchema, before: sharesSchema }),
  /** Over the services run by the police at the last day of the period, in both periods. */
  police: z.object({ now: sharesSchema, before: sharesSchema }),
  /** Months of the period (`YYYY-MM`) that have begun and for which a listed service has not reported both figures, by code. */
  missing: z.array(z.object({ code: z.string(), months: z.array(z.string()) })),
  /** Figures over spans that stick out of the period: left out of it. */
  crossing: z.array(z.object({ code: z.string(), from: localDateSchema, to: localDateSchema })),
})
export type ServicesBook = z.infer<typeof servicesBookSchema>
