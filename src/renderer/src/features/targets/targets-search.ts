import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'

export const targetViews = ['targets', 'campaigns'] as const
export type TargetView = (typeof targetViews)[number]

/** What the address of "Chỉ tiêu – cao điểm" says: the tab, the day it is read at, the target (its item of the list) or the campaign looked at. */
export const targetsSearchSchema = z.object({
  view: z.enum(targetViews).optional().catch(undefined),
  on: localDateSchema.optional().catch(undefined),
  item: z.string().max(80).optional().catch(undefined),
  campaign: z.string().max(80).optional().catch(undefined),
})
export type TargetsSearch = z.infer<typeof targetsSearchSchema>
