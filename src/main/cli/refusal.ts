import type { Issue, IssuePlace } from '#shared/kernel/issue.ts'

/** One reason of a refusal as it is printed. */
export interface PrintedIssue {
  readonly code: string
  readonly severity: Issue['severity']
  readonly where: IssuePlace
  readonly message: string
}

/** The command was understood and is refused: exit 1. */
export class Refusal extends Error {
  readonly issues: readonly PrintedIssue[]

  constructor(issues: readonly PrintedIssue[]) {
    super(issues.map((issue) => issue.message).join('\n'))
    this.name = 'Refusal'
    this.issues = issues
  }
}

/** The command line itself is wrong: exit 2. */
export class UsageError extends Error {
  /** The command whose help explains; undefined when no command was recognised. */
  readonly command: string | undefined

  constructor(message: string, command?: string) {
    super(message)
    this.name = 'UsageError'
    this.command = command
  }
}

export function printedError(code: string, message: string, where: IssuePlace = {}): PrintedIssue {
  return { code, severity: 'error', where, message }
}
