import { useCallback, useMemo, useState } from 'react'
import { useMay } from '#renderer/rpc/use-may.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { issueText } from '#shared/texts/messages.ts'
import styles from './files-view.module.css'
import { SheetPane } from './sheet/sheet-pane.tsx'
import type { JumpTarget } from './sheet/use-jump.ts'
import { ImportSide } from './side/import-side.tsx'
import { useRowNames } from './unit-names.ts'
import { useChoices } from './use-choices.ts'

interface PreviewPanesProps {
  readonly preview: ImportPreview
  /** Undefined: the first sheet a table was found on. */
  readonly sheet: number | undefined
  readonly onSheet: (sheet: number) => void
  readonly onListMore: () => void
  readonly onReopened: (importId: number) => void
}

/** The sender's sheet beside what must be decided and what would come of it. */
export function PreviewPanes({ preview: answered, sheet: asked, onSheet, onListMore, onReopened }: PreviewPanesProps) {
  const may = useMay('importing.setChoices')
  const { choices, change, setSender, error } = useChoices(answered)
  const preview = useMemo(() => withChoices(answered, choices), [answered, choices])
  const [jump, setJump] = useState<JumpTarget | null>(null)
  const names = useRowNames(preview.tables.find(({ span }) => span !== null)?.span?.to ?? null)
  const issueAt = useIssueSentences(preview, names)
  const sheet = Math.min(asked ?? startSheet(preview), Math.max(0, preview.sheets.length - 1))
  const mayChange = may.isGiven && preview.head.state === 'waiting'
  const go = useCallback(
    (target: JumpTarget) => {
      setJump({ ...target })
      onSheet(target.sheet)
    },
    [onSheet],
  )
  return (
    <div className={styles.panes}>
      <SheetPane
        key={sheet}
        preview={preview}
        sheet={sheet}
        names={names}
        issueAt={issueAt}
        jump={jump}
        mayChange={mayChange}
        onSheet={onSheet}
        onChoose={change}
      />
      <ImportSide
        preview={preview}
        names={names}
        mayChange={mayChange}
        choicesError={error}
        onChoose={change}
        onSender={setSender}
        onJump={go}
        onListMore={onListMore}
        onReopened={onReopened}
        onUndone={() => onSheet(sheet)}
      />
    </div>
  )
}

/** The preview as it was answered, with what has been decided since shown as decided. */
function withChoices(preview: ImportPreview, choices: ImportPreview['choices']): ImportPreview {
  if (choices === preview.choices) return preview
  const questions = preview.questions.map((question) => ({ ...question, answer: choices.answers[question.id] ?? null }))
  return { ...preview, choices, questions }
}

function startSheet({ tables, sheets }: ImportPreview): number {
  return (
    tables[0]?.sheet ??
    Math.max(
      0,
      sheets.findIndex(({ hidden }) => !hidden),
    )
  )
}

/** What is wrong with a cell, by its place. */
function useIssueSentences(
  { issues, sheets }: ImportPreview,
  names: Parameters<typeof issueText>[1],
): (sheet: number, address: string) => string | null {
  const byPlace = useMemo(
    () =>
      new Map(
        issues
          .flatMap((group) => group.issues)
          .map((issue) => [`${issue.where.sheet ?? sheets[0]?.name ?? ''}!${issue.where.cell ?? ''}`, issue] as const),
      ),
    [issues, sheets],
  )
  return useCallback(
    (sheet, address) => {
      const issue = byPlace.get(`${sheets[sheet]?.name ?? ''}!${address}`)
      return issue === undefined ? null : issueText(issue, names)
    },
    [byPlace, sheets, names],
  )
}
