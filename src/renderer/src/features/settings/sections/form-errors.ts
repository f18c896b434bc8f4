import type { ReactNode } from 'react'
import type { z } from 'zod'
import { schemaIssueText } from '#shared/kernel/schema-issue-text.ts'

/** Checks the values of a form by their schema: messages by dotted path, `signers.0.title`. */
export function checkedBy(schema: z.ZodType): (values: unknown) => Record<string, string> {
  return (values) => {
    const issues = schema.safeParse(values, { error: schemaIssueText }).error?.issues ?? []
    return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))
  }
}

/** The message of a field or of the first of its parts that has one. */
export function errorIn(errors: Readonly<Record<string, ReactNode>>, field: string): string | undefined {
  const found = Object.entries(errors).find(([path]) => path === field || path.startsWith(`${field}.`))
  return typeof found?.[1] === 'string' ? found[1] : undefined
}
