import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'

/** What a line of a campaign is: a commune, a school, an agency with its officials, people born in a year, or another group. */
export const lineKindSchema = z.enum(['commune', 'school', 'agency', 'birth-year', 'group'])
export type LineKind = z.infer<typeof lineKindSchema>

/**
 * One target line (dòng mục tiêu): `needed` to be done in all, `before` already done when the campaign began.
 * With `unitCode` and `fromBook` its figures are read from the unit's own book over the campaign's days instead of typed.
 */
export const campaignLineSchema = z.object({
  key: z.string().min(1).max(64),
  kind: lineKindSchema,
  name: z.string().trim().min(1).max(200),
  unitCode: z.string().nullable(),
  needed: countSchema.nullable(),
  before: countSchema.nullable(),
  fromBook: z.boolean(),
  note: z.string().trim().max(300),
})
export type CampaignLine = z.infer<typeof campaignLineSchema>

/** A campaign or cohort (đợt cao điểm, nhóm đối tượng): dated, with what it counts and its lines. Its figures add to no base total. */
export const campaignSchema = z
  .object({
    id: z.string().min(8).max(64),
    name: z.string().trim().min(1).max(200),
    from: localDateSchema,
    to: localDateSchema,
    /** Flow it counts: `CC_TOTAL`, `EID2_COL`, `EID_ACT`, … */
    indicator: z.string().max(40),
    /** Who the people of the denominator are, printed: "học sinh sinh năm 2008", "cán bộ, công chức, viên chức". */
    people: z.string().trim().min(1).max(200),
    document: z.string().trim().max(200),
    lines: z.array(campaignLineSchema).max(2000),
  })
  .refine((one) => one.from <= one.to, { path: ['to'], message: 'ngày kết thúc phải từ ngày bắt đầu trở đi' })
  .refine((one) => new Set(one.lines.map((line) => line.key)).size === one.lines.length, {
    path: ['lines'],
    message: 'hai dòng trùng mã',
  })
export type Campaign = z.infer<typeof campaignSchema>

/** Where a line stands at a day: `done` = before + typed or booked since the beginning; null is nothing reported. */
export const lineProgressSchema = z.object({
  line: campaignLineSchema,
  done: z.int().nullable(),
  /** Of `done`, within the campaign. */
  during: z.int().nullable(),
  remaining: z.int().nullable(),
})
export type LineProgress = z.infer<typeof lineProgressSchema>

/** A figure of a line over a span of days, both ends included. */
export const campaignSpanSchema = z.object({
  line: z.string().min(1).max(64),
  from: localDateSchema,
  to: localDateSchema,
  value: countSchema,
})
export type CampaignSpan = z.infer<typeof campaignSpanSchema>

/** The same as it is given; null takes it away. */
export const campaignFigureSchema = campaignSpanSchema
  .extend({ value: countSchema.nullable() })
  .refine((figure) => figure.from <= figure.to, { path: ['to'], message: 'ngày cuối phải từ ngày đầu trở đi' })
export type CampaignFigure = z.infer<typeof campaignFigureSchema>

const campaignTotalSchema = z.object({
  needed: z.int().nullable(),
  done: z.int().nullable(),
  during: z.int().nullable(),
  remaining: z.int().nullable(),
})
export type CampaignTotal = z.infer<typeof campaignTotalSchema>

/** `total`: Σ over lines with a known needed and done; the lines that lack either are `leftOut` by name. */
export const campaignProgressSchema = z.object({
  campaign: campaignSchema,
  on: localDateSchema,
  lines: z.array(lineProgressSchema),
  total: campaignTotalSchema,
  leftOut: z.array(z.string()),
  /** Figures over several days that begin by `on` and end after it, or stick out of the campaign: counted nowhere yet. */
  crossing: z.array(campaignSpanSchema),
})
export type CampaignProgress = z.infer<typeof campaignProgressSchema>

/** A campaign in a list. */
export const campaignSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  people: z.string(),
  from: localDateSchema,
  to: localDateSchema,
  indicator: z.string(),
  lines: z.int(),
  total: campaignTotalSchema,
  leftOut: z.int(),
})
export type CampaignSummary = z.infer<typeof campaignSummarySchema>

/** One thing that a campaign or one of its lines said and says; `line` is empty for the campaign itself. */
export const campaignChangeSchema = z.object({
  what: z.enum([
    'created',
    'line-added',
    'line-removed',
    'name',
    'from',
    'to',
    'indicator',
    'people',
    'document',
    'kind',
    'unitCode',
    'needed',
    'before',
    'fromBook',
    'note',
  ]),
  line: z.string(),
  was: z.string(),
  is: z.string(),
})
export type CampaignChange = z.infer<typeof campaignChangeSchema>

/** What one entry did to a campaign. */
export const campaignEventSchema = z.object({
  entryId: z.int(),
  at: z.string(),
  author: z.string(),
  changes: z.array(campaignChangeSchema),
  figures: z.array(
    z.object({
      line: z.string(),
      name: z.string(),
      from: localDateSchema,
      to: localDateSchema,
      was: z.int().nullable(),
      is: z.int().nullable(),
    }),
  ),
})
export type CampaignEvent = z.infer<typeof campaignEventSchema>
