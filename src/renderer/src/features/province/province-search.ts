import { z } from 'zod'
import { completenessSearchShape } from './completeness/completeness-search.ts'
import { consolidationSearchShape } from './consolidation/consolidation-search.ts'
import { reorganisationSearchShape } from './reorganisation/reorganisation-search.ts'
import { submissionsSearchShape } from './submissions/submissions-search.ts'

/** Tabs of "Tổng hợp tỉnh", in the order in which they stand. */
export const provinceViews = ['submissions', 'completeness', 'consolidation', 'outliers', 'reorganisation'] as const
/** What is looked at first: who has not sent. */
export const firstProvinceView = 'completeness'
export type ProvinceView = (typeof provinceViews)[number]

/** What the address of "Tổng hợp tỉnh" says: the tab, and what each tab looks at. */
export const provinceSearchSchema = z.object({
  view: z.enum(provinceViews).optional().catch(undefined),
  ...submissionsSearchShape,
  ...completenessSearchShape,
  ...consolidationSearchShape,
  ...reorganisationSearchShape,
})
export type ProvinceSearch = z.infer<typeof provinceSearchSchema>
