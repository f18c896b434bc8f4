import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import footer from '#renderer/ui/screen-footer.module.css'
import type { EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import type { DayOfUnit } from '#shared/figures/units-day.schema.ts'
import { renamedFrom } from '#shared/indicators/dated-labels.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { ColumnChooser } from './column-chooser.tsx'
import styles from './entry-layout.module.css'
import { sumOf } from './province-rows.ts'

interface ProvinceFooterProps {
  readonly on: string
  readonly units: readonly DayOfUnit[]
  readonly columns: readonly EntryColumn[]
  readonly onChooseColumns: (ids: readonly string[]) => void
  /** The actions at the right, the primary one last. */
  readonly children: ReactNode
}

/** What the province comes to. */
export function ProvinceFooter({ on, units, columns, onChooseColumns, children }: ProvinceFooterProps) {
  const sums = [
    [t(on < renamedFrom ? 'entry.sumCard' : 'entry.sumCardNew'), 'CC_TOTAL'],
    [t('entry.sumCollected'), 'EID_COL'],
    [t('entry.sumApproved'), 'EID_APP'],
    [t('entry.sumActivated'), 'EID_ACT'],
  ] as const
  return (
    <>
      <div className={styles.tools}>
        <ColumnChooser on={on} shown={columns} onChoose={onChooseColumns} />
      </div>
      <div className={footer.sums}>
        {sums.map(([label, indicator]) => {
          const total = sumOf(units, { indicator, kind: 'typed' })
          return (
            <span key={indicator}>
              {label} <strong>{total === null ? t('entry.notThere') : formatCount(total)}</strong>
            </span>
          )
        })}
      </div>
      <div className={footer.actions}>{children}</div>
    </>
  )
}
