import { Button } from '@mantine/core'
import { BookCheck, FileWarning } from 'lucide-react'
import { useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import type { ImportCounts, ImportPreview } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './import-footer.module.css'
import { UndoImport } from './undo-import.tsx'
import type { CommitImport } from './use-commit-import.ts'
import { useErrorWorkbook } from './use-error-workbook.ts'

interface ImportFooterProps {
  readonly preview: ImportPreview
  /** The preview is what the book and the choices give now. */
  readonly isFresh: boolean
  readonly committing: CommitImport
}

/** Bottom bar: what the file comes to, what became of the last one, and "Ghi vào sổ". */
export function ImportFooter({ preview, isFresh, committing }: ImportFooterProps) {
  const { head, counts } = preview
  const may = useMay('importing.commitImport')
  const errors = useErrorWorkbook(head)
  const written = counts.new + counts.changed + counts.locked
  const isWaiting = head.state === 'waiting'
  const canCommit = isWaiting && may.isGiven && isFresh && written > 0 && !committing.isRunning
  const { commit, discard } = committing
  useCommitAction(canCommit, () => commit(preview))
  return (
    <>
      <div className={styles.sums}>
        {isWaiting && <Sums counts={counts} />}
        <Outcome committing={committing} errors={errors} />
      </div>
      {(preview.issues.length > 0 || counts.refused > 0) && (
        <Button
          variant="default"
          leftSection={<FileWarning aria-hidden size={16} />}
          loading={errors.isRunning}
          disabled={!may.isGiven}
          title={may.needs}
          onClick={errors.save}
        >
          {t('importing.saveErrors')}
        </Button>
      )}
      {isWaiting && (
        <>
          <Button variant="default" disabled={!may.isGiven} title={may.needs} onClick={() => discard(head)}>
            {t('importing.discard')}
          </Button>
          <Button
            leftSection={<BookCheck aria-hidden size={16} />}
            disabled={!canCommit}
            loading={committing.isRunning}
            title={may.needs ?? t('importing.commitHint')}
            onClick={() => commit(preview)}
          >
            {t('importing.commit', { count: formatCount(written) })}
          </Button>
        </>
      )}
    </>
  )
}

function useCommitAction(isEnabled: boolean, commit: () => void): void {
  const actions = useMemo(
    () => [
      {
        id: 'importing.commit',
        label: t('importing.commitAction'),
        group: t('frame.groupHere'),
        shortcuts: ['Ctrl+Enter'],
        isEnabled,
        run: commit,
      },
    ],
    [isEnabled, commit],
  )
  useActions(actions)
}

const sums = [
  ['new', 'importing.countNew'],
  ['changed', 'importing.countChanged'],
  ['asked', 'importing.countAsked'],
  ['refused', 'importing.countRefused'],
] as const satisfies readonly (readonly [keyof ImportCounts, string])[]

function Sums({ counts }: { readonly counts: ImportCounts }) {
  return sums
    .filter(([status]) => counts[status] > 0)
    .map(([status, label]) => (
      <span key={status}>
        {t(label)} <strong>{formatCount(counts[status])}</strong>
      </span>
    ))
}

interface OutcomeProps {
  readonly committing: CommitImport
  readonly errors: ReturnType<typeof useErrorWorkbook>
}

/** What came of what was asked for last. */
function Outcome({ committing, errors }: OutcomeProps) {
  const error = committing.error ?? errors.error
  if (error !== null) {
    return (
      <span className={styles.outcome} data-tone="error" role="alert" title={errorText(error)}>
        {errorText(error)}
      </span>
    )
  }
  if (errors.saved !== null) {
    return (
      <span className={styles.outcome} data-tone="done" role="status">
        {t('importing.errorsSaved', errors.saved)}
      </span>
    )
  }
  const { last } = committing
  if (last === null) return null
  return (
    <span className={styles.last} role="status">
      <span className={styles.outcome} data-tone="done" title={last.text}>
        {last.text}
      </span>
      {last.canUndo && <UndoImport key={last.importId} importId={last.importId} onDone={committing.undone} />}
    </span>
  )
}
