import { z } from 'zod'
import { periodSchema } from '#shared/kernel/period.ts'
import { roundingPolicySchema } from '#shared/kernel/ratio.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'

/**
 * Where a column's figures come from. `flow`: Σ in the period; `mobile`: the mobile part of it; `stock`: level at the last
 * day; `target`: count needed of the target in force that day; `ratio`: a ratio of the catalogue; `change`: difference of
 * its printed percentage to the previous period, in points; `rank`: place by exact comparison; `notes`: the row's notes;
 * `days`: how many days of the period a reporting unit sent, did not send or sent again.
 * `previous: true` reads the same over the previous period.
 */
const columnSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sequence') }),
  z.object({ kind: z.literal('unit') }),
  z.object({ kind: z.literal('flow'), indicator: z.string(), previous: z.boolean().optional() }),
  z.object({ kind: z.literal('mobile'), indicator: z.string() }),
  z.object({ kind: z.literal('stock'), indicator: z.string() }),
  z.object({ kind: z.literal('target'), measure: z.enum(['CC', 'COL', 'ACT']) }),
  z.object({ kind: z.literal('ratio'), ratio: z.string(), previous: z.boolean().optional() }),
  z.object({ kind: z.literal('change'), ratio: z.string() }),
  z.object({ kind: z.literal('rank'), ratio: z.string() }),
  z.object({ kind: z.literal('notes') }),
  z.object({ kind: z.literal('days'), of: z.enum(['submitted', 'missing', 'again']) }),
])
export type ColumnSource = z.infer<typeof columnSourceSchema>

/** A label of a form; `from` dates it, so that a sheet of an old day keeps the words of its day. */
const formLabelSchema = z.union([z.string(), z.array(z.object({ from: z.string(), label: z.string() })).min(1)])
export type FormLabel = z.infer<typeof formLabelSchema>

export const formColumnBaseSchema = z.object({
  /** Permanent code of the column, the key of the cells: `CC_TOTAL`, `CC_TOTAL_MOBILE`, `R_ACT_TGT`. */
  code: z.string(),
  label: formLabelSchema,
  widthChars: z.number().positive(),
  /** Codes of columns this one is the sum of; printed as (6)=(3)+(4)+(5). */
  sumOf: z.array(z.string()).optional(),
  /** Codes of columns of which this one is the first less the others; printed as (6)=(3)-(4)-(5). */
  differenceOf: z.array(z.string()).min(2).optional(),
})

const formColumnSchema = formColumnBaseSchema.extend({
  /** Printed instead while what a ratio subtracts from its numerator is not reported everywhere. */
  labelGross: formLabelSchema.optional(),
  source: columnSourceSchema,
})

const formHeaderSchema: z.ZodType<FormHeader> = z.lazy(() =>
  z.object({ label: formLabelSchema, columns: z.array(z.union([z.string(), formHeaderSchema])).min(1) }),
)
export interface FormHeader {
  label: FormLabel
  columns: (string | FormHeader)[]
}

/** What every form has. */
export const formBaseSchema = z.object({
  id: z.string().regex(/^BM\d{2}$/),
  version: z.int().positive(),
  effectiveFrom: z.string(),
  name: z.string(),
  title: formLabelSchema,
  /** Periods the form may be drawn for. */
  periods: z.array(z.enum(['day', 'span'])).min(1),
  /** Header tree in column order: a code for a column alone, or a label over several. */
  header: z.array(z.union([z.string(), formHeaderSchema])).min(1),
  /** What each version changed, in words and, of columns, by their codes against the version before. */
  changes: z.array(
    z.object({
      version: z.int(),
      text: z.string(),
      added: z.array(z.string()).optional(),
      removed: z.array(z.string()).optional(),
      /** New code by old code. */
      renamed: z.record(z.string(), z.string()).optional(),
    }),
  ),
})

/** A form as data: what is printed, not how it is computed. Its rows are the rows of the unit. */
export const formDefinitionSchema = formBaseSchema.extend({
  columns: z.array(formColumnSchema).min(3),
  /** Its rows are always the units that report to a province, each with a sheet of its own rows behind. */
  level: z.enum(['reporting-units']).optional(),
})
export type FormDefinition = z.infer<typeof formDefinitionSchema>
export type FormColumn = z.infer<typeof formColumnSchema>

/** A figure of a report. `num` and `den` are kept for every ratio; `text` is what is printed. */
const reportCellSchema = z.object({
  value: z.union([z.number(), z.string(), z.null()]),
  num: z.int().nullable().optional(),
  den: z.int().nullable().optional(),
  text: z.string(),
})
export type ReportCell = z.infer<typeof reportCellSchema>

const reportRowSchema = z.object({
  /** Code of the unit, or what the row is known by in its area: the id of a session, the code of a service. */
  unit: z.string().min(1).max(100),
  kind: z.string(),
  name: z.string(),
  /** The group it stands in; left out where rows are not grouped. */
  group: z.string().optional(),
  cells: z.record(z.string(), reportCellSchema),
})

export const reportSchema = z.object({
  form: z.string(),
  formVersion: z.int(),
  unit: z.object({ code: z.string(), name: z.string() }),
  period: periodSchema,
  previousPeriod: periodSchema.nullable(),
  policy: roundingPolicySchema,
  decimals: z.int(),
  /** Label of each column as printed, by code. */
  labels: z.record(z.string(), z.string()),
  rows: z.array(reportRowSchema),
  /** Groups of rows in printed order, with what they come to. */
  groups: z
    .array(z.object({ key: z.string(), name: z.string(), cells: z.record(z.string(), reportCellSchema) }))
    .optional(),
  /** What the form is of beside unit and period, by its id: a campaign. */
  subject: z.string().optional(),
  /** Printed under the title instead of the period. */
  subtitle: z.string().optional(),
  total: z.object({ cells: z.record(z.string(), reportCellSchema) }),
  /** Codes of the communes without any figure in the period. */
  missing: z.array(z.string()),
  /** Things the reader of the sheet must know, as printed under the table. */
  remarks: z.array(z.string()),
})
export type Report = z.infer<typeof reportSchema>

/** As the units were in the period, or as they are now. */
export const geographyChoiceSchema = z.enum(['then', 'now'])
export type GeographyChoice = z.infer<typeof geographyChoiceSchema>

export const reportRequestSchema = z.object({
  form: z.string(),
  /** The unit whose rows are reported; the store's own unit when left out. */
  unitCode: unitCodeSchema.optional(),
  period: periodSchema,
  policy: roundingPolicySchema,
  decimals: z.int().min(0).max(4).default(2),
  /** Which of the letterhead's signers signs. */
  signer: z.int().min(0).default(0),
  /** Which units the rows are, where some were merged, divided, renamed or moved; as they were when left out. */
  geography: geographyChoiceSchema.optional(),
  /**
   * In a province's book: each row is a unit that reports to it (a district, a cluster) instead of a commune; with
   * `unitCode` of one of them that unit is the only row.
   */
  rows: z.enum(['reporting-units']).optional(),
  /** The id of what the form is of beside unit and period (a campaign), for forms that need one. */
  subject: z.string().min(1).max(64).optional(),
})
export type ReportRequest = z.infer<typeof reportRequestSchema>

/** A sheet that was exported once. */
export const pastExportSchema = z.object({
  id: z.int().positive(),
  form: z.string(),
  formVersion: z.int(),
  unitCode: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
  sequence: z.int(),
  exportedAt: z.string(),
  author: z.string(),
  checkCode: z.string(),
  /** The id of the campaign the sheet is of. */
  subject: z.string().optional(),
  /** False for exports of an older program, which kept too little to draw them again. */
  canRepeat: z.boolean(),
})
export type PastExport = z.infer<typeof pastExportSchema>

/** A figure of the sheet's period that says something else now than on a sheet of the past. */
export const laterCorrectionSchema = z.object({
  unitCode: z.string(),
  unitName: z.string(),
  indicator: z.string(),
  /** What the figure is called where it is no indicator but a column of the form. */
  label: z.string().optional(),
  channel: z.string(),
  from: z.string(),
  to: z.string(),
  before: z.int().nullable(),
  after: z.int().nullable(),
  /** The last change of it; empty with `label`, where only the sheets of then and now were compared. */
  at: z.string(),
  author: z.string(),
  /** Number of the *điều chỉnh* it belongs to, when the day was approved. */
  adjustment: z.int().nullable(),
})
export type LaterCorrection = z.infer<typeof laterCorrectionSchema>
