import { Button, Popover } from '@mantine/core'
import { Columns3 } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { FigureColumn } from './figure-columns.ts'
import styles from './step-figures.module.css'

interface ColumnChooserProps {
  readonly offered: readonly FigureColumn[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}

/** Which columns the table shows. A column taken away keeps its figures in the draft and leaves them out of the book. */
export function ColumnChooser({ offered, chosen, onChange }: ColumnChooserProps) {
  return (
    <Popover position="bottom-end" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 size={15} aria-hidden />}>
          {t('setup.chooseColumns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={styles.columnList} aria-label={t('setup.columns')}>
          {offered.map((column) => (
            <li key={column.id}>
              <label className={styles.columnChoice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(column.id)}
                  onChange={(event) =>
                    onChange(
                      event.currentTarget.checked
                        ? [...chosen, column.id]
                        : chosen.filter((code) => code !== column.id),
                    )
                  }
                />
                {column.fullLabel}
              </label>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
