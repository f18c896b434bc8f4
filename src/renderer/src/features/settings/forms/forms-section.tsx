import { Button, FileButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Upload } from 'lucide-react'
import { useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from '../settings-screen.module.css'
import { FormPreview } from './form-preview.tsx'
import { FormTable } from './form-table.tsx'

/** Forms as data: which are there, in which version; written out to be changed, taken in again. */
export function FormsSection() {
  const forms = useBackendQuery('reports.listFormVersions', {}).data
  const may = useMay('reports.addForm')
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const choose = (chosen: File | null): void => {
    if (chosen === null) return
    chosen.text().then(
      (text) => setFile({ name: chosen.name, text }),
      () => notifications.show({ color: 'red', message: t('forms.fileUnread'), autoClose: false }),
    )
  }
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t('forms.hint')}</p>
      {may.isGiven && (
        <div className={styles.tools}>
          <FileButton accept="application/json,.json" onChange={choose}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<Upload aria-hidden size={15} />}>
                {t('forms.take')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {file !== null && <FormPreview key={file.text} file={file} onClose={() => setFile(null)} />}
      {forms !== undefined && <FormTable forms={forms} />}
    </div>
  )
}
