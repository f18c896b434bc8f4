import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'

interface ScreenActions {
  readonly isEnabled: boolean
  readonly onAdd: () => void
  readonly onPrint: () => void
  readonly onShowOther: () => void
}

/** What can be done with the month, for the palette and the keyboard. */
export function useScreenActions({ isEnabled, onAdd, onPrint, onShowOther }: ScreenActions): void {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [
      { id: 'sessions.add', label: t('sessions.add'), group, shortcuts: ['Ctrl+M'], isEnabled, run: onAdd },
      { id: 'sessions.show-other', label: t('sessions.showOther'), group, shortcuts: ['Ctrl+L'], run: onShowOther },
      { id: 'sessions.print', label: t('sessions.print'), group, shortcuts: ['Ctrl+P'], run: onPrint },
    ]
  }, [isEnabled, onAdd, onPrint, onShowOther])
  useActions(actions)
}
