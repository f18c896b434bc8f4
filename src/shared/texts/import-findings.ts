import type { Question } from '#shared/importing/understanding.schema.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { importQuestionText } from './import-questions.texts.ts'

/** One thing to mend in a foreign file, with the sentence a person reads. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'question'
  /** Sheet by its place in the workbook; null for a finding about the file. */
  readonly sheet: number | null
  readonly addresses: readonly string[]
  readonly message: string
}

/** Issues and open questions about a file, for the list that goes back to its sender. */
export function findingsOf(
  issues: readonly Issue[],
  questions: readonly Question[],
  sheetNames: readonly string[],
  textOf: (issue: Issue) => string,
): Finding[] {
  const sheetOf = (name: string | undefined): number | null => {
    const index = name === undefined ? -1 : sheetNames.indexOf(name)
    return index < 0 ? null : index
  }
  return [
    ...issues.map(
      (issue): Finding => ({
        code: issue.code,
        severity: issue.severity,
        sheet: sheetOf(issue.where.sheet),
        addresses: issue.where.cell === undefined ? [] : [issue.where.cell],
        message: textOf(issue),
      }),
    ),
    ...questions
      .filter(({ answer }) => answer === null)
      .flatMap((question) =>
        [question, ...(question.elsewhere ?? [])].map(
          ({ sheet, addresses }): Finding => ({
            code: question.code,
            severity: 'question',
            sheet,
            addresses,
            message: importQuestionText(question),
          }),
        ),
      ),
  ]
}
