import { z } from 'zod'
import { command, query } from '#shared/contract/procedure.ts'
import { issueSchema } from '#shared/kernel/issue.ts'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import {
  changedTotalSchema,
  sessionChangeSchema,
  sessionFigureSchema,
  sessionIdSchema,
  sessionPairSchema,
  sessionPlanSchema,
  sessionSchema,
  sessionStatusSchema,
} from './sessions.schema.ts'

const notConfigured = { 'units/not-configured': z.object({}) } as const
const span = { from: localDateSchema, to: localDateSchema }
const isSpan = ({ from, to }: { from: string; to: string }): boolean => from <= to
const notASpan = { path: ['to'], error: 'ngày cuối phải từ ngày đầu trở đi' }

export const sessionsContract = {
  /** Sessions of a span of days, by day, hour and place. */
  'sessions.listSessions': query({
    input: z.object({ ...span, status: sessionStatusSchema.optional() }).refine(isSpan, notASpan),
    output: z.array(sessionSchema),
    errors: notConfigured,
  }),
  /** One session, what it has been (newest first), and which others it may be a second report of. */
  'sessions.getSession': query({
    input: z.object({ id: sessionIdSchema }),
    output: z.object({
      session: sessionSchema,
      history: z.array(sessionChangeSchema),
      pairs: z.array(sessionPairSchema),
    }),
    errors: { ...notConfigured, 'sessions/unknown': z.object({ id: z.string() }) },
  }),
  /** Reports of a span of days that may be of one session. */
  'sessions.listDuplicates': query({
    input: z.object(span).refine(isSpan, notASpan),
    output: z.array(sessionPairSchema),
    errors: notConfigured,
  }),
  /**
   * Creates a session or changes it, whole: its plan, its day, its status and all its figures, in one entry with its
   * postings. Figures not given are taken away; the same again makes no entry. `basedOn` is the session's `entryId` as
   * the editor saw it: when it was changed since, the command is refused. Null or left out is a report that knows of no
   * other: the same id told by another unit stands and is flagged. Done when it answers.
   */
  'sessions.saveSession': command({
    access: ['officer'],
    input: z.object({
      clientId: z.string().min(8).max(64),
      basedOn: z.int().positive().nullable().default(null),
      plan: sessionPlanSchema,
      figures: z.array(sessionFigureSchema).max(5000),
    }),
    output: z.object({
      session: sessionSchema,
      /** Null when nothing changed. */
      entryId: z.int().nullable(),
      savedAt: z.string(),
      /** The same call was answered before: nothing was done now. */
      isRepeated: z.boolean(),
      /** Totals that say something else now. */
      totals: z.array(changedTotalSchema),
      /** Other reports that may be of the same session. */
      pairs: z.array(sessionPairSchema),
      /** Figures that may be counted twice: session-beside-mobile. */
      warnings: z.array(issueSchema),
    }),
    errors: {
      ...notConfigured,
      /**
       * Issue codes: those of figures.recordFigures, total-differs, parts-exceed-total, session-has-identifier (where.path),
       * session-figures-not-done, session-not-a-flow, session-figure-repeated.
       */
      'sessions/refused': z.object({ issues: z.array(issueSchema) }),
      'sessions/changed-since': z.object({ id: z.string(), at: z.string(), author: z.string() }),
      'figures/client-id-reused': z.object({ clientId: z.string() }),
    },
    invalidates: ['sessions', 'figures', 'reports', 'audit'],
  }),
} as const
