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

/** `total`: Σ over lines with a known needed and done; the lines that lack either are `leftOut` by name. */
export const campaignProgressSchema = z.object({
  campaign: campaignSchema,
  on: localDateSchema,
  lines: z.array(lineProgressSchema),
  total: z.object({
    needed: z.int().nullable(),
    done: z.int().nullable(),
    during: z.int().nullable(),
    remaining: z.int().nullable(),
  }),
  leftOut: z.array(z.string()),
})
export type CampaignProgress = z.infer<typeof campaignProgressSchema>
