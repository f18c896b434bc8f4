import { z } from 'zod'
import type { Input } from '#shared/contract/contract.ts'

export const importViews = ['files', 'requests', 'memory'] as const
export type ImportView = (typeof importViews)[number]

export const importLists = ['waiting', 'history', 'committed', 'refused', 'undone', 'discarded'] as const
export type ImportList = (typeof importLists)[number]

/** What the address of "Nhập từ Excel" says: the part of the screen, the list on the left, the file, its sheet. */
export const importSearchSchema = z.object({
  view: z.enum(importViews).optional().catch(undefined),
  list: z.enum(importLists).optional().catch(undefined),
  id: z.int().positive().optional().catch(undefined),
  sheet: z.int().nonnegative().optional().catch(undefined),
})
export type ImportSearch = z.infer<typeof importSearchSchema>

/** States of the files on a list; none means all of them. */
export function statesOf(list: ImportList): NonNullable<Input<'importing.listImports'>['states']> {
  return list === 'history' ? [] : [list]
}
