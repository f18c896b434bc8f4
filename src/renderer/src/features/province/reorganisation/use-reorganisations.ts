import { useMemo } from 'react'
import { CallFailure } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { carriedIssues, type Issue } from '#shared/kernel/issue.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { issueText, plainNames } from '#shared/texts/messages.ts'

type Names = Readonly<Record<string, string>>

/** The words of issues, with the names of the units they speak of. */
export function useIssueText(names: Names): (issue: Issue) => string {
  return useMemo(() => (issue) => issueText(issue, { ...plainNames, unit: (code) => names[code] ?? code }), [names])
}

/** What stands in the way of a call, one sentence each. */
export function failureSentences(error: unknown, names: Names): string[] {
  const issues =
    error instanceof CallFailure && error.failure.kind === 'domain' ? carriedIssues(error.failure.data) : []
  if (issues.length === 0) return [errorText(error)]
  return issues.map((issue) => issueText(issue, { ...plainNames, unit: (code) => names[code] ?? code }))
}

/** 'Lũy kế hồ sơ CCCD' as it is printed on a day. */
export function levelName(code: string, on: LocalDate): string {
  return indicatorLabel(code, on)
}
