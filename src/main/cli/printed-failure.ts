import type { Failure } from '#shared/contract/reply.ts'
import { type Issue, issueSchema } from '#shared/kernel/issue.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { issueText, plainNames, refusalText } from '#shared/texts/messages.ts'
import { type PrintedIssue, printedError } from './refusal.ts'

/** An issue of the rules with its words. */
export function printedIssue(issue: Issue, names: IssueNames = plainNames): PrintedIssue {
  return { code: issue.code, severity: issue.severity, where: issue.where, message: issueText(issue, names) }
}

/** A domain refusal in words: its issues one by one where it carries some. */
export function printedRefusal(code: string, data: unknown, names: IssueNames = plainNames): PrintedIssue[] {
  const issues = issuesOf(data)
  return issues.length > 0
    ? issues.map((issue) => printedIssue(issue, names))
    : [printedError(code, refusalText(code, data))]
}

/** Why a call was not done, as reasons of a refusal. */
export function printedFailure(failure: Failure, names: IssueNames = plainNames): PrintedIssue[] {
  switch (failure.kind) {
    case 'domain':
      return printedRefusal(failure.code, failure.data, names)
    case 'invalid-input':
      return failure.problems.map(({ path, message }) => printedError('invalid-input', `${path}: ${message}`, { path }))
    case 'unknown-procedure':
      return [printedError('unknown-procedure', `không có thủ tục ${failure.name}`)]
    case 'forbidden':
      return [printedError('forbidden', `việc này cần quyền ${failure.roles.join(', ')}`)]
    case 'signed-out':
      return [printedError('signed-out', 'chưa đăng nhập')]
    case 'unexpected':
      return [printedError('unexpected', `lỗi ngoài dự kiến, mã sự cố ${failure.incidentId} (chi tiết ở stderr)`)]
  }
}

/** True for a failure whose words name rows: the store has to be asked for them. */
export function namesRows(failure: Failure): boolean {
  return failure.kind === 'domain' && issuesOf(failure.data).length > 0
}

function issuesOf(data: unknown): Issue[] {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return []
  return data.issues.flatMap((one: unknown) => {
    const parsed = issueSchema.safeParse(one)
    return parsed.success ? [parsed.data] : []
  })
}
