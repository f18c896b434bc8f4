import { Button } from '@mantine/core'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { sizeText } from '#renderer/texts/size-text.ts'

interface MadeProps {
  readonly title: string
  readonly made: Output<'backup.createBackup'>
}

/** A copy that was written and checked, and where it is. */
export function Made({ title, made: { path, bytes } }: MadeProps) {
  const { mutate: showInFolder } = useBackendCommand('desktop.showInFolder')
  return (
    <Notice
      tone="done"
      title={title}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => showInFolder({ path })}>
          {t('backup.showInFolder')}
        </Button>
      }
    >
      {t('backup.madeDetail', { path, size: sizeText(bytes) })}
    </Notice>
  )
}
