import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { DayCell } from '#shared/figures/figures.schema.ts'
import styles from './entry-panel.module.css'

/** One on the screen: the note of the current cell. */
export const noteFieldId = 'entry-cell-note'

interface CellNoteProps {
  readonly cell: Pick<DayCell, 'unitCode' | 'indicator' | 'on' | 'note'>
  readonly isReadOnly: boolean
  /** Gives the keyboard back to the grid. */
  readonly onLeave: () => void
}

/** The note of the cell; kept on leaving the field: Esc, Ctrl+Enter, a click elsewhere. What is refused stays in the field. */
export function CellNote({ cell, isReadOnly, onLeave }: CellNoteProps) {
  const { unitCode, indicator, on, note } = cell
  const [typed, setTyped] = useState<string | null>(null)
  const command = useBackendCommand('figures.setNote')
  const save = (): void => {
    if (typed === null || typed.trim() === (note ?? '')) return
    command.mutate({ unitCode, indicator, on, text: typed }, { onSuccess: () => setTyped(null) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isDone = event.key === 'Enter' && event.ctrlKey
    if (isDone || event.key === 'Escape') onLeave()
  }
  return (
    <Textarea
      id={noteFieldId}
      className={styles.note}
      label={t('entry.noteLabel')}
      placeholder={isReadOnly ? undefined : t('entry.notePlaceholder')}
      value={typed ?? note ?? ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      readOnly={isReadOnly}
      error={command.isError ? errorText(command.error) : undefined}
      maxLength={500}
      autosize
      minRows={1}
      maxRows={4}
    />
  )
}
