import { Button } from '@mantine/core'
import { ClipboardPaste } from 'lucide-react'
import { useMemo, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { TargetLine, UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { type CellChange, columnTotal } from '#shared/settings/setup-figures.rules.ts'
import { FigureGrid } from '../setup/figure-grid.tsx'
import { PastePanel } from '#renderer/ui/paste/paste-panel.tsx'
import styles from './targets.module.css'

interface TargetCountsProps {
  readonly line: TargetLine
  readonly rows: readonly UnitRef[]
  readonly mainCount: number
  readonly onChange: (part: Partial<TargetLine>) => void
  readonly error: string | undefined
}

const columnId = 'count'
const noWarnings: ReadonlySet<string> = new Set()

/** The counts of a target commune by commune, typed or pasted. */
export function TargetCounts({ line, rows, mainCount, onChange, error }: TargetCountsProps) {
  const [isPasting, setIsPasting] = useState(false)
  const columns = useMemo(
    () => [
      {
        id: columnId,
        label: t('setup.counts'),
        fullLabel: t('setup.counts'),
        names: [t('setup.counts'), t('setup.stepTargets')],
      },
    ],
    [],
  )
  const cells = useMemo(
    () => Object.fromEntries(Object.entries(line.counts).map(([code, text]) => [code, { [columnId]: text }])),
    [line.counts],
  )
  const filled = Object.values(line.counts).filter((text) => text.trim() !== '').length
  const total = columnTotal({ on: '', document: '', columns: [columnId], cells }, rows, columnId)
  const write = (changes: readonly CellChange[]) =>
    onChange({
      counts: { ...line.counts, ...Object.fromEntries(changes.map(({ unitCode, text }) => [unitCode, text])) },
    })
  return (
    <>
      <div className={styles.countTools}>
        <Button
          variant="default"
          size="xs"
          leftSection={<ClipboardPaste size={14} aria-hidden />}
          aria-expanded={isPasting}
          onClick={() => setIsPasting(true)}
        >
          {t('setup.pasteTable')}
        </Button>
        <span className={styles.scope}>
          {t('setup.countsTotal', { count: filled, sum: total === null ? '—' : formatCount(total) })}
        </span>
        {error !== undefined && <span className={styles.error}>{error}</span>}
      </div>
      <div className={styles.counts} data-field={`targets.${line.id}.counts`} tabIndex={-1}>
        <div className={styles.grid}>
          <FigureGrid
            label={t('setup.tableOf', { table: t('setup.counts'), count: rows.length })}
            documentId={line.id}
            columns={columns}
            rows={rows}
            cells={cells}
            warnings={noWarnings}
            onWrite={write}
          />
        </div>
        {isPasting && (
          <PastePanel
            columns={columns}
            rows={rows}
            mainCount={mainCount}
            onWrite={write}
            onClose={() => setIsPasting(false)}
          />
        )}
      </div>
    </>
  )
}
