import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './start-anew.module.css'

/** The last way out: an empty book, the files of the old one kept aside. */
export function StartAnew() {
  const [isAsking, ask] = useDisclosure(false)
  const startAnew = useBackendCommand('startup.startAnew')
  return (
    <>
      <Button className={styles.quiet} variant="subtle" color="gray" onClick={ask.open}>
        {t('startup.startAnew')}
      </Button>
      <Modal opened={isAsking} onClose={ask.close} title={t('startup.anewTitle')} centered>
        <p>{t('startup.anewText')}</p>
        {startAnew.isError && <Notice tone="error">{errorText(startAnew.error)}</Notice>}
        <div className={styles.buttons}>
          <Button variant="default" data-autofocus onClick={ask.close}>
            {t('startup.anewKeep')}
          </Button>
          <Button color="red" loading={startAnew.isPending} onClick={() => startAnew.mutate({})}>
            {t('startup.anewConfirm')}
          </Button>
        </div>
      </Modal>
    </>
  )
}
