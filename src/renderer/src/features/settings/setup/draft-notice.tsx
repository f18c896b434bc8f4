import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'

/** Says that a half-filled draft was opened, and offers to begin again. */
export function DraftNotice({ isRedo, onDrop }: { readonly isRedo: boolean; readonly onDrop: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  const action = isRedo ? t('setup.finishRedo') : t('setup.finish')
  const drop = isRedo ? t('setup.draftDrop') : t('setup.draftRestart')
  if (!isAsking) {
    return (
      <Notice
        tone="info"
        actions={
          <Button variant="default" size="xs" onClick={() => setIsAsking(true)}>
            {drop}
          </Button>
        }
      >
        {t('setup.draftFound', { action })}
      </Notice>
    )
  }
  return (
    <Notice
      tone="warning"
      title={t('setup.draftDropTitle')}
      actions={
        <>
          <Button color="red" size="xs" onClick={onDrop}>
            {drop}
          </Button>
          <Button variant="default" size="xs" onClick={() => setIsAsking(false)}>
            {t('setup.cancel')}
          </Button>
        </>
      }
    >
      {t('setup.draftDropText')}
    </Notice>
  )
}
