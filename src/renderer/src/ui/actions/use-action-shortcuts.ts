import { useEffect } from 'react'
import { useActionRegistry } from './action-registry.ts'
import { isTypedCharacter, matchesShortcut } from './shortcut.ts'

/**
 * Runs the registered action of a keystroke that nothing closer to the focus has taken, unless a modal dialog of the
 * browser covers the window; mounted once.
 */
export function useActionShortcuts(): void {
  const registry = useActionRegistry()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector(':modal') !== null) return
      const isTyping = isTypingPlace(event.target)
      const action = registry
        .enabled()
        .findLast((one) =>
          one.shortcuts?.some(
            (shortcut) => matchesShortcut(event, shortcut) && !(isTyping && isTypedCharacter(shortcut)),
          ),
        )
      if (action === undefined) return
      event.preventDefault()
      action.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry])
}

function isTypingPlace(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
