import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { reportSchema } from '#shared/reports/reports.schema.ts'

/** What a column of the consolidation shows: a count, a share, a difference of shares, a place, or days of reporting. */
const consolidationColumnSchema = z.object({
  code: z.string(),
  /** Words of the header from the widest to the column's own. */
  labels: z.array(z.string()).min(1),
  kind: z.enum(['count', 'ratio', 'change', 'rank', 'days']),
})
export type ConsolidationColumn = z.infer<typeof consolidationColumnSchema>

/** The lines of the province, or of one unit that reports to it, and what they come to. */
export const consolidationSchema = z.object({
  report: reportSchema,
  columns: z.array(consolidationColumnSchema),
  /** Codes of the lines that have lines of their own. */
  opens: z.array(z.string()),
})
export type Consolidation = z.infer<typeof consolidationSchema>

const operandSchema = z.object({
  label: z.string(),
  text: z.string(),
  /** The figure it is, where it can be opened itself. */
  column: z.string().nullable(),
  span: z.object({ from: localDateSchema, to: localDateSchema }).nullable(),
})

/** The place in a file that a figure came from. */
const passportFileSchema = z.object({
  name: z.string(),
  /** Name of the sheet, or its number from 1 where the file is not at hand. */
  sheet: z.string(),
  address: z.string(),
  /** What the cell says; null where no copy of the file was kept. */
  text: z.string().nullable(),
  /** The accepted sheet of a unit: how many times it had been sent by then. */
  sequence: z.int().nullable(),
})
export type PassportFile = z.infer<typeof passportFileSchema>

const passportPostingSchema = z.object({
  label: z.string(),
  channel: z.string(),
  from: localDateSchema,
  to: localDateSchema,
  value: z.int(),
  author: z.string(),
  source: z.string(),
  document: z.string(),
  at: z.string(),
  entryId: z.int(),
  file: passportFileSchema.nullable(),
})
export type PassportPosting = z.infer<typeof passportPostingSchema>

/** What one figure is made of, one step down. */
export const passportSchema = z.object({
  column: z.string(),
  label: z.string(),
  unit: z.object({ code: z.string(), name: z.string() }),
  /** The units above it, the province first. */
  path: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Days it counts, or the day it stands at. */
  span: z.object({ from: localDateSchema, to: localDateSchema }),
  /** As it is printed. */
  text: z.string(),
  operands: z.array(operandSchema),
  parts: z.array(z.object({ code: z.string(), name: z.string(), hasParts: z.boolean(), text: z.string() })),
  /** What the parts come to where a target given to the unit itself is another; null where there is nothing to say. */
  partsSum: z.int().nullable(),
  days: z.array(z.object({ from: localDateSchema, to: localDateSchema, value: z.int() })),
  postings: z.array(passportPostingSchema),
  /** Levels as they were given, the one that holds first. */
  levels: z.array(
    z.object({
      label: z.string(),
      on: localDateSchema,
      value: z.int(),
      document: z.string(),
      author: z.string(),
      at: z.string(),
    }),
  ),
  targets: z.array(
    z.object({
      text: z.string(),
      from: localDateSchema,
      to: localDateSchema,
      isCumulative: z.boolean(),
      document: z.string(),
    }),
  ),
  /** Figures over days of which only some lie in the span. */
  leftOut: z.array(z.object({ name: z.string(), from: localDateSchema, to: localDateSchema, value: z.int() })),
})
export type Passport = z.infer<typeof passportSchema>
