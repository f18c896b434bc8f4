import { CallFailure } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import type { z } from 'zod'
import { figuresContract } from '#shared/figures/figures.contract.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { issueText } from '#shared/texts/messages.ts'
import { cellText, countText } from './change-text.ts'

const { errors } = figuresContract['figures.undoEntry']
const linesShown = 5

/** Why an entry was not taken back. */
export interface UndoFailure {
  readonly text: string
  /** What it is about, cell by cell. */
  readonly lines: readonly string[]
  /** Only cells changed since are in the way: the others can be taken back. */
  readonly isConflict: boolean
}

export function readUndoFailure(error: Error, names: IssueNames): UndoFailure {
  const conflict = dataOf(error, 'figures/undo-conflict')
  if (conflict !== undefined) {
    const { cells } = conflict
    const lines = cells.slice(0, linesShown).map((one) =>
      t('entry.undoConflictCell', {
        cell: cellText(one, one.from, names),
        entered: countText(one.entered),
        standing: countText(one.standing),
      }),
    )
    const text = t('entry.undoConflict', { count: cells.length })
    return { text, lines: withRest(lines, cells.length), isConflict: true }
  }
  const issues = dataOf(error, 'figures/refused')?.issues ?? []
  const lines = issues.slice(0, linesShown).map((issue) => issueText(issue, names))
  return { text: errorText(error), lines: withRest(lines, issues.length), isConflict: false }
}

function withRest(lines: readonly string[], count: number): string[] {
  return count > lines.length ? [...lines, t('entry.historyMore', { count: count - lines.length })] : [...lines]
}

function dataOf<C extends keyof typeof errors>(error: Error, code: C): z.infer<(typeof errors)[C]> | undefined {
  if (!(error instanceof CallFailure) || error.failure.kind !== 'domain' || error.failure.code !== code)
    return undefined
  return errors[code].parse(error.failure.data) as z.infer<(typeof errors)[C]>
}
