import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { formFileProblemSchema } from './form-package.rules.ts'
import { formBaseSchema } from './reports.schema.ts'

/** A version of a form as it is listed. */
const listedFormSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  effectiveFrom: z.string(),
  origin: z.enum(['built-in', 'imported']),
  /** The version that sheets made today are drawn with. */
  isInForce: z.boolean(),
  /** An imported one that no sheet was exported with. */
  canWithdraw: z.boolean(),
  columns: z.int(),
  changes: formBaseSchema.shape.changes,
  /** SHA-256 of its file, to be compared by telephone. */
  hash: z.string(),
})

const text = z.string().max(2_000_000)
const keepers = ['administrator', 'commander', 'province'] as const
const unknownForm = { 'reports/unknown-form': z.object({ form: z.string() }) } as const
const refused = { 'reports/form-refused': z.object({ problems: z.array(formFileProblemSchema) }) } as const
const saved = z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() })
const reused = { 'figures/client-id-reused': z.object({ clientId: z.string() }) } as const

export const formsContract = {
  /** Every version of every form, the newest first within a form. */
  'reports.listFormVersions': query({ input: z.object({}), output: z.array(listedFormSchema) }),
  /** Writes the file of a form, the version in force when none is named. */
  'reports.exportForm': command({
    access: 'signed-in',
    input: z.object({ form: z.string().max(8), version: z.int().positive().optional(), path: z.string().min(1) }),
    output: z.object({ path: z.string(), hash: z.string() }),
    errors: {
      ...unknownForm,
      'desktop/path-not-granted': z.object({}),
      'reports/target-locked': z.object({ path: z.string() }),
      'reports/disk-full': z.object({ path: z.string() }),
      'reports/cannot-write': z.object({ path: z.string(), reason: z.string() }),
    },
    invalidates: [],
  }),
  /** What taking a file in would change: nothing is written. */
  'reports.previewForm': query({
    input: z.object({ text }),
    output: z.object({
      problems: z.array(formFileProblemSchema),
      form: listedFormSchema
        .pick({ id: true, version: true, name: true, effectiveFrom: true, columns: true })
        .nullable(),
      /** Labels of columns against the version before. */
      added: z.array(z.string()),
      removed: z.array(z.string()),
      renamed: z.array(z.object({ before: z.string(), after: z.string() })),
      /** Words of the title, of groups and of columns that stay, as they were and as they are. */
      relabelled: z.array(z.object({ before: z.string(), after: z.string() })),
      /** Labels of columns that stand elsewhere. */
      moved: z.array(z.string()),
      /** The very same version is there already. */
      isKnown: z.boolean(),
    }),
  }),
  /** Takes the file of a form in, whole or not at all. */
  'reports.addForm': command({
    access: keepers,
    input: z.object({ clientId: z.string().min(8).max(64), text }),
    output: saved.extend({ form: z.string(), version: z.int() }),
    errors: { ...refused, ...reused },
    invalidates: ['reports', 'audit'],
  }),
  /** Takes an imported version back, as long as no sheet was exported with it and none came after it. */
  'reports.withdrawForm': command({
    access: keepers,
    input: z.object({ clientId: z.string().min(8).max(64), form: z.string().max(8), version: z.int().positive() }),
    output: saved,
    errors: { ...unknownForm, ...reused, 'reports/form-in-use': z.object({ form: z.string(), version: z.int() }) },
    invalidates: ['reports', 'audit'],
  }),
} as const
