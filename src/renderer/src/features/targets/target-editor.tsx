import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { ClipboardPaste } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import type { EntryGridHandle } from '#renderer/ui/grid/grid.types.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { PastePanel } from '#renderer/ui/paste/paste-panel.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import {
  changeDraft,
  changesOf,
  type DraftProblem,
  draftProblems,
  fillAll,
  openedDraft,
  type TargetDraft,
  targetsOf,
} from './target-draft.ts'
import styles from './target-editor.module.css'
import { FillFields, TargetFields } from './target-fields.tsx'
import { TargetGrid, valueColumn } from './target-grid.tsx'
import { useEditedRows } from './use-edited-rows.ts'

interface TargetEditorProps {
  /** The targets that are edited; none for new ones. */
  readonly stood: readonly Target[]
  readonly today: LocalDate
  /** `measure` once it was saved. */
  readonly onClose: (measure?: string) => void
}

/** Targets of one measure and span for every row, typed or pasted, with what they would need of each. */
export function TargetEditor({ stood, today, onClose }: TargetEditorProps) {
  const { draft, clientId, isMixed, isChanged, change, write } = useDraft(stood)
  const [isTried, setIsTried] = useState(false)
  const [isPasting, setIsPasting] = useState(false)
  const grid = useRef<EntryGridHandle>(null)
  const command = useBackendCommand('targets.setTargets')
  const { rows, mainCount } = useEditedRows(today)
  const preview = usePreview(draft, today)
  const problems = draftProblems(draft)
  const blocker = useLeaving(isChanged && !command.isSuccess)
  const save = (): void => {
    setIsTried(true)
    if (problems.length > 0 || command.isPending) return
    const targets = changesOf(draft, stood)
    command.mutate({ clientId, targets }, { onSuccess: () => onClose(draft.measure) })
  }
  useSaveAction(save)
  return (
    <section className={styles.editor} aria-label={t(stood.length === 0 ? 'targets.newTitle' : 'targets.editTitle')}>
      <TargetFields draft={draft} problems={isTried ? problems : []} onChange={change} />
      {isMixed && <Notice tone="warning">{t('targets.mixed')}</Notice>}
      <div className={styles.tools}>
        <FillFields
          mode={draft.mode}
          onFill={(text) =>
            grid.current?.applyEdits(
              Object.entries(
                fillAll(
                  rows.slice(0, mainCount).map((row) => row.code),
                  text,
                ),
              ).map(([rowId, value]) => ({
                rowId,
                colId: valueColumn,
                text: value,
              })),
              'fill',
            )
          }
        />
        <Button
          variant="default"
          size="xs"
          leftSection={<ClipboardPaste size={14} aria-hidden />}
          aria-expanded={isPasting}
          onClick={() => setIsPasting(true)}
        >
          {t('setup.pasteTable')}
        </Button>
      </div>
      <div className={styles.work} data-pasting={isPasting || undefined}>
        <TargetGrid ref={grid} draft={draft} rows={rows} preview={preview} onWrite={write} />
        {isPasting && (
          <PastePanel
            columns={[{ id: valueColumn, label: '', fullLabel: valueLabel(draft), names: [valueLabel(draft)] }]}
            rows={rows}
            mainCount={mainCount}
            onWrite={(changes) => write(Object.fromEntries(changes.map((one) => [one.unitCode, one.text])))}
            onClose={() => {
              setIsPasting(false)
              grid.current?.focus()
            }}
          />
        )}
      </div>
      {blocker.status === 'blocked' && <LeaveNotice onStay={blocker.reset} onLeave={blocker.proceed} />}
      {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      <footer className={styles.foot}>
        <Button loading={command.isPending} onClick={save}>
          {t('targets.save')}
        </Button>
        <Button variant="default" onClick={() => onClose()}>
          {t('frame.cancel')}
        </Button>
        <p className={styles.problem} role="status">
          {isTried && problems.map((problem) => problemTexts[problem]).join(' ')}
        </p>
      </footer>
    </section>
  )
}

/** The draft and the name of the save it would be: each change makes it another one. */
function useDraft(stood: readonly Target[]) {
  const { draft: opened, isMixed } = useMemo(() => openedDraft(stood), [stood])
  const [draft, setDraft] = useState<TargetDraft>(opened)
  const [clientId, setClientId] = useState(newClientId)
  const put = (recipe: (now: TargetDraft) => TargetDraft): void => {
    setClientId(newClientId)
    setDraft(recipe)
  }
  return {
    draft,
    clientId,
    isMixed,
    isChanged: draft !== opened,
    change: (changes: Partial<TargetDraft>) => put((now) => changeDraft(now, changes)),
    write: (texts: Readonly<Record<string, string>>) => put((now) => ({ ...now, cells: { ...now.cells, ...texts } })),
  }
}

const problemTexts: Readonly<Record<DraftProblem, string>> = {
  from: t('targets.problemFrom'),
  to: t('targets.problemTo'),
  dates: t('targets.problemDates'),
  cells: t('targets.problemCells'),
  none: t('targets.problemNone'),
}

function valueLabel({ mode }: TargetDraft): string {
  return t(mode === 'share' ? 'targets.valueShare' : 'targets.valueCount')
}

/** What the draft would need of every row today; the answer before it stays while the next one is on its way. */
function usePreview(draft: TargetDraft, today: LocalDate) {
  const targets = useMemo(() => targetsOf(draft), [draft])
  return useBackendQuery(
    'targets.previewTargets',
    { on: today, targets },
    { enabled: targets.length > 0, keepPrevious: true },
  ).data
}

function useSaveAction(save: () => void): void {
  const actions = useMemo(
    () => [
      { id: 'targets.save', label: t('targets.save'), group: t('frame.groupHere'), shortcuts: ['Ctrl+S'], run: save },
    ],
    [save],
  )
  useActions(actions)
}

function useLeaving(isHeld: boolean) {
  return useBlocker({
    shouldBlockFn: ({ current, next }) => isHeld && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  })
}

function LeaveNotice({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button size="xs" onClick={onStay}>
            {t('setup.leaveStay')}
          </Button>
          <Button size="xs" variant="default" onClick={onLeave}>
            {t('setup.leaveDrop')}
          </Button>
        </>
      }
    >
      {t('targets.leaveUnsaved')}
    </Notice>
  )
}
