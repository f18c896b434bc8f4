import type { ClipboardEvent, CompositionEvent, InputEvent, KeyboardEvent, RefObject } from 'react'
import { useLayoutEffect } from 'react'
import { cellElementId } from './grid-body.tsx'
import { copyBlock } from './grid-edits.ts'
import type { KeyCommand } from './grid-keys.ts'
import { commandForKey } from './grid-keys.ts'
import { isSingleCell } from './grid-range.ts'
import { cellRefAt, selectionOf, sizeOf } from './grid-state.ts'
import { parseTsv, writeTsv } from './tsv.ts'
import type { GridMachine } from './use-grid-machine.ts'
import styles from './grid-editor.module.css'

interface GridEditorProps {
  machine: GridMachine
  inputRef: RefObject<HTMLInputElement | null>
  gridId: string
  label: string
  hint: string | undefined
}

/**
 * The one text field of the grid. Uncontrolled: the field owns what is typed into it and reports it, and is written to
 * only when the editor opens, closes or is cancelled, so a composition in progress is never disturbed.
 */
export function GridEditor({ machine, inputRef, gridId, label, hint }: GridEditorProps) {
  const { state, dispatch, peek } = machine
  const { edit, active } = state
  const text = edit?.text ?? ''
  const nearEnd = active.col >= state.shape.colIds.length / 2

  // After every render: a burst of events may open and close the editor between two of them.
  useLayoutEffect(() => {
    const input = inputRef.current
    if (!input || input.value === text) return
    input.value = text
    input.setSelectionRange(text.length, text.length)
  })

  return (
    <>
      {state.copied && <div className={styles.copied} aria-hidden="true" />}
      <input
        ref={inputRef}
        className={styles.editor}
        type="text"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-label={label}
        aria-controls={gridId}
        aria-activedescendant={cellElementId(gridId, active)}
        data-mode={edit?.mode ?? 'ready'}
        data-grow={nearEnd ? 'start' : 'end'}
        onInput={(event) => takeInput(machine, event)}
        onCompositionEnd={(event) => settleComposition(machine, event)}
        onKeyDown={(event) => handleKey(machine, event)}
        onMouseDown={() => peek().state.edit?.mode === 'type' && dispatch({ type: 'switch-mode' })}
        onBlur={({ currentTarget }) => isLeft(currentTarget) && dispatch({ type: 'commit' })}
        onCopy={(event) => copySelection(machine, event)}
        onCut={(event) => {
          if (copySelection(machine, event)) dispatch({ type: 'clear', cause: 'cut' })
        }}
        onPaste={(event) => paste(machine, event)}
      />
      {edit && hint !== undefined && (
        <output className={styles.hint} data-grow={nearEnd ? 'start' : 'end'}>
          {hint}
        </output>
      )}
    </>
  )
}

/** A field that was only covered (the window was locked) keeps its text open; the person goes on with it later. */
function isLeft(field: HTMLInputElement): boolean {
  return field.closest('[inert]') === null
}

/** What a locked cell refuses is wiped from the field, but never in the middle of a composition. */
function takeInput({ dispatch }: GridMachine, event: InputEvent<HTMLInputElement>): void {
  const field = event.currentTarget
  const { edit } = dispatch({ type: 'input', text: field.value })
  if (!edit && !event.nativeEvent.isComposing) field.value = ''
}

/**
 * A composition that was begun and given up must not blank the cell it was begun in; and an input method that composes
 * letters hides the key K, so a composed "k" alone means the same.
 */
function settleComposition(machine: GridMachine, event: CompositionEvent<HTMLInputElement>): void {
  const { state, props } = machine.peek()
  const field = event.currentTarget
  if (!state.edit) field.value = ''
  if (state.edit?.mode !== 'type') return
  const text = field.value
  const shortcut = props.onNoActivity && text.toLowerCase() === 'k'
  if (text !== '' && !shortcut) return
  machine.dispatch({ type: 'cancel' })
  if (shortcut) runCommand(machine, { type: 'no-activity', scope: text === 'K' ? 'all' : 'row' })
}

function handleKey(machine: GridMachine, event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing || event.key === 'Process') return
  const { state, props } = machine.peek()
  const { key, shiftKey: shift, altKey: alt } = event
  const ctrl = event.ctrlKey || event.metaKey
  if (key === 'Tab' && leavesGrid(machine, shift)) return
  const command = commandForKey({ key, ctrl, shift, alt }, state.edit?.mode ?? null)
  if (!command) return
  if (command.run.type === 'no-activity' && !props.onNoActivity) return
  const idle = command.run.type === 'cancel' && !state.edit && !state.copied
  if (idle) return
  if (!command.passOn) event.preventDefault()
  if (command.run.type === 'cancel') event.stopPropagation()
  runCommand(machine, command.run)
}

function runCommand({ dispatch, peek }: GridMachine, run: KeyCommand['run']): void {
  const { state, props } = peek()
  const cell = cellRefAt(state.shape, state.active)
  if (run.type === 'explain') {
    if (cell) props.onExplain?.(cell)
  } else if (run.type === 'no-activity') {
    if (cell) props.onNoActivity?.(run.scope, run.scope === 'all' ? state.shape.rowIds : [cell.rowId])
  } else {
    dispatch(run)
  }
}

/** Tab past the last cell and Shift+Tab before the first go on to the next control, so the keyboard is never trapped. */
function leavesGrid({ peek }: GridMachine, back: boolean): boolean {
  const { state } = peek()
  if (!isSingleCell(selectionOf(state))) return false
  const { rows, cols } = sizeOf(state.shape)
  const { row, col } = state.active
  return back ? row === 0 && col === 0 : row === rows - 1 && col === cols - 1
}

function copySelection({ dispatch, peek }: GridMachine, event: ClipboardEvent): boolean {
  const { state, view } = peek()
  if (state.edit) return false
  event.preventDefault()
  event.clipboardData.setData('text/plain', writeTsv(copyBlock(state.shape, view, selectionOf(state))))
  dispatch({ type: 'copy' })
  return true
}

function paste({ dispatch, peek }: GridMachine, event: ClipboardEvent): void {
  if (peek().state.edit) return
  event.preventDefault()
  const text = event.clipboardData.getData('text/plain')
  if (text !== '') dispatch({ type: 'paste', block: parseTsv(text) })
}
