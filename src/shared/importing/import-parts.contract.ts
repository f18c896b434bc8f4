/** What several procedures of importing share: refusals, and what they make stale. */
import { z } from 'zod'

export const notConfigured = { 'units/not-configured': z.object({}) } as const
export const changesImports = ['importing', 'audit'] as const
export const changesFigures = ['importing', 'figures', 'reports', 'audit'] as const
export const clientId = z.string().min(8).max(64)
/** `desktop/path-not-granted`: a window may only write where its person chose in a dialog. */
export const writing = {
  'desktop/path-not-granted': z.object({}),
  'reports/target-locked': z.object({ path: z.string() }),
  'reports/disk-full': z.object({ path: z.string() }),
  'reports/cannot-write': z.object({ path: z.string(), reason: z.string() }),
} as const
