import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { importKeepingContract } from './import-keeping.contract.ts'
import { changesFigures, changesImports, clientId, notConfigured, writing } from './import-parts.contract.ts'
import {
  importHeadSchema,
  importPreviewSchema,
  inspectedFileSchema,
  plannedCellSchema,
  sheetWindowSchema,
} from './importing.schema.ts'
import { importChoicesSchema, noChoices } from './understanding.schema.ts'

const importId = z.int().positive()
const unknownImport = { 'importing/unknown': z.object({ importId: z.int() }) } as const
const notWaiting = { 'importing/not-waiting': z.object({ importId: z.int() }) } as const
const sender = z.string().trim().max(120).default('')
const maxFileBytes = 50 * 1024 * 1024
const fileName = z.string().trim().min(1).max(255)
const fileBytes = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maxFileBytes, 'tệp lớn quá 50 MB')

export const importingContract = {
  /**
   * Takes a file in: reads it, keeps a copy and its hash, and puts it in the queue. A file that cannot be read is kept
   * in the history as `refused` with the reason; that is an answer, not an error.
   */
  'importing.addFile': command({
    access: ['officer', 'province'],
    input: z.object({ name: fileName, bytes: fileBytes, sender }),
    output: importHeadSchema,
    errors: notConfigured,
    invalidates: changesImports,
  }),
  /** The same for a block pasted from Excel (tabs and lines) or a message. */
  'importing.addText': command({
    access: ['officer', 'province'],
    input: z.object({ text: z.string().min(1).max(2_000_000), sender }),
    output: importHeadSchema,
    errors: notConfigured,
    invalidates: changesImports,
  }),
  /** Looks into a file as `addFile` and `getPreview` would, and keeps nothing of it. */
  'importing.inspectFile': query({
    access: ['officer', 'province'],
    input: z.object({
      name: fileName,
      bytes: fileBytes,
      sender,
      choices: importChoicesSchema.default(noChoices),
    }),
    output: inspectedFileSchema,
    errors: notConfigured,
  }),
  /** Every attempt, newest first. */
  'importing.listImports': query({
    input: z.object({
      states: z
        .array(z.enum(['waiting', 'refused', 'committed', 'undone', 'discarded']))
        .max(5)
        .default([]),
      before: z.int().positive().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.array(importHeadSchema),
    errors: notConfigured,
  }),
  /**
   * What was understood, what would be written, what must be decided. `mostListed` shortens the lists of totals, issues
   * (each cause by itself) and rules, so that a window is not handed a hundred thousand lines nobody has asked for.
   */
  'importing.getPreview': query({
    input: z.object({ importId, mostListed: z.int().positive().optional() }),
    output: importPreviewSchema,
    errors: { ...notConfigured, ...unknownImport },
  }),
  /** Rows of a sheet as it looks, with the overlay of what was understood. */
  'importing.getSheet': query({
    input: z.object({
      importId,
      sheet: z.int().nonnegative(),
      firstRow: z.int().positive(),
      rowCount: z.int().min(1).max(1000),
    }),
    output: sheetWindowSchema,
    errors: { ...notConfigured, ...unknownImport },
  }),
  /** Cells of the plan, in sheet order. */
  'importing.listCells': query({
    input: z.object({
      importId,
      statuses: z.array(plannedCellSchema.shape.status).max(7).default([]),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(2000).default(500),
    }),
    output: z.object({ total: z.int(), cells: z.array(plannedCellSchema) }),
    errors: { ...notConfigured, ...unknownImport },
  }),
  /** Keeps what a person decided; everything is understood anew. */
  'importing.setChoices': command({
    access: ['officer', 'province'],
    input: z.object({ importId, choices: importChoicesSchema, sender: z.string().trim().max(120).optional() }),
    output: z.object({}),
    errors: { ...notConfigured, ...unknownImport, ...notWaiting },
    invalidates: ['importing'],
  }),
  /**
   * Writes exactly what the preview with this hash showed, in one transaction, and the figures of locked days as
   * correction requests. A question left open leaves its cells out. The header and names decided on are remembered.
   */
  'importing.commitImport': command({
    access: ['officer', 'province'],
    input: z.object({ importId, clientId, planHash: z.string().length(64) }),
    output: z.object({ entryId: z.int().nullable(), changed: z.int(), requested: z.int(), savedAt: z.string() }),
    errors: {
      ...notConfigured,
      ...unknownImport,
      ...notWaiting,
      /** The book or the choices are not what the preview was made from. */
      'importing/plan-changed': z.object({ importId: z.int() }),
      /** Nothing to write: every cell is the same, kept, asked or refused. */
      'importing/nothing-to-write': z.object({ importId: z.int() }),
      'figures/refused': z.object({ issues: z.array(issueSchema) }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: changesFigures,
  }),
  /**
   * Puts the file of a committed import into the queue once more, with all that was decided about it: what it wrote is
   * the same in the book, so that only what was waiting is new. One that was put there before and still waits is given
   * back.
   */
  'importing.reopenImport': command({
    access: ['officer', 'province'],
    input: z.object({ importId }),
    output: importHeadSchema,
    errors: {
      ...notConfigured,
      ...unknownImport,
      'importing/not-committed': z.object({ importId: z.int() }),
      'importing/no-copy': z.object({ importId: z.int() }),
    },
    invalidates: changesImports,
  }),
  /** Takes an import out of the queue; it stays in the history. */
  'importing.discardImport': command({
    access: ['officer', 'province'],
    input: z.object({ importId }),
    output: z.object({}),
    errors: { ...notConfigured, ...unknownImport, ...notWaiting },
    invalidates: changesImports,
  }),
  /** Gives every cell of a committed import what stood before; `skip` leaves cells that were changed again since. */
  'importing.undoImport': command({
    access: ['officer', 'province'],
    input: z.object({ importId, clientId, conflicts: z.enum(['refuse', 'skip']).default('refuse') }),
    output: z.object({ changed: z.int(), skipped: z.int(), savedAt: z.string() }),
    errors: {
      ...notConfigured,
      ...unknownImport,
      'importing/not-committed': z.object({ importId: z.int() }),
      'importing/undo-conflict': z.object({ cells: z.array(z.string()), count: z.int() }),
      'figures/refused': z.object({ issues: z.array(issueSchema) }),
      'figures/nothing-to-undo': z.object({ entryId: z.int() }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: changesFigures,
  }),
  /** The sender's own file with coloured cells, a comment on each and a summary sheet; `path` from a save dialog. */
  'importing.saveErrorWorkbook': command({
    access: ['officer', 'province'],
    input: z.object({ importId, path: z.string().min(1) }),
    output: z.object({ path: z.string(), cells: z.int() }),
    errors: {
      ...notConfigured,
      ...unknownImport,
      ...writing,
      'importing/no-issues': z.object({ importId: z.int() }),
      'importing/no-copy': z.object({ importId: z.int() }),
    },
    invalidates: changesImports,
  }),
  /** The copy that was kept, byte for byte. */
  'importing.saveCopy': command({
    access: ['officer', 'province'],
    input: z.object({ importId, path: z.string().min(1) }),
    output: z.object({ path: z.string() }),
    errors: {
      ...notConfigured,
      ...unknownImport,
      ...writing,
      /** No copy was kept: the file was not read, or held personal data. */
      'importing/no-copy': z.object({ importId: z.int() }),
    },
    invalidates: ['importing'],
  }),
  ...importKeepingContract,
} as const
