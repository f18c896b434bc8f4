import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { countText } from '../sheet/describe-place.ts'
import type { RowNames } from '../unit-names.ts'
import styles from './side.module.css'
import { type Beyond, useMore } from './use-more.tsx'
import { spanText } from './span-answer.ts'

type TotalChange = ImportPreview['totals'][number]

const rowsShown = 120

interface TotalsTableProps {
  readonly totals: readonly TotalChange[]
  readonly names: RowNames
  readonly beyond: Beyond
}

/** Totals of each row of the book before and after, where they differ. */
export function TotalsTable({ totals, names, beyond }: TotalsTableProps) {
  const more = useMore(totals, rowsShown, beyond)
  const byUnit = useMemo(() => Map.groupBy(more.shown, ({ unitCode }) => unitCode), [more.shown])
  const hasManyDays = new Set(totals.map(({ from, to }) => `${from} ${to}`)).size > 1
  return (
    <>
      <table className={styles.totals}>
        <thead>
          <tr>
            <th scope="col">{t('importing.indicator')}</th>
            <th scope="col" data-number>
              {t('importing.before')}
            </th>
            <th scope="col" data-number>
              {t('importing.after')}
            </th>
            <th scope="col" data-number>
              {t('importing.difference')}
            </th>
          </tr>
        </thead>
        {Array.from(byUnit, ([unitCode, changes]) => (
          <tbody key={unitCode}>
            <tr>
              <th scope="rowgroup" colSpan={4} className={styles.totalsUnit}>
                {names.unit(unitCode)}
              </th>
            </tr>
            {changes.map((change) => (
              <tr key={`${change.indicator} ${change.from} ${change.to}`}>
                <th scope="row">
                  {indicatorShortLabel(change.indicator, names.on)}
                  {hasManyDays && <span className={styles.muted}> {spanText(change)}</span>}
                </th>
                <td data-number>{countText(change.before)}</td>
                <td data-number>
                  <strong>{countText(change.after)}</strong>
                </td>
                <td data-number>{differenceText(change)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {more.button}
    </>
  )
}

/** '+3', '−12'; a dash where there was nothing to compare with. */
export function differenceText({ before, after }: Pick<TotalChange, 'before' | 'after'>): string {
  if (before === null || after === null) return '–'
  const difference = after - before
  return difference < 0 ? `−${formatCount(-difference)}` : `+${formatCount(difference)}`
}
