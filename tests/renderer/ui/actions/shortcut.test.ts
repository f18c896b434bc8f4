import { describe, expect, it } from 'vitest'
import { isTypedCharacter, type Keystroke, matchesShortcut } from '#renderer/ui/actions/shortcut.ts'

function stroke(key: string, modifiers: Partial<Keystroke> = {}): Keystroke {
  return { key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...modifiers }
}

describe('matchesShortcut', () => {
  it('takes a letter with its modifiers in either case', () => {
    expect(matchesShortcut(stroke('k', { ctrlKey: true }), 'Ctrl+K')).toBe(true)
    expect(matchesShortcut(stroke('K', { ctrlKey: true }), 'Ctrl+K')).toBe(true)
  })

  it('refuses a letter with a modifier too many or too few', () => {
    expect(matchesShortcut(stroke('k'), 'Ctrl+K')).toBe(false)
    expect(matchesShortcut(stroke('k', { ctrlKey: true, shiftKey: true }), 'Ctrl+K')).toBe(false)
    expect(matchesShortcut(stroke('k', { ctrlKey: true, altKey: true }), 'Ctrl+K')).toBe(false)
    expect(matchesShortcut(stroke('k', { ctrlKey: true, metaKey: true }), 'Ctrl+K')).toBe(false)
  })

  it('takes arrows by their sign', () => {
    expect(matchesShortcut(stroke('ArrowLeft', { altKey: true }), 'Alt+←')).toBe(true)
    expect(matchesShortcut(stroke('ArrowRight', { altKey: true }), 'Alt+←')).toBe(false)
  })

  it('takes a sign however the keyboard makes it, with Shift or without', () => {
    expect(matchesShortcut(stroke('?', { shiftKey: true }), '?')).toBe(true)
    expect(matchesShortcut(stroke(';', { ctrlKey: true }), 'Ctrl+;')).toBe(true)
    expect(matchesShortcut(stroke(';', { ctrlKey: true, shiftKey: true }), 'Ctrl+;')).toBe(true)
  })

  it('keeps Shift apart for named keys', () => {
    expect(matchesShortcut(stroke('F1'), 'F1')).toBe(true)
    expect(matchesShortcut(stroke('F1', { shiftKey: true }), 'F1')).toBe(false)
    expect(matchesShortcut(stroke('C', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+C')).toBe(true)
  })
})

describe('isTypedCharacter', () => {
  it('is true only of keys that would write into a field', () => {
    expect(isTypedCharacter('?')).toBe(true)
    expect(['Ctrl+K', 'Alt+←', 'F1', 'F12'].filter(isTypedCharacter)).toEqual([])
  })
})
