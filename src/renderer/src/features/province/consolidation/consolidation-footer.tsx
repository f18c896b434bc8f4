import { Button, Loader, Menu } from '@mantine/core'
import { ChevronDown, FileOutput } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import footer from '#renderer/ui/screen-footer.module.css'
import { periodFileSlug } from '#shared/kernel/period-label.ts'
import type { Period } from '#shared/kernel/period.ts'
import { fileSlug } from '#shared/kernel/vietnamese-text.ts'
import type { Consolidation } from '#shared/province/consolidation.schema.ts'
import type { GeographyChoice } from '#shared/reports/reports.schema.ts'
import type { Reporting } from '#shared/settings/settings.schema.ts'
import styles from './consolidation.module.css'

interface ConsolidationFooterProps {
  readonly report: Consolidation['report']
  readonly period: Period
  readonly geography: GeographyChoice
  readonly isWaiting: boolean
  readonly reporting: Reporting
}

/** Columns whose totals are told in the bottom bar. */
const told: readonly (readonly [string, string])[] = [
  [t('consolidation.sumCards'), 'CC_TOTAL'],
  [t('consolidation.sumCollected'), 'EID_COL'],
  [t('consolidation.sumActivated'), 'EID_ACT'],
  [t('consolidation.sumTarget'), 'R_ACT_TGT'],
]

/** Sheets by unit beside BM08, and the periods they are drawn for. */
const others: readonly {
  readonly form: string
  readonly label: string
  readonly isFor: (period: Period) => boolean
}[] = [
  { form: 'BM07', label: t('consolidation.exportTargets'), isFor: () => true },
  { form: 'BM02', label: t('consolidation.exportPeriod'), isFor: ({ kind }) => kind !== 'day' },
  { form: 'BM01', label: t('consolidation.exportDay'), isFor: ({ kind }) => kind === 'day' },
  { form: 'BM04', label: t('consolidation.exportAccounts'), isFor: () => true },
]

/** What the period comes to, and the sheets of it. */
export function ConsolidationFooter({ report, period, geography, isWaiting, reporting }: ConsolidationFooterProps) {
  const { run, state } = useExports(report, { period, geography }, reporting)
  const canExport = !isWaiting && !state.isPending
  const exportMain = useCallback(() => void run('BM08'), [run])
  useActions(
    useMemo(
      () => [
        {
          id: 'consolidation.export',
          label: t('consolidation.export'),
          group: t('frame.groupHere'),
          shortcuts: ['Ctrl+S'],
          isEnabled: canExport,
          run: exportMain,
        },
      ],
      [canExport, exportMain],
    ),
  )
  return (
    <>
      {state.line === null ? (
        <div className={footer.sums}>
          {told.map(([label, code]) => (
            <span key={code}>
              {label} <strong>{report.total.cells[code]?.text || '—'}</strong>
            </span>
          ))}
        </div>
      ) : (
        <ExportLine {...state.line} />
      )}
      <div className={footer.actions}>
        {state.isPending && <Loader size="xs" role="status" aria-label={t('reports.exporting')} />}
        <Menu position="top-end" withinPortal>
          <Menu.Target>
            <Button variant="default" rightSection={<ChevronDown aria-hidden size={15} />} disabled={!canExport}>
              {t('consolidation.others')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others
              .filter(({ isFor }) => isFor(period))
              .map(({ form, label }) => (
                <Menu.Item key={form} onClick={() => void run(form)}>
                  {label}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
        <Button leftSection={<FileOutput aria-hidden size={16} />} disabled={!canExport} onClick={exportMain}>
          {t('consolidation.export')}
        </Button>
      </div>
    </>
  )
}

interface ExportLineProps {
  readonly tone: 'done' | 'error'
  readonly text: string
  /** The file that is in its place. */
  readonly path?: string
}

function ExportLine({ tone, text, path }: ExportLineProps) {
  const { mutate: showInFolder, error: folderError } = useBackendCommand('desktop.showInFolder')
  const { mutate: openFile, error: fileError } = useBackendCommand('desktop.openFile')
  const error = folderError ?? fileError
  return (
    <div
      className={styles.line}
      data-tone={error === null ? tone : 'error'}
      role={tone === 'error' ? 'alert' : 'status'}
    >
      <span className={styles.text} title={text}>
        {error === null ? text : errorText(error)}
      </span>
      {path !== undefined && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => showInFolder({ path })}>
            {t('reports.showInFolder')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => openFile({ path })}>
            {t('reports.openFile')}
          </Button>
        </>
      )}
    </div>
  )
}

/** Asks where a sheet goes, writes it and tells what became of it. */
function useExports(
  { unit }: Consolidation['report'],
  { period, geography }: Pick<ConsolidationFooterProps, 'period' | 'geography'>,
  { policy, decimals }: Reporting,
) {
  const { mutateAsync: choosePath, error: dialogError } = useBackendCommand('desktop.chooseSavePath')
  const { mutate: exportTo, ...written } = useBackendCommand('reports.exportWorkbook')
  const run = useCallback(
    async (form: string) => {
      const suggestedName = `${form}-${fileSlug(unit.name)}-${period.kind === 'day' ? period.to : periodFileSlug(period)}.xlsx`
      const { path } = await choosePath({ suggestedName, kind: 'xlsx' })
      if (path === null) return
      exportTo({
        form,
        period,
        policy,
        decimals,
        path,
        ...(geography === 'now' ? { geography } : {}),
        ...(form === 'BM08' ? {} : { rows: 'reporting-units' as const }),
      })
    },
    [unit.name, period, geography, policy, decimals, choosePath, exportTo],
  )
  const error = dialogError ?? written.error
  const line = exportLine(error, written.data)
  return { run, state: { isPending: written.isPending, line } }
}

function exportLine(
  error: Error | null,
  done: { readonly path: string; readonly checkCode: string } | undefined,
): ExportLineProps | null {
  if (error !== null) return { tone: 'error', text: errorText(error) }
  if (done === undefined) return null
  const name = done.path.split(/[\\/]/).at(-1) ?? done.path
  const text = `${t('reports.exported', { name })} · ${t('reports.checkCode', { code: done.checkCode })}`
  return { tone: 'done', text, path: done.path }
}
