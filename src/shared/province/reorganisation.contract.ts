import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { countSchema } from '#shared/kernel/numbers.ts'
import { unitCodeSchema, unitSchema } from '#shared/units/units.schema.ts'
import {
  allocationSchema,
  pieceSchema,
  reorganisationSchema,
  storedReorganisationSchema,
} from './reorganisation.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const
const known = { ...notConfigured, 'province/unknown-reorganisation': z.object({ id: z.string() }) } as const
const refusals = {
  ...known,
  'province/reorganisation-refused': z.object({ issues: z.array(issueSchema) }),
  'figures/client-id-reused': z.object({ clientId: z.string() }),
  /** What a person writes stays for good, so nothing that looks like a citizen's number is taken. */
  'figures/note-has-identifier': z.object({}),
} as const
const id = z.string().min(8).max(64)
const clientId = z.string().min(8).max(64)
const saved = z.object({ entryId: z.int().nullable(), changed: z.int(), savedAt: z.string() })
/** Units with their rows change in every screen. */
const changesUnits = [
  'province',
  'units',
  'figures',
  'targets',
  'sessions',
  'campaigns',
  'reconciliation',
  'reports',
  'settings',
  'audit',
] as const
const changesFigures = ['province', 'figures', 'targets', 'reports', 'audit'] as const
const names = z.record(z.string(), z.string())

/** A level at the close of the last day before: as it was, in whole units that take over, and what nobody was given. */
const levelSumSchema = z.object({
  indicator: z.string(),
  before: z.int(),
  after: z.int(),
  unallocated: z.int(),
  /** What each unit that takes over whole ones begins with. */
  byUnit: z.array(z.object({ unitCode: z.string(), value: z.int() })),
})

export const reorganisationContract = {
  /** Reorganisations that stand, newest day first, with what is still to do after each. */
  'province.listReorganisations': query({
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          reorganisation: storedReorganisationSchema,
          recordedAt: z.string(),
          author: z.string(),
          /** Opening balances that new units lack although those before them had some. */
          openingsMissing: z.int(),
          /** Levels of divided units that are not wholly given to their successors. */
          unallocated: z.int(),
          /** What keeps it from being taken back; empty when nothing does. */
          undoIssues: z.array(issueSchema),
        }),
      ),
      /** Names of every unit that is spoken of, as they were called before the reorganisation or on its day. */
      names,
      /** Units that may end, be renamed or moved, and those they may stand below: as they are at the end of all. */
      units: z.array(unitSchema),
    }),
    errors: notConfigured,
  }),
  /** Days on which units of the book were reorganised, oldest first, with the decree of each. */
  'province.listReorganisationDays': query({
    input: z.object({}),
    output: z.array(z.object({ on: localDateSchema, document: z.string() })),
  }),
  /** What a reorganisation would do: what keeps it from being carried out, and the sums before and after. Changes nothing. */
  'province.previewReorganisation': query({
    input: z.object({ reorganisation: reorganisationSchema }),
    output: z.object({
      issues: z.array(issueSchema),
      ended: z.array(unitSchema),
      made: z.array(unitSchema),
      renamed: z.array(z.object({ unitCode: z.string(), from: z.string(), to: z.string() })),
      moved: z.array(z.object({ unitCode: z.string(), name: z.string(), from: z.string(), to: z.string() })),
      sums: z.array(levelSumSchema),
      names,
    }),
    errors: notConfigured,
  }),
  /**
   * Carries a reorganisation out: all of it or nothing, once for a `clientId`. Issue codes are those of
   * `checkReorganisation`, and reorganisation-has-figures.
   */
  'province.applyReorganisation': command({
    access: ['commander', 'province'],
    input: z.object({ clientId, reorganisation: reorganisationSchema }),
    output: saved,
    errors: refusals,
    invalidates: changesUnits,
  }),
  /** Takes a reorganisation back while nothing stands on it. Issue codes: reorganisation-undo-figures, -undo-later. */
  'province.undoReorganisation': command({
    access: ['commander', 'province'],
    input: z.object({ clientId, id }),
    output: saved,
    errors: refusals,
    invalidates: changesUnits,
  }),
  /** What the bundled data say of the units of this book, for a person to confirm; nothing is applied by itself. */
  'province.listSuccessions': query({
    input: z.object({}),
    output: z.array(
      z.object({
        on: localDateSchema,
        newUnit: z.object({ code: unitCodeSchema, name: z.string(), parentCode: unitCodeSchema }),
        pieces: z.array(pieceSchema.extend({ name: z.string() })),
        /** Units that went into the same one and are not of this book. */
        others: z.array(z.string()),
      }),
    ),
    errors: notConfigured,
  }),
  /** Opening balances of the units that began: the exact Σ of those that went whole into each, with parts that were given. */
  'province.listOpenings': query({
    input: z.object({ id }),
    output: z.object({
      /** The day at whose close they stand: the one before the reorganisation. */
      on: localDateSchema,
      document: z.string(),
      rows: z.array(
        z.object({
          unitCode: z.string(),
          unitName: z.string(),
          sources: z.array(z.string()),
          figures: z.array(
            z.object({
              indicator: z.string(),
              /** Null while a part of a divided unit is not given, or nothing is known. */
              suggested: z.int().nullable(),
              stands: z.int().nullable(),
            }),
          ),
        }),
      ),
    }),
    errors: known,
  }),
  /** Writes opening balances as they were suggested, with the decree as document. Issue code: reorganisation-openings-changed. */
  'province.recordOpenings': command({
    access: ['officer', 'commander', 'province'],
    input: z.object({
      clientId,
      id,
      figures: z
        .array(z.object({ unitCode: unitCodeSchema, indicator: z.string().max(40), value: countSchema }))
        .min(1)
        .max(20_000),
    }),
    output: saved,
    errors: { ...refusals, 'figures/refused': z.object({ issues: z.array(issueSchema) }) },
    invalidates: changesFigures,
  }),
  /** Levels of divided units at the close of their last day, with what was given to each successor and what is left. */
  'province.listAllocations': query({
    input: z.object({ id }),
    output: z.object({
      on: localDateSchema,
      rows: z.array(
        z.object({
          from: z.string(),
          fromName: z.string(),
          indicator: z.string(),
          whole: z.int(),
          left: z.int(),
          parts: z.array(
            z.object({ to: z.string(), toName: z.string(), value: z.int().nullable(), document: z.string() }),
          ),
        }),
      ),
    }),
    errors: known,
  }),
  /**
   * Gives parts of divided units' levels to their successors, with the document that says so. Issue codes:
   * allocation-unknown, allocation-exceeds, allocation-without-document.
   */
  'province.setAllocations': command({
    access: ['officer', 'commander', 'province'],
    input: z.object({ clientId, id, allocations: z.array(allocationSchema).min(1).max(5000) }),
    output: saved,
    errors: refusals,
    invalidates: changesFigures,
  }),
} as const
