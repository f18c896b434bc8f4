import { useDebouncedValue } from '@mantine/hooks'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Sparkline } from '#renderer/ui/sparkline.tsx'
import { blankCell, effectiveFigures } from '#shared/figures/effective.rules.ts'
import type { CellDetail, DayCell } from '#shared/figures/figures.schema.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, type PercentFormat } from '#shared/kernel/ratio.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { issueText } from '#shared/texts/messages.ts'
import { CellHistory } from './cell-history.tsx'
import { CellSessions } from './cell-sessions.tsx'
import { CellNote } from './cell-note.tsx'
import styles from './entry-panel.module.css'
import { rowOfIssue } from './entry-sheet.ts'
import { channelText } from './grid-cells.ts'
import { IndicatorDefinition } from './indicator-definition.tsx'
import type { EntryTable } from './use-entry-table.ts'

/** Moving through cells with an arrow key held down asks nothing until it rests. */
const restMs = 120

interface CellPanelProps {
  readonly table: EntryTable
  readonly names: IssueNames
  readonly format: PercentFormat
}

/** What is known of the current cell: its past, its messages, its note and its history. */
export function CellPanel({ table, names, format }: CellPanelProps) {
  const cell = activeCell(table)
  if (cell === null) return <p className={styles.empty}>{t('entry.panelEmpty')}</p>
  const isLocked = table.sheet.rowById.get(table.active?.rowId ?? '')?.isLocked === true
  return (
    <>
      <h2 className={styles.title}>
        {t('entry.cellTitle', { unit: names.unit(cell.unitCode), indicator: indicatorLabel(cell.indicator, cell.on) })}
      </h2>
      {table.isExplaining && (
        <IndicatorDefinition code={cell.indicator} on={cell.on} onClose={() => table.explain(false)} />
      )}
      <CellPast cell={cell} table={table} names={names} format={format} isLocked={isLocked} />
      <p className={styles.keys}>{t('entry.keysHint')}</p>
    </>
  )
}

function CellPast({
  cell,
  table,
  names,
  format,
  isLocked,
}: CellPanelProps & { readonly cell: DayCell; readonly isLocked: boolean }) {
  const [resting] = useDebouncedValue(`${cell.unitCode}|${cell.indicator}|${cell.on}`, restMs)
  const [unitCode = '', indicator = '', on = ''] = resting.split('|')
  const answer = useBackendQuery('figures.getCellDetail', { unitCode, indicator, on }, { keepPrevious: true })
  const detail = answer.data
  const isOfThisCell =
    detail?.cell.unitCode === cell.unitCode && detail.cell.indicator === cell.indicator && detail.cell.on === cell.on
  const shown = isOfThisCell ? detail : undefined
  return (
    <>
      <Sparkline series={shown === undefined ? [] : withCurrent(shown, cell)} />
      <Facts detail={shown} cell={cell} format={format} />
      <Messages table={table} cell={cell} names={names} detail={shown} />
      <ChannelLine table={table} cell={cell} />
      <CellNote
        key={`${cell.unitCode} ${cell.indicator} ${cell.on}`}
        cell={cell}
        isReadOnly={isLocked}
        onLeave={() => table.grid?.focus()}
      />
      <CellHistory history={shown?.history} />
    </>
  )
}

/** The line ends with the figure on screen, which may be newer than the answer. */
function withCurrent(detail: CellDetail, cell: DayCell): CellDetail['series'] {
  return detail.series.map((point) => (point.on === cell.on ? { on: point.on, value: cell.effective } : point))
}

function Facts({
  detail,
  cell,
  format,
}: {
  readonly detail: CellDetail | undefined
  readonly cell: DayCell
  readonly format: PercentFormat
}) {
  const target = detail?.target ?? null
  const facts: readonly (readonly [string, string])[] = [
    [t('entry.yesterday'), countText(detail?.previousDay)],
    [
      t('entry.median'),
      detail?.median30 === null || detail === undefined ? t('entry.notThere') : medianText(detail.median30),
    ],
    [t('entry.highest'), countText(detail?.highest90?.value)],
    [t('entry.cumulative', { date: formatDate(cell.on).slice(0, 5) }), countText(detail?.cumulative)],
    ...(target === null
      ? []
      : [
          [
            t('entry.onTarget', { needed: formatCount(target.needed) }),
            formatPercent(target.numerator, target.needed, format),
          ] as const,
        ]),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? t('entry.notThere') : formatCount(count)
}

function medianText(median: number): string {
  return Number.isInteger(median) ? formatCount(median) : `${formatCount(Math.floor(median))},5`
}

function Messages({
  table,
  cell,
  names,
  detail,
}: Pick<CellPanelProps, 'table' | 'names'> & { readonly cell: DayCell; readonly detail: CellDetail | undefined }) {
  const ofRow = table.sheet.issues.filter((issue) => rowOfIssue(table.sheet, issue)?.id === table.active?.rowId)
  const sorted = [
    ...ofRow.filter((issue) => issue.where.indicator === cell.indicator),
    ...ofRow.filter((issue) => issue.where.indicator !== cell.indicator),
  ]
  const unusual = detail === undefined ? null : unusualText(cell.effective, detail.previousDay)
  if (sorted.length === 0 && unusual === null) return null
  return (
    <section className={styles.messages} aria-label={t('entry.messages')}>
      {unusual !== null && <Notice tone="info">{unusual}</Notice>}
      {sorted.map((issue) => (
        <Notice key={`${issue.code} ${issue.where.indicator} ${issue.params['channel']}`} tone={issue.severity}>
          {issueText(issue, names)}
        </Notice>
      ))}
    </section>
  )
}

/** A digit too many or too few makes a figure about ten times its neighbour; small figures vary that much by themselves. */
function unusualText(value: number | null, previous: number | null): string | null {
  if (value === null || previous === null || Math.max(value, previous) < 50) return null
  const values = { value: formatCount(value), previous: formatCount(previous) }
  if (value >= 8 * previous && value <= 12 * previous) return t('entry.unusual', values)
  return previous >= 8 * value && previous <= 12 * value ? t('entry.unusualLow', values) : null
}

function ChannelLine({ table, cell }: { readonly table: EntryTable; readonly cell: DayCell }) {
  const figure = effectiveFigures(table.sheet.cells.get(table.active?.rowId ?? '') ?? new Map()).get(cell.indicator)
  if (figure === undefined) return null
  const missing = cell.fixed === null && figure.missingParts > 0
  return (
    <>
      <p className={styles.channels}>
        {channelText(figure)}
        {missing && (
          <strong className={styles.missingParts}>{t('entry.missingParts', { count: figure.missingParts })}</strong>
        )}
      </p>
      {figure.mobile !== null && figure.mobile > 0 && <CellSessions cell={cell} mobile={figure.mobile} />}
    </>
  )
}

/** The current cell of the sheet, blank where nothing is recorded; the mobile column stands for its indicator. */
function activeCell({ sheet, active, columns }: EntryTable): DayCell | null {
  const row = sheet.rowById.get(active?.rowId ?? '')
  const column = columns.find((one) => one.id === active?.colId)
  if (row === undefined || column === undefined) return null
  const place = { unitCode: row.unitCode, indicator: column.indicator, on: row.on }
  return sheet.cells.get(row.id)?.get(column.indicator) ?? blankCell(place)
}
