import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import {
  campaignEventSchema,
  campaignFigureSchema,
  campaignProgressSchema,
  campaignSchema,
  campaignSpanSchema,
  campaignSummarySchema,
} from './campaigns.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const
const unknown = { ...notConfigured, 'campaigns/unknown': z.object({ id: z.string() }) } as const
const refusals = {
  'campaigns/refused': z.object({ issues: z.array(issueSchema) }),
  'figures/client-id-reused': z.object({ clientId: z.string() }),
} as const
const changedSince = {
  'campaigns/changed-since': z.object({ id: z.string(), at: z.string(), author: z.string() }),
} as const
const basedOn = z.int().positive().nullable().default(null)
const changesCampaigns = ['campaigns', 'reports', 'audit'] as const
const clientId = z.string().min(8).max(64)
const id = z.string().min(8).max(64)
const saved = z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() })
const days = { from: localDateSchema, to: localDateSchema } as const

export const campaignsContract = {
  /** Every campaign, the one that began last first. */
  'campaigns.listCampaigns': query({ input: z.object({}), output: z.array(campaignSchema), errors: notConfigured }),
  /** Every campaign with its totals at a day, in the same order. */
  'campaigns.listProgress': query({
    input: z.object({ on: localDateSchema }),
    output: z.array(campaignSummarySchema),
    errors: notConfigured,
  }),
  /** Where the lines of a campaign stand at the close of a day, and the entry that made the campaign what it is. */
  'campaigns.getProgress': query({
    input: z.object({ id, on: localDateSchema }),
    output: campaignProgressSchema.extend({ entryId: z.int().positive() }),
    errors: unknown,
  }),
  /**
   * Figures of a span of days, for entry: those typed that share a day with it, and by day those that lines read from
   * the base book.
   */
  'campaigns.getDays': query({
    input: z
      .object({ id, ...days })
      .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ngày cuối phải từ ngày đầu trở đi' }),
    output: z.object({
      campaign: campaignSchema,
      typed: z.array(campaignSpanSchema),
      booked: z.array(campaignSpanSchema),
    }),
    errors: unknown,
  }),
  /** What was done to a campaign and its figures, newest first. */
  'campaigns.listHistory': query({ input: z.object({ id }), output: z.array(campaignEventSchema), errors: unknown }),
  /**
   * Creates or changes a campaign, whole; what it was is kept. `basedOn` is its `entryId` as the editor saw it: when it
   * was changed since, the command is refused; null or left out is one who knows of no other. Issue codes: unknown-indicator, unknown-unit,
   * campaign-not-a-flow, campaign-indicator-has-figures, campaign-book-without-unit, campaign-line-has-figures,
   * campaign-book-has-figures, campaign-figures-outside, campaign-has-identifier.
   */
  'campaigns.saveCampaign': command({
    access: ['officer'],
    input: z.object({ clientId, basedOn, campaign: campaignSchema }),
    output: saved,
    errors: { ...notConfigured, ...refusals, ...changedSince },
    invalidates: changesCampaigns,
  }),
  /** Takes a campaign without any figure off the list, `basedOn` as above. Issue code: campaign-has-figures. */
  'campaigns.withdrawCampaign': command({
    access: ['officer'],
    input: z.object({ clientId, basedOn, id }),
    output: saved,
    errors: { ...unknown, ...refusals, ...changedSince },
    invalidates: changesCampaigns,
  }),
  /**
   * Records figures of lines: all of them or none, once for a `clientId`. Issue codes: campaign-unknown-line,
   * campaign-line-from-book, campaign-outside-days, campaign-span-overlaps.
   */
  'campaigns.recordFigures': command({
    access: ['officer'],
    input: z.object({
      clientId,
      campaignId: id,
      source: z.enum(['typed', 'pasted', 'filled', 'undone', 'command-line']).default('typed'),
      figures: z.array(campaignFigureSchema).min(1).max(20_000),
    }),
    output: saved,
    errors: { ...unknown, ...refusals },
    invalidates: changesCampaigns,
  }),
} as const
