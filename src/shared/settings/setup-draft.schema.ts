/**
 * The first-run wizard while it is being filled in: every field as typed, so that half-typed, wrong and unfinished
 * answers survive going back, closing the window and a power cut. `setup.rules.ts` turns it into a `Setup`.
 */
import { z } from 'zod'
import { isTargetMeasure, shareDenominators } from '#shared/targets/measures.rules.ts'
import { presetSchema } from '#shared/units/units.schema.ts'
import { letterheadSchema, reportingSchema } from './settings.schema.ts'

export const setupSteps = ['preset', 'unit', 'rows', 'figures', 'targets', 'letterhead', 'review'] as const
export type SetupStep = (typeof setupSteps)[number]

const unitRefSchema = z.object({ code: z.string(), name: z.string() })

/** A table of rows × indicators at a date. Cells are texts by unit code, then by indicator. */
const figureTableSchema = z.object({
  on: z.string(),
  document: z.string(),
  columns: z.array(z.string()),
  cells: z.record(z.string(), z.record(z.string(), z.string())),
})

/** One target for all communes (a percentage), for some of them, or a count for each. */
const targetLineSchema = z.object({
  id: z.string(),
  measure: z.string().refine(isTargetMeasure),
  kind: z.enum(['cumulative', 'in-period']),
  mode: z.enum(['share', 'count']),
  /** Percentage as typed: '55', '55,5'. */
  percent: z.string(),
  denominator: z.enum(shareDenominators),
  from: z.string(),
  to: z.string(),
  document: z.string(),
  /** Communes a percentage applies to; null is all of them. */
  unitCodes: z.array(z.string()).nullable(),
  /** Counts as typed, by unit code. */
  counts: z.record(z.string(), z.string()),
})

/** A district or cluster of a province's book; one that was unticked keeps what it had. */
const groupDraftSchema = unitRefSchema.extend({
  isTaken: z.boolean(),
  communes: z.array(unitRefSchema),
  extraRows: z.array(unitRefSchema),
})

export const setupDraftSchema = z.object({
  version: z.literal(1),
  step: z.enum(setupSteps),
  /** The furthest step that has been opened. */
  reached: z.enum(setupSteps),
  preset: presetSchema.nullable(),
  startOn: z.string(),
  province: unitRefSchema.nullable(),
  district: unitRefSchema.nullable(),
  /** Of the two-level arrangement: the province itself, or one commune of it. */
  level: z.enum(['province', 'commune']),
  commune: unitRefSchema.nullable(),
  cluster: unitRefSchema,
  /** Of the arrangements with districts or clusters: the book of the province that they report to. */
  receives: z.boolean().default(false),
  /** Districts or clusters by the province they were chosen under. */
  groups: z.record(z.string(), z.array(groupDraftSchema)).default({}),
  /** Ticked communes by the unit they were ticked under: choosing another district and coming back loses nothing. */
  ticked: z.record(z.string(), z.array(unitRefSchema)),
  rowOrder: z.enum(['name', 'code']),
  extraRows: z.array(unitRefSchema),
  openings: figureTableSchema,
  populations: figureTableSchema,
  targets: z.array(targetLineSchema),
  /** Only what a person changed: the rest follows the preset and the unit's name. */
  letterhead: letterheadSchema.partial(),
  reporting: reportingSchema,
  isSample: z.boolean(),
})

export type SetupDraft = z.infer<typeof setupDraftSchema>
export type GroupDraft = z.infer<typeof groupDraftSchema>
export type UnitRef = z.infer<typeof unitRefSchema>
export type FigureTable = z.infer<typeof figureTableSchema>
export type TargetLine = z.infer<typeof targetLineSchema>

/** Columns offered first; others are added by choice. */
export const firstOpeningColumns = [
  'CC_CUM',
  'EID_COL_CUM',
  'EID_APP_CUM',
  'EID_ACT_CUM',
  'CC_UNCL',
  'EID1_STOCK',
  'EID2_STOCK',
]
export const firstPopulationColumns = ['POP_TOTAL', 'POP_TEMP', 'POP_ELIG']

export function emptySetupDraft(): SetupDraft {
  return {
    version: 1,
    step: 'preset',
    reached: 'preset',
    preset: null,
    startOn: '',
    province: null,
    district: null,
    level: 'province',
    commune: null,
    cluster: { code: '', name: '' },
    receives: false,
    groups: {},
    ticked: {},
    rowOrder: 'name',
    extraRows: [],
    openings: { on: '', document: '', columns: [...firstOpeningColumns], cells: {} },
    populations: { on: '', document: '', columns: [...firstPopulationColumns], cells: {} },
    targets: [],
    letterhead: {},
    reporting: { reportHour: '17:00', calendar: 'calendar', policy: 'half-up', decimals: 2 },
    isSample: false,
  }
}

/** Null when the text is not a draft of this version: the wizard then starts anew. */
export function readSetupDraft(text: string): SetupDraft | null {
  try {
    const parsed = setupDraftSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
