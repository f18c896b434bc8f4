import { z } from 'zod'

/** Where an issue is. Every part is optional; together they name one cell, one row, one line, one field or one
 * place of a foreign workbook. */
export const issuePlaceSchema = z.object({
  unitCode: z.string().optional(),
  indicator: z.string().optional(),
  date: z.string().optional(),
  /** 1-based line of an input file. */
  line: z.int().positive().optional(),
  /** Dotted path of a field in an input object. */
  path: z.string().optional(),
  /** Sheet of a foreign workbook by name, and its cell or range: `C7`, `A5:A9`. */
  sheet: z.string().optional(),
  cell: z.string().optional(),
})

/** Bad data as a value: what is wrong, how much it matters, where, and the figures the message speaks of. */
export const issueSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  where: issuePlaceSchema,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export type IssuePlace = z.infer<typeof issuePlaceSchema>
export type Issue = z.infer<typeof issueSchema>
export type IssueParams = Issue['params']

/** Builds an issue that blocks. */
export function errorIssue(code: string, where: IssuePlace = {}, params: IssueParams = {}): Issue {
  return { code, severity: 'error', where, params }
}

/** Builds an issue that is shown and may be answered with a reason. */
export function warningIssue(code: string, where: IssuePlace = {}, params: IssueParams = {}): Issue {
  return { code, severity: 'warning', where, params }
}

/** The issues that the data of a refusal carries. */
export function carriedIssues(data: unknown): Issue[] {
  const parsed = z.object({ issues: z.array(issueSchema) }).safeParse(data)
  return parsed.success ? parsed.data.issues : []
}
