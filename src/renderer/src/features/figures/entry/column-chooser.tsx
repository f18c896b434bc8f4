import { ActionIcon, Button, Checkbox, Popover, Tooltip } from '@mantine/core'
import { Columns3 } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import { availableEntryColumns, type EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import styles from './entry-layout.module.css'

interface ColumnChooserProps {
  readonly on: string
  readonly shown: readonly EntryColumn[]
  /** An empty list is the default. */
  readonly onChoose: (ids: readonly string[]) => void
}

/** Which columns the grid shows; figures of hidden ones stay and count. */
export function ColumnChooser({ on, shown, onChoose }: ColumnChooserProps) {
  const available = availableEntryColumns(on)
  const ids = new Set(shown.map((column) => column.id))
  const toggle = (id: string): void => {
    const next = new Set(ids)
    if (!next.delete(id)) next.add(id)
    if (next.size > 0) onChoose(available.map((column) => column.id).filter((one) => next.has(one)))
  }
  return (
    <Popover position="top-start" shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={t('entry.columnsTitle')}>
          <ActionIcon variant="default" size={32} aria-label={t('entry.columnsTitle')}>
            <Columns3 aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.columnGroups} role="group" aria-label={t('entry.columnsTitle')}>
          {[...Map.groupBy(available, (column) => column.groupLabel)].map(([label, columns]) => (
            <fieldset key={label} className={styles.columnGroup}>
              <legend>{label}</legend>
              {columns.map((column) => (
                <Checkbox
                  key={column.id}
                  size="xs"
                  label={labelOf(column, columns)}
                  checked={ids.has(column.id)}
                  onChange={() => toggle(column.id)}
                />
              ))}
            </fieldset>
          ))}
          <Button variant="default" size="compact-sm" onClick={() => onChoose([])}>
            {t('entry.columnsDefault')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function labelOf(column: EntryColumn, group: readonly EntryColumn[]): string {
  const total = group.find((one) => one.kind === 'typed' && one.indicator === column.indicator)
  return column.kind === 'mobile' ? t('entry.columnMobile', { label: total?.label ?? column.label }) : column.label
}
