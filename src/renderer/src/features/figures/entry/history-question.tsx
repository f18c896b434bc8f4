import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { RecordedEntry } from '#shared/figures/figures.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { HistoryItemProps } from './history-item.tsx'
import type { HistoryStep } from './history-panel.tsx'
import { readUndoFailure, type UndoFailure } from './undo-failure.ts'
import { undoneText, useUndoEntry } from './use-undo-entry.ts'

interface HistoryQuestionProps extends HistoryItemProps {
  readonly step: HistoryStep
}

/** Asked where the entry stands: what would happen, and the button that does it. */
export function HistoryQuestion(props: HistoryQuestionProps) {
  return props.step === 'restore' ? <RestoreQuestion {...props} /> : <UndoQuestion {...props} kind={props.step} />
}

function UndoQuestion(props: HistoryQuestionProps & { readonly kind: 'undo' | 'redo' }) {
  const { entry, names, kind, onAsk, onChanged, settled } = props
  const { run, isRunning, failure } = useUndoEntry(names)
  const entryId = kind === 'redo' ? (entry.undoneBy ?? entry.entryId) : entry.entryId
  const undo = async (): Promise<void> => {
    if (!(await settled())) return
    run(entryId, failure === null ? 'refuse' : 'skip', (undone) => {
      notifications.show({ message: undoneText(kind, undone) })
      onChanged()
    })
  }
  const doText = kind === 'redo' ? t('entry.redo') : t('entry.undoConfirm')
  return (
    <Question
      text={undoText(entry, kind)}
      confirm={failure?.isConflict === true ? t('entry.undoRest') : doText}
      {...{ failure, isRunning }}
      onConfirm={() => void undo()}
      onCancel={() => onAsk(null)}
    />
  )
}

function undoText({ allCells, cells }: RecordedEntry, kind: 'undo' | 'redo'): string {
  const count = formatCount(allCells)
  if (kind === 'redo') return t('entry.redoAsk', { count })
  const text = t('entry.undoAsk', { count })
  return allCells > cells ? `${text} ${t('entry.undoAskOtherDays')}` : text
}

function RestoreQuestion({ entry, on, names, onAsk, onChanged, settled }: HistoryQuestionProps) {
  const command = useBackendCommand('figures.restoreDay')
  const restore = async (): Promise<void> => {
    if (!(await settled())) return
    command.mutate(
      { clientId: newClientId(), on, asOfEntryId: entry.entryId },
      {
        onSuccess: ({ changed, sessionsLeft }) => {
          const count = formatCount(changed)
          const done = changed === 0 ? t('entry.restoreNothing') : t('entry.restoreDone', { count })
          const left = sessionsLeft === 0 ? '' : ` ${t('entry.restoreSessions', { count: formatCount(sessionsLeft) })}`
          notifications.show({ message: done + left })
          onChanged()
        },
      },
    )
  }
  return (
    <Question
      text={t('entry.restoreAsk')}
      confirm={t('entry.restoreConfirm')}
      failure={command.error === null ? null : readUndoFailure(command.error, names)}
      isRunning={command.isPending}
      onConfirm={() => void restore()}
      onCancel={() => onAsk(null)}
    />
  )
}

interface QuestionProps {
  readonly text: string
  readonly confirm: string
  readonly failure: UndoFailure | null
  readonly isRunning: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function Question({ text, confirm, failure, isRunning, onConfirm, onCancel }: QuestionProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const isOver = failure !== null && !failure.isConflict
  const actions = (
    <>
      {!isOver && (
        <Button ref={button} size="compact-sm" loading={isRunning} onClick={onConfirm}>
          {confirm}
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        {t('entry.cancel')}
      </Button>
    </>
  )
  return (
    <Notice tone={failure === null ? 'info' : isOver ? 'error' : 'warning'} actions={actions}>
      {failure === null ? (
        text
      ) : (
        <>
          <p>{failure.text}</p>
          {failure.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      )}
    </Notice>
  )
}
