import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { holidaySchema, letterheadSchema, preferencesSchema, reportingSchema, setupSchema } from './settings.schema.ts'

const nothing = z.object({})

export const settingsContract = {
  /** Today's calendar date in Vietnam, from the one clock of the product. */
  'settings.getToday': query({ input: nothing, output: z.object({ on: localDateSchema }) }),
  /** What the wizard last applied with today's values, to start it again; null on a new store. */
  'settings.getSetup': query({ input: nothing, output: setupSchema.nullable() }),
  /** The half-filled wizard, exactly as the window left it. */
  'settings.getSetupDraft': query({ input: nothing, output: z.string().nullable() }),
  'settings.saveSetupDraft': command({
    access: ['administrator'],
    input: z.object({ text: z.string().max(2_000_000).nullable() }),
    output: nothing,
    invalidates: [],
  }),
  /** Creates the unit and its rows, or changes what differs; one transaction. */
  'settings.applySetup': command({
    access: ['administrator'],
    input: setupSchema,
    output: z.object({ communes: z.int(), figures: z.int(), targets: z.int() }),
    errors: {
      /** A row that has figures was left out of the new list. */
      'settings/row-has-figures': z.object({ names: z.array(z.string()) }),
      'settings/other-unit': z.object({ current: z.string(), given: z.string() }),
      'settings/duplicate-code': z.object({ codes: z.array(z.string()) }),
      'units/unknown': z.object({ codes: z.array(z.string()) }),
      'figures/refused': z.object({ issues: z.array(z.unknown()) }),
    },
    invalidates: ['settings', 'units', 'figures', 'targets', 'reports', 'audit'],
  }),
  'settings.getLetterhead': query({ input: nothing, output: letterheadSchema }),
  'settings.setLetterhead': command({
    access: ['officer', 'administrator'],
    input: letterheadSchema,
    output: nothing,
    invalidates: ['settings', 'reports', 'audit'],
  }),
  'settings.getReporting': query({ input: nothing, output: reportingSchema }),
  'settings.setReporting': command({
    access: ['administrator'],
    input: reportingSchema,
    output: nothing,
    invalidates: ['settings', 'reports', 'figures', 'audit'],
  }),
  'settings.listHolidays': query({ input: nothing, output: z.array(holidaySchema) }),
  'settings.setHolidays': command({
    access: ['administrator'],
    input: z.object({ holidays: z.array(holidaySchema).max(1000) }),
    output: nothing,
    invalidates: ['settings', 'figures', 'audit'],
  }),
  'settings.getPreferences': query({ input: nothing, output: preferencesSchema }),
  'settings.setPreferences': command({
    access: 'signed-in',
    input: preferencesSchema,
    output: nothing,
    invalidates: ['settings'],
  }),
} as const
