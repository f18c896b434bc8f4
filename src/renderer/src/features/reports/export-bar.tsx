import { Button, Loader } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { FileOutput, FileText } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { ReportRequest } from '#shared/reports/reports.schema.ts'
import styles from './export-bar.module.css'
import { Exported, Outcome } from './export-outcome.tsx'
import { OfficeDrawer } from './office-drawer.tsx'

interface ExportBarProps {
  readonly request: ReportRequest
  /** The report on the paper; undefined while it is being built. */
  readonly built: Pick<Output<'reports.showReport'>, 'fileName'> | undefined
}

/** Bottom bar: what became of the last export, and the button. */
export function ExportBar({ request, built }: ExportBarProps) {
  const { mutateAsync: choosePath, error: dialogError } = useBackendCommand('desktop.chooseSavePath')
  const { mutate: exportTo, ...written } = useBackendCommand('reports.exportWorkbook')
  const suggestedName = built?.fileName
  const canExport = suggestedName !== undefined && !written.isPending
  const run = useCallback(async () => {
    if (suggestedName === undefined) return
    const { path } = await choosePath({ suggestedName, kind: 'xlsx' })
    if (path !== null) exportTo({ ...request, path })
  }, [suggestedName, choosePath, exportTo, request])
  useExportAction(canExport, run)
  const [isOfficeOpen, office] = useDisclosure(false)
  return (
    <>
      <div className={styles.outcome}>
        {written.isPending && (
          <span className={styles.line} role="status">
            <Loader size="xs" aria-hidden /> {t('reports.exporting')}
          </span>
        )}
        {dialogError !== null && <Outcome tone="error" text={errorText(dialogError)} />}
        {written.isError && <Failed error={written.error} onRetry={() => exportTo(written.variables)} />}
        {written.isSuccess && <Exported {...written.data} />}
      </div>
      <Button variant="default" leftSection={<FileText aria-hidden size={16} />} onClick={office.open}>
        {t('reports.office')}
      </Button>
      <OfficeDrawer request={request} isOpen={isOfficeOpen} onClose={office.close} />
      <Button leftSection={<FileOutput aria-hidden size={16} />} disabled={!canExport} onClick={() => void run()}>
        {t('reports.export')}
      </Button>
    </>
  )
}

function useExportAction(isEnabled: boolean, run: () => Promise<void>): void {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [
      {
        id: 'reports.export',
        label: t('reports.export'),
        group,
        shortcuts: ['Ctrl+S'],
        isEnabled,
        run: () => void run(),
      },
    ]
  }, [isEnabled, run])
  useActions(actions)
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Outcome tone="error" text={errorText(error)}>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t('frame.retry')}
      </Button>
    </Outcome>
  )
}
