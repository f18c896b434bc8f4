import { describe, expect, it } from 'vitest'
import { commandForKey } from '#renderer/ui/grid/grid-keys.ts'
import type { EditMode } from '#renderer/ui/grid/grid-state.ts'

/** "Ctrl+Shift+Home" → the command for it. */
function press(keys: string, mode: EditMode | null = null) {
  const parts = keys.split('+')
  const has = (name: string): boolean => parts.slice(0, -1).includes(name)
  const key = parts.at(-1) ?? ''
  return commandForKey({ key, ctrl: has('Ctrl'), shift: has('Shift'), alt: has('Alt') }, mode)
}

describe('keys of the grid', () => {
  it.each([
    ['ArrowDown', { type: 'move', motion: 'down', extend: false }],
    ['Shift+ArrowLeft', { type: 'move', motion: 'left', extend: true }],
    ['Ctrl+ArrowUp', { type: 'move', motion: 'edge-up', extend: false }],
    ['Ctrl+Shift+End', { type: 'move', motion: 'last', extend: true }],
    ['Home', { type: 'move', motion: 'row-start', extend: false }],
    ['PageDown', { type: 'move', motion: 'page-down', extend: false }],
    ['Enter', { type: 'step', axis: 'row', back: false }],
    ['Shift+Tab', { type: 'step', axis: 'column', back: true }],
    ['F2', { type: 'open', from: 'text' }],
    ['Backspace', { type: 'open', from: 'empty' }],
    ['Delete', { type: 'clear', cause: 'delete' }],
    ['Ctrl+ ', { type: 'select', what: 'column' }],
    ['Shift+ ', { type: 'select', what: 'row' }],
    ['Ctrl+a', { type: 'select', what: 'all' }],
    ['Ctrl+d', { type: 'fill', direction: 'down' }],
    ['Ctrl+R', { type: 'fill', direction: 'right' }],
    ['Ctrl+z', { type: 'undo' }],
    ['Ctrl+Shift+Z', { type: 'redo' }],
    ['Ctrl+y', { type: 'redo' }],
    ['k', { type: 'no-activity', scope: 'row' }],
    ['Shift+K', { type: 'no-activity', scope: 'all' }],
    ['F1', { type: 'explain' }],
  ])('%s acts on the cells', (keys, run) => {
    expect(press(keys)).toEqual({ run })
  })

  it.each([
    '5',
    'a',
    'Shift+A',
    ' ',
    'Ctrl+c',
    'Ctrl+x',
    'Ctrl+v',
    'Ctrl+;',
    'Ctrl+k',
    'Ctrl+Enter',
    'F6',
    'Dead',
    'Alt+k',
    'Ctrl+Alt+z',
  ])('%s is left to the text field or the screen', (keys) => {
    expect(press(keys)).toBeNull()
  })

  it.each(['Alt+ArrowLeft', 'Alt+ArrowRight'])('%s is left to the screen when nothing is typed', (keys) => {
    expect(press(keys)).toBeNull()
  })

  it.each(['Alt+ArrowLeft', 'Ctrl+;'])('%s saves the typed text and still reaches the screen', (keys) => {
    expect(press(keys, 'type')).toEqual({ run: { type: 'commit' }, passOn: true })
  })

  it('arrows leave a cell that is typed over, and move in the text after F2', () => {
    expect(press('ArrowLeft', 'type')).toEqual({ run: { type: 'move', motion: 'left', extend: false } })
    expect(press('ArrowLeft', 'edit')).toBeNull()
    expect(press('Home', 'edit')).toBeNull()
  })

  it.each(['type', 'edit'] as const)('Enter, Tab, Escape and F2 keep their meaning in %s mode', (mode) => {
    expect(press('Enter', mode)).toEqual({ run: { type: 'step', axis: 'row', back: false } })
    expect(press('Tab', mode)).toEqual({ run: { type: 'step', axis: 'column', back: false } })
    expect(press('Escape', mode)).toEqual({ run: { type: 'cancel' } })
    expect(press('F2', mode)).toEqual({ run: { type: 'switch-mode' } })
    expect(press('Ctrl+Enter', mode)).toEqual({ run: { type: 'commit', fillSelection: true } })
  })

  it.each(['k', 'Delete', 'Backspace', 'Ctrl+z', 'Ctrl+a', 'Ctrl+d'])('%s belongs to the text while typing', (keys) => {
    expect(press(keys, 'type')).toBeNull()
    expect(press(keys, 'edit')).toBeNull()
  })
})
