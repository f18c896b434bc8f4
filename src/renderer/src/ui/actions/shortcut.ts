/** A shortcut as people read it: 'Ctrl+K', 'Alt+←', 'F1', '?'. The last part is the key, the others are modifiers. */
export interface Keystroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

const keyNames: Readonly<Record<string, string>> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
}

/** True when the keystroke is that shortcut. Shift counts for letters and named keys only: '?' needs it on most keyboards. */
export function matchesShortcut(keystroke: Keystroke, shortcut: string): boolean {
  const parts = shortcut.split('+')
  const written = parts.at(-1) ?? ''
  const key = keyNames[written] ?? written
  const isSymbol = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  return (
    keystroke.key.toLowerCase() === key.toLowerCase() &&
    keystroke.ctrlKey === parts.includes('Ctrl') &&
    keystroke.altKey === parts.includes('Alt') &&
    (isSymbol || keystroke.shiftKey === parts.includes('Shift')) &&
    !keystroke.metaKey
  )
}

/** True for shortcuts that would otherwise be typed into a field. */
export function isTypedCharacter(shortcut: string): boolean {
  return !shortcut.includes('Ctrl+') && !shortcut.includes('Alt+') && !/^F\d{1,2}$/.test(shortcut)
}
