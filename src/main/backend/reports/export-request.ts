import { z } from 'zod'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { reportRequestSchema } from '#shared/reports/reports.schema.ts'

/** What is kept of an export so that its sheet can be drawn again. */
const keptRequestSchema = reportRequestSchema.extend({
  /** The day it was made, in Vietnam: what is signed then and missing by then. */
  madeOn: z.string(),
  appVersion: z.string(),
})
export type KeptRequest = z.infer<typeof keptRequestSchema>

/** Throws a plain Error for a text this program did not write. */
export function readKeptRequest(text: string): KeptRequest {
  return keptRequestSchema.parse(JSON.parse(text))
}

/** '15/04/2023' or '01/04/2023–30/04/2023' */
export function periodWords({ from, to }: Period): string {
  return from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`
}
