import { useMemo } from 'react'
import { flushSync } from 'react-dom'
import { t } from '#renderer/texts/vi.ts'
import { useActions, type UserAction } from '#renderer/ui/actions/action-registry.ts'
import { useLatest } from './use-latest.ts'

/** Alt+→ and Alt+← walk through the steps from wherever the focus is; a field being typed in is taken first. */
export function useStepShortcuts(steps: { next: () => void; back: () => void }): void {
  const latest = useLatest(steps)
  const actions = useMemo((): UserAction[] => {
    const group = t('frame.groupHere')
    // Drawn at once: the step acts on what the field handed over, and the next press on the step this one opened.
    const leaving = (go: () => void) => () => {
      flushSync(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
      flushSync(go)
    }
    return [
      {
        id: 'setup.next',
        label: t('setup.next'),
        group,
        shortcuts: ['Alt+→'],
        run: leaving(() => latest.current.next()),
      },
      {
        id: 'setup.back',
        label: t('setup.back'),
        group,
        shortcuts: ['Alt+←'],
        run: leaving(() => latest.current.back()),
      },
    ]
  }, [latest])
  useActions(actions)
}
