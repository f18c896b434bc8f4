import { usePercentFormat } from '#renderer/rpc/use-percent-format.ts'
import { t } from '#renderer/texts/vi.ts'
import { Bar } from '#renderer/ui/bar.tsx'
import dataTable from '#renderer/ui/data-table.module.css'
import { SortHead } from '#renderer/ui/sort-head.tsx'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, NO_VALUE, type PercentFormat, percentUnits } from '#shared/kernel/ratio.ts'
import type { TargetProgress, TargetTotal } from '#shared/targets/progress.schema.ts'
import { nextSorting, type SortColumn, sortColumns, type Sorting } from './progress-rows.ts'
import styles from './progress-table.module.css'
import { VerdictMark } from './verdict-mark.tsx'

interface ProgressTableProps {
  readonly rows: readonly TargetProgress[]
  readonly total: TargetTotal | undefined
  readonly sorting: Sorting
  readonly chosen: string | null
  readonly onSort: (sorting: Sorting) => void
  readonly onChoose: (unitCode: string) => void
}

const columnNames: Readonly<Record<SortColumn, string>> = {
  order: t('targets.order'),
  name: t('targets.unit'),
  needed: t('targets.needed'),
  numerator: t('targets.numerator'),
  rate: t('targets.rate'),
  remaining: t('targets.remaining'),
  perDay: t('targets.perDay'),
  perWorkingDay: t('targets.perWorkingDay'),
  forecast: t('targets.forecast'),
  verdict: t('targets.verdict'),
  rank: t('targets.rank'),
}
const wordColumns: readonly SortColumn[] = ['name', 'verdict']

/** Rows against a target, and under them the whole unit: by its own target, else by what its rows were given. */
export function ProgressTable(props: ProgressTableProps) {
  const { rows, total, sorting, chosen, onSort, onChoose } = props
  const format = usePercentFormat()
  return (
    <div className={dataTable.scroll}>
      <table className={`${dataTable.table} ${styles.table}`} aria-label={t('targets.table')}>
        <thead>
          <tr>
            {sortColumns.map((column) => (
              <SortHead
                key={column}
                className={wordColumns.includes(column) ? undefined : dataTable.figure}
                sorted={sorting.by === column ? (sorting.isDescending ? 'descending' : 'ascending') : undefined}
                onSort={() => onSort(nextSorting(sorting, column))}
              >
                {columnNames[column]}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.unitCode} aria-selected={row.unitCode === chosen}>
              <td className={dataTable.order}>{index + 1}</td>
              <th scope="row">
                <button type="button" className={styles.unit} onClick={() => onChoose(row.unitCode)}>
                  {row.unitName}
                </button>
              </th>
              <Figures of={row} mark={total?.average} format={format} />
              <td>
                <VerdictMark verdict={row.verdict} />
              </td>
              <td className={dataTable.figure}>{row.rank ?? NO_VALUE}</td>
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={sortColumns.length} className={dataTable.none}>
                {t('targets.noneFound')}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          {total !== undefined && (
            <Sum
              name={total.source.from === 'own' ? t('targets.ownTarget') : t('targets.total', { count: total.counted })}
              of={total}
              format={format}
            />
          )}
        </tfoot>
      </table>
    </div>
  )
}

type Paced = Pick<
  TargetProgress,
  'needed' | 'numerator' | 'remaining' | 'perDay' | 'perWorkingDay' | 'forecastOn' | 'last20' | 'paceDays'
>

function Sum({
  name,
  of,
  format,
}: {
  readonly name: string
  readonly of: Paced & Pick<TargetProgress, 'verdict'>
  readonly format: PercentFormat
}) {
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {name}
      </th>
      <Figures of={of} mark={undefined} format={format} />
      <td>
        <VerdictMark verdict={of.verdict} />
      </td>
      <td className={dataTable.figure}>{NO_VALUE}</td>
    </tr>
  )
}

interface FiguresProps {
  readonly of: Paced
  /** What the bar is compared with. */
  readonly mark: TargetTotal['average'] | undefined
  readonly format: PercentFormat
}

function Figures({ of, mark, format }: FiguresProps) {
  return (
    <>
      <td className={dataTable.figure}>{countText(of.needed)}</td>
      <td className={dataTable.figure}>{countText(of.numerator)}</td>
      <td className={dataTable.figure}>
        <span className={styles.bar}>
          <Bar
            percent={barPercent(of.numerator, of.needed)}
            mark={mark === undefined ? null : barPercent(mark.num, mark.den)}
          />
        </span>
        <span className={styles.percent}>{formatPercent(of.numerator, of.needed, format)}</span>
      </td>
      <td className={dataTable.figure}>{countText(of.remaining)}</td>
      <td className={dataTable.figure}>{countText(of.perDay)}</td>
      <td className={dataTable.figure}>{countText(of.perWorkingDay)}</td>
      <td className={dataTable.figure} title={paceTitle(of)}>
        {forecastText(of)}
      </td>
    </>
  )
}

function forecastText({ remaining, forecastOn }: Paced): string {
  if (remaining === 0) return t('targets.alreadyDone')
  return forecastOn === null ? NO_VALUE : formatDate(forecastOn)
}

function paceTitle({ last20, paceDays }: Paced): string {
  return last20 === null
    ? t('targets.paceUnknown', { days: paceDays })
    : t('targets.pace', { count: formatCount(last20), days: paceDays })
}

function countText(count: number | null): string {
  return count === null ? NO_VALUE : formatCount(count)
}

/** For drawing only, never for comparing. */
function barPercent(num: number | null, den: number | null): number {
  return Number(percentUnits(num, den, { policy: 'trunc', decimals: 1 }) ?? 0n) / 10
}
