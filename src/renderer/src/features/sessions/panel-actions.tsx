import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import type { SessionStatus } from '#shared/sessions/sessions.schema.ts'

interface PanelActionsProps {
  readonly isEnabled: boolean
  readonly isKnown: boolean
  readonly onSave: () => void
  readonly onCopy: () => void
  readonly onMove: () => void
  readonly onStatus: (status: SessionStatus) => void
}

/** What can be done with the open session, for the palette and the keyboard. */
export function PanelActions({ isEnabled, isKnown, onSave, onCopy, onMove, onStatus }: PanelActionsProps) {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [
      { id: 'sessions.save', label: t('sessions.save'), group, shortcuts: ['Ctrl+S'], isEnabled, run: onSave },
      {
        id: 'sessions.write-result',
        label: t('sessions.writeResult'),
        group,
        shortcuts: ['Ctrl+E'],
        isEnabled,
        run: () => onStatus('done'),
      },
      {
        id: 'sessions.copy',
        label: t('sessions.copy'),
        group,
        shortcuts: ['Ctrl+B'],
        isEnabled: isEnabled && isKnown,
        run: onCopy,
      },
      { id: 'sessions.move', label: t('sessions.move'), group, isEnabled: isEnabled && isKnown, run: onMove },
      {
        id: 'sessions.cancel',
        label: t('sessions.cancelSession'),
        group,
        isEnabled: isEnabled && isKnown,
        run: () => onStatus('cancelled'),
      },
    ]
  }, [isEnabled, isKnown, onSave, onCopy, onMove, onStatus])
  useActions(actions)
  return null
}
