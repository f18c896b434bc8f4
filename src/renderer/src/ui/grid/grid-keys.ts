/** Keys of the grid, as in Excel. Pure: a stroke and the editor's mode in, what to do out. */
import type { Direction } from './grid-range.ts'
import type { EditMode, GridAction, Motion } from './grid-state.ts'

interface KeyStroke {
  key: string
  /** Ctrl, or Command on a Mac. */
  ctrl: boolean
  shift: boolean
  alt: boolean
}

type HostRequest = { type: 'explain' } | { type: 'no-activity'; scope: 'row' | 'all' }

export interface KeyCommand {
  run: GridAction | HostRequest
  /** The stroke also belongs to the screen around the grid. */
  passOn?: true
}

const ARROWS: Record<string, Direction | undefined> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

const MOTIONS: Record<string, { plain: Motion; ctrl: Motion } | undefined> = {
  Home: { plain: 'row-start', ctrl: 'first' },
  End: { plain: 'row-end', ctrl: 'last' },
  PageUp: { plain: 'page-up', ctrl: 'page-up' },
  PageDown: { plain: 'page-down', ctrl: 'page-down' },
}

/** `null` leaves the stroke to the input, to the clipboard events or to the screen. */
export function commandForKey(stroke: KeyStroke, mode: EditMode | null): KeyCommand | null {
  const leaving = mode && leavesTheDay(stroke)
  if (leaving) return { run: { type: 'commit' }, passOn: true }
  if (stroke.alt) return null
  if (stroke.key === 'F1') return { run: { type: 'explain' } }
  const step = stepCommand(stroke, mode)
  if (step) return { run: step }
  if (mode === 'edit') return editorCommand(stroke)
  const motion = motionOf(stroke)
  if (motion) return { run: { type: 'move', motion, extend: stroke.shift } }
  return mode === 'type' ? editorCommand(stroke) : readyCommand(stroke)
}

/** Ctrl+; and Alt+arrow change the day: the typed text is saved first, in the day it was typed for. */
function leavesTheDay({ key, ctrl, alt }: KeyStroke): boolean {
  return alt ? ARROWS[key] !== undefined : ctrl && key === ';'
}

function stepCommand({ key, ctrl, shift }: KeyStroke, mode: EditMode | null): GridAction | null {
  if (key === 'Enter' && ctrl) return mode ? { type: 'commit', fillSelection: true } : null
  if (key === 'Enter') return { type: 'step', axis: 'row', back: shift }
  if (key === 'Tab' && !ctrl) return { type: 'step', axis: 'column', back: shift }
  return null
}

function motionOf({ key, ctrl }: KeyStroke): Motion | null {
  const direction = ARROWS[key]
  if (direction) return ctrl ? `edge-${direction}` : direction
  const motion = MOTIONS[key]
  return motion ? (ctrl ? motion.ctrl : motion.plain) : null
}

function editorCommand({ key, ctrl }: KeyStroke): KeyCommand | null {
  if (key === 'Escape') return { run: { type: 'cancel' } }
  if (key === 'F2' && !ctrl) return { run: { type: 'switch-mode' } }
  return null
}

function readyCommand(stroke: KeyStroke): KeyCommand | null {
  const action = stroke.ctrl ? ctrlAction(stroke) : plainAction(stroke)
  if (action) return { run: action }
  if (!stroke.ctrl && stroke.key.toLowerCase() === 'k') {
    return { run: { type: 'no-activity', scope: stroke.shift ? 'all' : 'row' } }
  }
  return null
}

function plainAction({ key, shift }: KeyStroke): GridAction | null {
  switch (key) {
    case 'F2':
      return { type: 'open', from: 'text' }
    case 'Backspace':
      return { type: 'open', from: 'empty' }
    case 'Delete':
      return shift ? null : { type: 'clear', cause: 'delete' }
    case 'Escape':
      return { type: 'cancel' }
    case ' ':
      return shift ? { type: 'select', what: 'row' } : null
    default:
      return null
  }
}

function ctrlAction({ key, shift }: KeyStroke): GridAction | null {
  switch (key.toLowerCase()) {
    case ' ':
      return { type: 'select', what: shift ? 'all' : 'column' }
    case 'a':
      return { type: 'select', what: 'all' }
    case 'd':
      return { type: 'fill', direction: 'down' }
    case 'r':
      return { type: 'fill', direction: 'right' }
    case 'z':
      return { type: shift ? 'redo' : 'undo' }
    case 'y':
      return { type: 'redo' }
    default:
      return null
  }
}
