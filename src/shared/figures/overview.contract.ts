import { z } from 'zod'
import { query } from '#shared/contract/procedure.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { daysBetween, localDateSchema, parseLocalDate } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { makeupSchema, overviewSchema } from './overview.schema.ts'

const LONGEST_SPAN_DAYS = 800

const span = { from: localDateSchema, to: localDateSchema }
const isSpan = ({ from, to }: { from: string; to: string }): boolean => from <= to
/** Dates that are none, or the wrong way round, are told of elsewhere. */
const isShortEnough = ({ from, to }: { from: string; to: string }): boolean => {
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)]
  return first === null || last === null || first > last || daysBetween(first, last) < LONGEST_SPAN_DAYS
}
const notASpan = { path: ['to'], error: 'ngày cuối phải từ ngày đầu trở đi' }
const refusals = {
  'units/not-configured': z.object({}),
  'units/unknown': z.object({ codes: z.array(z.string()) }),
} as const

export const overviewContract = {
  /** A span of days at a glance: flows by day, which row reported when, how far the accounts have come. */
  'figures.getOverview': query({
    input: z
      .object(span)
      .refine(isSpan, notASpan)
      .refine(isShortEnough, {
        path: ['to'],
        error: `nhiều nhất ${LONGEST_SPAN_DAYS} ngày`,
      }),
    output: overviewSchema,
    errors: refusals,
  }),
  /** What a flow over a span is made of one level down, of the whole unit or of one unit of the book. */
  'figures.getMakeup': query({
    input: z
      .object({
        unitCode: unitCodeSchema.optional(),
        /** Only what was recorded for the unit itself, without rows below it. */
        isRowAlone: z.boolean().default(false),
        indicator: z.string().refine((code) => findIndicator(code)?.type === 'flow', 'không có chỉ tiêu phát sinh này'),
        ...span,
      })
      .refine(isSpan, notASpan),
    output: makeupSchema,
    errors: refusals,
  }),
} as const
