import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { SelectionStats } from '#renderer/ui/grid/grid.types.ts'
import footer from '#renderer/ui/screen-footer.module.css'
import { renamedFrom } from '#shared/indicators/dated-labels.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { unitsText } from '#shared/kernel/ratio.ts'
import { ColumnChooser } from './column-chooser.tsx'
import styles from './entry-layout.module.css'
import { columnTotal } from './entry-sheet.ts'
import type { EntryTable } from './use-entry-table.ts'

interface EntryFooterProps {
  readonly table: EntryTable
  readonly on: string
  readonly onChooseColumns: (ids: readonly string[]) => void
  readonly onHistory: () => void
  /** The actions at the right, the primary one last. */
  readonly children?: ReactNode
}

/** The bottom bar: what the day comes to, what is selected, what is wrong, what to do. */
export function EntryFooter({ table, on, onChooseColumns, onHistory, children }: EntryFooterProps) {
  return (
    <>
      <div className={styles.tools}>
        <ColumnChooser on={on} shown={table.columns} onChoose={onChooseColumns} />
        <Tooltip label={t('entry.actionHistory')}>
          <ActionIcon variant="default" size={32} aria-label={t('entry.actionHistory')} onClick={onHistory}>
            <History aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={footer.sums}>
        <Sums table={table} on={on} />
        {table.selection !== null && table.selection.count > 1 && <Selection stats={table.selection} />}
      </div>
      <div className={footer.actions}>
        {table.skipped !== null && (
          <span role="status">
            {t('entry.skipped', { readOnly: table.skipped.readOnly, outside: table.skipped.outside })}
          </span>
        )}
        <Unsaved table={table} />
        <Problems table={table} />
        {children}
      </div>
    </>
  )
}

function Sums({ table, on }: { readonly table: EntryTable; readonly on: string }) {
  const sums = [
    [t(on < renamedFrom ? 'entry.sumCard' : 'entry.sumCardNew'), 'CC_TOTAL'],
    [t('entry.sumCollected'), 'EID_COL'],
    [t('entry.sumApproved'), 'EID_APP'],
    [t('entry.sumActivated'), 'EID_ACT'],
  ] as const
  return sums.map(([label, indicator]) => {
    const total = columnTotal(table.sheet, indicator, 'typed')
    return (
      <span key={indicator}>
        {label} <strong>{total === null ? t('entry.notThere') : formatCount(total)}</strong>
      </span>
    )
  })
}

function Selection({ stats }: { readonly stats: SelectionStats }) {
  const tenths = BigInt(Math.round((stats.sum * 10) / stats.count))
  return (
    <span>
      {t('entry.selection', { sum: formatCount(stats.sum), average: unitsText(tenths, 1), count: stats.count })}
    </span>
  )
}

function Unsaved({ table: { saver, saving } }: Pick<EntryFooterProps, 'table'>) {
  if (saving.failed === 0) return null
  return (
    <span role="alert" className={footer.actions} title={errorText(saving.error)}>
      <Pill tone="error">{t('entry.unsaved', { count: saving.failed })}</Pill>
      <Button variant="default" size="compact-sm" onClick={() => saver.retry()}>
        {t('entry.retry')}
      </Button>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => saver.discardFailed()}>
        {t('entry.discard')}
      </Button>
    </span>
  )
}

function Problems({ table }: Pick<EntryFooterProps, 'table'>) {
  const errors = table.sheet.issues.filter((issue) => issue.severity === 'error').length
  const warnings = table.sheet.issues.length - errors
  return (
    <button
      type="button"
      className={styles.pillButton}
      title={t('entry.goToProblem')}
      disabled={errors + warnings === 0}
      onClick={table.goToNextProblem}
    >
      {errors > 0 && <Pill tone="error">{t('entry.errors', { count: errors })}</Pill>}
      {warnings > 0 && <Pill tone="warning">{t('entry.warnings', { count: warnings })}</Pill>}
      {errors + warnings === 0 && <Pill tone="done">{t('entry.noProblems')}</Pill>}
    </button>
  )
}
