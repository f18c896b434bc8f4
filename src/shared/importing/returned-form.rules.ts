/** Checks of a file that came back from those who fill it in; each finding says what the sender did. */
import { type Issue, warningIssue } from '#shared/kernel/issue.ts'
import type { PlainWorkbook } from './plain-workbook.schema.ts'

const LONGEST_TEXT = 200

/**
 * What a person should see of any file before its figures are taken: remarks on cells, figures that come from other
 * files, sheets without anything. Hidden sheets are looked at too, the machine's own ones are not.
 */
export function returnedFormRemarks({ sheets, externalLinks }: PlainWorkbook): Issue[] {
  const read = sheets.filter(({ name }) => !name.startsWith('_'))
  return [
    ...read.flatMap(({ name, cells }) =>
      cells.flatMap(({ address, comment }) => {
        const text = comment?.trim().slice(0, LONGEST_TEXT) ?? ''
        return text === '' ? [] : [warningIssue('import/has-comment', { sheet: name, cell: address }, { text })]
      }),
    ),
    ...[...new Set(externalLinks)].map((target) =>
      warningIssue('import/has-external-link', {}, { target: target.slice(0, LONGEST_TEXT) }),
    ),
    ...read
      .filter(({ hidden, cells }) => !hidden && cells.length === 0)
      .map(({ name }) => warningIssue('import/empty-sheet', { sheet: name }, { name })),
  ]
}

export interface CumulativeCheck {
  /** As the file states it. */
  readonly stated: number
  /** At the close of the day before the span, as the book or the file of that day has it. */
  readonly previous: number | null
  /** What the span adds; null where nobody reported. */
  readonly flow: number | null
}

/**
 * A stated cumulative against the one before and what came since: null where they agree or where either is not known.
 * @returns the parameters of `import/cumulative-differs`
 */
export function cumulativeDifference({
  stated,
  previous,
  flow,
}: CumulativeCheck): { stated: number; previous: number; flow: number; sum: number } | null {
  if (previous === null || flow === null) return null
  const sum = previous + flow
  return sum === stated ? null : { stated, previous, flow, sum }
}
