import { BookOpen } from 'lucide-react'
import { usePercentFormat } from '#renderer/rpc/use-percent-format.ts'
import { t } from '#renderer/texts/vi.ts'
import { Bar } from '#renderer/ui/bar.tsx'
import dataTable from '#renderer/ui/data-table.module.css'
import { SortHead } from '#renderer/ui/sort-head.tsx'
import type { CampaignTotal } from '#shared/campaigns/campaigns.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, NO_VALUE, type PercentFormat } from '#shared/kernel/ratio.ts'
import { lineKindTexts } from '#shared/texts/campaigns.texts.ts'
import { barPercent } from './campaign-nav.tsx'
import { type LineColumn, lineColumns, type LineSorting, nextLineSorting, type ShownLine } from './line-rows.ts'
import styles from './line-table.module.css'

interface LineTableProps {
  readonly lines: readonly ShownLine[]
  readonly total: CampaignTotal
  /** Σ of what was done before, of the lines in the total. */
  readonly before: number | null
  /** How many lines are in the total, and how many there are. */
  readonly counted: number
  readonly all: number
  readonly sorting: LineSorting
  readonly onSort: (sorting: LineSorting) => void
}

const columnNames: Readonly<Record<LineColumn, string>> = {
  order: t('campaigns.order'),
  name: t('campaigns.line'),
  needed: t('campaigns.needed'),
  before: t('campaigns.before'),
  during: t('campaigns.during'),
  done: t('campaigns.done'),
  rate: t('campaigns.rate'),
  remaining: t('campaigns.remaining'),
}

/** Lines of a campaign with the total of those that are known (Σ done / Σ needed) under them. */
export function LineTable({ lines, total, before, counted, all, sorting, onSort }: LineTableProps) {
  const format = usePercentFormat()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is reached by keyboard
    <div className={dataTable.scroll} tabIndex={0} role="region" aria-label={t('campaigns.table')}>
      <table className={`${dataTable.table} ${styles.table}`} aria-label={t('campaigns.table')}>
        <thead>
          <tr>
            {lineColumns.map((column) => (
              <SortHead
                key={column}
                className={column === 'name' ? undefined : dataTable.figure}
                sorted={sorting.by === column ? (sorting.isDescending ? 'descending' : 'ascending') : undefined}
                onSort={() => onSort(nextLineSorting(sorting, column))}
              >
                {columnNames[column]}
              </SortHead>
            ))}
            <th scope="col">{t('campaigns.note')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <Row key={one.line.key} one={one} format={format} />
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={lineColumns.length + 1} className={dataTable.none}>
                {t('campaigns.noneFound')}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('campaigns.total', { count: counted })}
            </th>
            <td className={dataTable.figure}>{countText(total.needed)}</td>
            <td className={dataTable.figure}>{countText(before)}</td>
            <td className={dataTable.figure}>{countText(total.during)}</td>
            <td className={dataTable.figure}>{countText(total.done)}</td>
            <Rate done={total.done} needed={total.needed} format={format} />
            <td className={dataTable.figure}>{countText(total.remaining)}</td>
            <td className={styles.note}>{t('campaigns.ofLines', { count: all })}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Row({ one, format }: { readonly one: ShownLine; readonly format: PercentFormat }) {
  const { line, order, during, done, remaining } = one
  return (
    <tr>
      <td className={dataTable.order}>{order}</td>
      <th scope="row" title={`${line.name} · ${lineKindTexts[line.kind]}`}>
        <span className={styles.name}>
          <span>{line.name}</span>
          {line.fromBook && <BookOpen size={12} role="img" aria-label={t('campaigns.bookMark')} />}
        </span>
      </th>
      <td className={dataTable.figure}>{countText(line.needed)}</td>
      <td className={dataTable.figure}>{countText(line.before)}</td>
      <td className={dataTable.figure}>{countText(during)}</td>
      <td className={dataTable.figure}>{countText(done)}</td>
      <Rate done={done} needed={line.needed} format={format} />
      <td className={dataTable.figure}>{countText(remaining)}</td>
      <td className={styles.note} title={line.note}>
        {line.note}
      </td>
    </tr>
  )
}

interface RateProps {
  readonly done: number | null
  readonly needed: number | null
  readonly format: PercentFormat
}

function Rate({ done, needed, format }: RateProps) {
  return (
    <td className={dataTable.figure}>
      {done !== null && needed !== null && (
        <span className={styles.bar}>
          <Bar percent={barPercent(done, needed)} />
        </span>
      )}
      {formatPercent(done, needed, format)}
    </td>
  )
}

function countText(count: number | null): string {
  return count === null ? NO_VALUE : formatCount(count)
}
