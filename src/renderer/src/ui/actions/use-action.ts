import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from './action-registry.ts'

interface OneAction {
  readonly id: string
  readonly label: string
  /** As in shortcut.ts: 'Ctrl+S'. */
  readonly shortcut: string
  readonly isEnabled?: boolean
  /** Memoised, so that it is not offered anew each time something is drawn. */
  readonly run: () => void
}

/** Offers one action of the screen while the component is mounted. */
export function useAction({ id, label, shortcut, isEnabled = true, run }: OneAction): void {
  const actions = useMemo(
    () => [{ id, label, group: t('frame.groupHere'), shortcuts: [shortcut], isEnabled, run }],
    [id, label, shortcut, isEnabled, run],
  )
  useActions(actions)
}
