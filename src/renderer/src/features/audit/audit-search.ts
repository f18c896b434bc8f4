import { z } from 'zod'
import { type AuditFilter, entryGroupSchema } from '#shared/audit/audit.schema.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'

const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** What the audit is filtered by and which entry is open, kept in the address. */
export const auditSearchSchema = z.object({
  from: lenient(localDateSchema),
  to: lenient(localDateSchema),
  about: lenient(localDateSchema),
  by: lenient(z.string()),
  groups: lenient(z.array(entryGroupSchema)),
  entry: lenient(z.int().positive()),
})
export type AuditSearch = z.infer<typeof auditSearchSchema>

/** The filter as the backend takes it: what is not set is left out. */
export function filterOf({ from, to, about, by, groups }: AuditSearch): AuditFilter {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(about !== undefined && { about }),
    ...(by !== undefined && { author: by }),
    ...(groups !== undefined && groups.length > 0 && { groups }),
  }
}
