import { Button } from '@mantine/core'
import { useCallbackRef } from '@mantine/hooks'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { useAction } from '#renderer/ui/actions/use-action.ts'
import { useUnsaved } from './use-unsaved.ts'
import styles from '../settings-screen.module.css'

interface SaveBarProps {
  readonly isChanged: boolean
  /** There are changes but they cannot be saved as they are. */
  readonly isBlocked?: boolean
  readonly isSaving: boolean
  readonly isSaved: boolean
  readonly error: unknown
  readonly onSave: () => void
  readonly onRevert: () => void
}

/** How a section stands, and its one primary action. */
export function SaveBar({ isChanged, isBlocked = false, isSaving, isSaved, error, onSave, onRevert }: SaveBarProps) {
  const canSave = isChanged && !isBlocked && !isSaving
  useUnsaved(isChanged)
  useAction({
    id: 'settings.save',
    label: t('setup.save'),
    shortcut: 'Ctrl+S',
    isEnabled: canSave,
    run: useCallbackRef(onSave),
  })
  return (
    <div className={styles.bar}>
      <p role="status">{stateText({ isChanged, isSaving, isSaved, error })}</p>
      <Button variant="default" disabled={!isChanged || isSaving} onClick={onRevert}>
        {t('setup.revert')}
      </Button>
      <Button disabled={!isChanged || isBlocked} loading={isSaving} onClick={onSave}>
        {t('setup.save')}
      </Button>
    </div>
  )
}

function stateText({
  isChanged,
  isSaving,
  isSaved,
  error,
}: Pick<SaveBarProps, 'isChanged' | 'isSaving' | 'isSaved' | 'error'>): string {
  if (isSaving) return t('setup.saving')
  if (error !== null && error !== undefined) return errorText(error)
  if (isChanged) return t('setup.unsaved')
  return isSaved ? t('setup.saved') : ''
}
