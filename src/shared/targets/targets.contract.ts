import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { targetSchema } from './targets.schema.ts'

export const targetsContract = {
  /** Targets in force on a day: for each unit and measure the one that began last. */
  'targets.listInForce': query({ input: z.object({ on: localDateSchema }), output: z.array(targetSchema) }),
  /** Records targets; a later one for the same unit, measure and dates replaces an earlier one, `needed: null` withdraws it. */
  'targets.setTargets': command({
    access: ['officer', 'administrator'],
    input: z.object({ targets: z.array(targetSchema).min(1).max(2000) }),
    output: z.object({ changed: z.int() }),
    errors: { 'units/unknown': z.object({ codes: z.array(z.string()) }) },
    invalidates: ['targets', 'figures', 'reports', 'audit'],
  }),
} as const
