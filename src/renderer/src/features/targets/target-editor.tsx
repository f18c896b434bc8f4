import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { ClipboardPaste } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useBasedOn } from '#renderer/rpc/use-based-on.ts'
import { t } from '#renderer/texts/vi.ts'
import { useAction } from '#renderer/ui/actions/use-action.ts'
import editorPane from '#renderer/ui/editor-pane.module.css'
import type { EntryGridHandle } from '#renderer/ui/grid/grid.types.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { PastePanel } from '#renderer/ui/paste/paste-panel.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import { changesOf, type DraftProblem, draftProblems, fillAll, type TargetDraft, targetsOf } from './target-draft.ts'
import { FillFields, TargetFields } from './target-fields.tsx'
import { TargetGrid, valueColumn } from './target-grid.tsx'
import { useEditedRows } from './use-edited-rows.ts'
import { useEditedTargets } from './use-edited-targets.ts'

interface TargetEditorProps {
  /** The targets that are edited; none for new ones. */
  readonly stood: readonly Target[]
  readonly today: LocalDate
  /** `measure` once it was saved. */
  readonly onClose: (measure?: string) => void
}

/** Targets of one measure and span for every row, typed or pasted, with what they would need of each. */
export function TargetEditor({ stood, today, onClose }: TargetEditorProps) {
  const { draft, clientId, isMixed, isChanged, change, write } = useEditedTargets(stood)
  const [isTried, setIsTried] = useState(false)
  const [isPasting, setIsPasting] = useState(false)
  const grid = useRef<EntryGridHandle>(null)
  const command = useBackendCommand('targets.setTargets')
  const { basedOn, onRefused } = useBasedOn(stood)
  const { rows, mainCount } = useEditedRows(today)
  const preview = usePreview(draft, today)
  const problems = draftProblems(draft)
  const blocker = useLeaving(isChanged && !command.isSuccess)
  const save = (): void => {
    setIsTried(true)
    if (problems.length > 0 || command.isPending) return
    const targets = changesOf(draft, stood)
    command.mutate(
      { clientId, targets, ...(basedOn && { basedOn: [...basedOn] }) },
      { onSuccess: () => onClose(draft.measure), onError: onRefused },
    )
  }
  useAction({ id: 'targets.save', label: t('targets.save'), shortcut: 'Ctrl+S', run: save })
  return (
    <section
      className={editorPane.editor}
      aria-label={t(stood.length === 0 ? 'targets.newTitle' : 'targets.editTitle')}
    >
      <TargetFields draft={draft} problems={isTried ? problems : []} onChange={change} />
      {isMixed && <Notice tone="warning">{t('targets.mixed')}</Notice>}
      <div className={editorPane.tools}>
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
      <div className={editorPane.work} data-pasting={isPasting || undefined}>
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
      <footer className={editorPane.foot}>
        <Button loading={command.isPending} onClick={save}>
          {t('targets.save')}
        </Button>
        <Button variant="default" onClick={() => onClose()}>
          {t('frame.cancel')}
        </Button>
        <p className={editorPane.problem} role="status">
          {isTried && problems.map((problem) => problemTexts[problem]).join(' ')}
        </p>
      </footer>
    </section>
  )
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
