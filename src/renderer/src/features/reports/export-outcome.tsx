import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import styles from './export-bar.module.css'

interface ExportedProps {
  readonly path: string
  /** Left out for a sheet that was written again. */
  readonly sequence?: number
  readonly checkCode?: string
  /** A file that the program itself may have opened. */
  readonly canOpen?: boolean
}

/** A file that is in its place, and ways to it. */
export function Exported({ path, sequence = 1, checkCode, canOpen = true }: ExportedProps) {
  const { mutate: showInFolder, error: folderError } = useBackendCommand('desktop.showInFolder')
  const { mutate: openFile, error: fileError } = useBackendCommand('desktop.openFile')
  const name = path.split(/[\\/]/).at(-1) ?? path
  const error = folderError ?? fileError
  if (error !== null) return <Outcome tone="error" text={errorText(error)} />
  const done = sequence > 1 ? t('reports.exportedAgain', { name, sequence }) : t('reports.exported', { name })
  return (
    <Outcome
      tone="done"
      text={checkCode === undefined ? done : `${done} · ${t('reports.checkCode', { code: checkCode })}`}
    >
      <Button size="compact-sm" variant="default" onClick={() => showInFolder({ path })}>
        {t('reports.showInFolder')}
      </Button>
      {canOpen && (
        <Button size="compact-sm" variant="default" onClick={() => openFile({ path })}>
          {t('reports.openFile')}
        </Button>
      )}
    </Outcome>
  )
}

interface OutcomeProps {
  readonly tone: 'done' | 'error'
  readonly text: string
  readonly children?: ReactNode
}

export function Outcome({ tone, text, children }: OutcomeProps) {
  return (
    <div className={styles.line} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <span className={styles.text} title={text}>
        {text}
      </span>
      {children}
    </div>
  )
}
