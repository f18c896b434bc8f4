import { z } from 'zod'
import { formBaseSchema, formColumnBaseSchema, type FormDefinition } from './reports.schema.ts'

/** What the rows of a form are, where they are not the rows of the unit. */
export const tableRowsSchema = z.enum(['sessions', 'lines', 'services', 'targets', 'variances'])

const columnCodes = z.array(z.string()).min(1)

/**
 * Where a column's figures come from. `field`: a field of the row, as the adapter of its area tells it. `count` is summed
 * where `total` is 'sum', over the rows in which the columns of `countedWith` are known too, unless the facts tell the
 * total themselves (a target counts in full). `quotient`: one printed count
 * over another; `points`: the difference of two printed percentages; `share`: a percentage in basis points; `score`: the
 * mean of percentages, each at most 100 %; `place`: the place by the exact score; `verdict`: words, with the columns they
 * come from so that the sheet keeps a formula (`target`: a share that has to be reached, else the count of `den`).
 */
const tableSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sequence') }),
  z.object({ kind: z.literal('unit') }),
  z.object({ kind: z.literal('text'), field: z.string() }),
  z.object({ kind: z.literal('date'), field: z.string() }),
  z.object({
    kind: z.literal('count'),
    field: z.string(),
    total: z.enum(['sum', 'none']),
    countedWith: columnCodes.optional(),
  }),
  z.object({ kind: z.literal('share'), field: z.string() }),
  z.object({ kind: z.literal('quotient'), num: z.string(), den: z.string() }),
  z.object({ kind: z.literal('points'), now: z.string(), before: z.string() }),
  z.object({
    kind: z.literal('verdict'),
    field: z.string(),
    num: z.string(),
    den: z.string(),
    target: z.string().optional(),
  }),
  z.object({ kind: z.literal('score'), of: columnCodes }),
  z.object({ kind: z.literal('place'), of: z.string() }),
])
export type TableSource = z.infer<typeof tableSourceSchema>

const tableColumnSchema = formColumnBaseSchema.extend({
  source: tableSourceSchema,
  /** A text may take this much before it wraps. */
  mostChars: z.number().positive().optional(),
  /** Codes of two columns: the first less the second, never below 0; printed as (7)=(3)-(6). */
  remainderOf: z.array(z.string()).length(2).optional(),
  /** The column stands once for each thing the rows are measured by (each target in force). */
  isRepeated: z.boolean().optional(),
})
export type TableColumn = z.infer<typeof tableColumnSchema>

/** A form whose rows are something else than the rows of the unit. */
export const tableFormSchema = formBaseSchema.extend({
  rows: tableRowsSchema,
  columns: z.array(tableColumnSchema).min(3),
  /** "Đơn vị tính", as printed. */
  measuredIn: z.string(),
  /** What the form is of beside unit and period: a campaign. */
  subject: z.enum(['campaign']).optional(),
  /** Rows of all groups can be added up. */
  hasTotal: z.boolean(),
})
export type TableForm = z.infer<typeof tableFormSchema>

export type AnyForm = FormDefinition | TableForm

/** Whether the rows of a form are the rows of the unit. */
export function isUnitForm(form: AnyForm): form is FormDefinition {
  return !('rows' in form)
}
