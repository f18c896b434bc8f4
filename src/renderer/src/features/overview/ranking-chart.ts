import type { EChartsCoreOption } from 'echarts/core'
import { t } from '#renderer/texts/vi.ts'
import { compareRatios, formatPercent, type PercentFormat, percentCellValue } from '#shared/kernel/ratio.ts'
import type { TargetProgress, TargetTotal } from '#shared/targets/progress.schema.ts'
import { axisLine, base, colors, countText, label, splitLine, still } from './chart-look.ts'
import type { ChartTableProps } from './chart-table.tsx'

const ROW_HEIGHT = 20
const AXES_HEIGHT = 40
const HUNDRED = 100

/** Best first by exact comparison; rows without a rate stand last. */
export function ranked(rows: readonly TargetProgress[]): TargetProgress[] {
  return rows.filter((row) => !row.isWhole).toSorted((a, b) => compareRatios(ratioOf(b), ratioOf(a)))
}

export function rankingHeight(rows: readonly TargetProgress[]): number {
  return rows.length * ROW_HEIGHT + AXES_HEIGHT
}

/** One bar a row, with the weighted average of all as a line. */
export function rankingOption(
  rows: readonly TargetProgress[],
  mean: TargetTotal['average'] | undefined,
  format: PercentFormat,
): EChartsCoreOption {
  const average = mean === undefined ? null : percentOf({ numerator: mean.num, needed: mean.den }, format)
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: ({ dataIndex }: { dataIndex: number }) => tooltipOf(rows[dataIndex], format),
    },
    grid: { top: 18, right: 56, bottom: 8, left: 8, containLabel: true },
    xAxis: {
      type: 'value',
      position: 'top',
      splitNumber: 2,
      axisLabel: { ...label, hideOverlap: true, formatter: (percent: number) => `${percent} %` },
      splitLine,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ unitName, rank }) => `${rank === null ? '—' : `${rank}.`} ${unitName}`),
      axisLabel: { ...label, interval: 0, width: 130, overflow: 'truncate', color: colors.text },
      axisTick: { show: false },
      axisLine,
    },
    series: [
      {
        ...still,
        type: 'bar',
        barWidth: 9,
        label: {
          show: true,
          position: 'right',
          ...label,
          formatter: ({ dataIndex }: { dataIndex: number }) => rateText(rows[dataIndex], format),
        },
        data: rows.map((row) => ({
          value: percentOf(row, format),
          itemStyle: { color: row.verdict?.beside === 'below' ? colors.warning : colors.done },
        })),
        ...(average === null ? {} : { markLine: averageLine(average) }),
      },
    ],
  }
}

function averageLine(average: number): object {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colors.muted, type: 'dashed' },
    label: { show: false },
    data: [{ xAxis: average }],
  }
}

/** Where the bar ends; the printed percentage, which is text, stands beside it. */
function percentOf(row: Pick<TargetProgress, 'numerator' | 'needed'>, format: PercentFormat): number | null {
  const value = percentCellValue(row.numerator, row.needed, format)
  return typeof value === 'number' ? value * HUNDRED : null
}

function ratioOf({ numerator, needed }: TargetProgress): { num: number | null; den: number | null } {
  return { num: numerator, den: needed }
}

function rateText(row: TargetProgress | undefined, format: PercentFormat): string {
  return row === undefined ? '' : formatPercent(row.numerator, row.needed, format)
}

function tooltipOf(row: TargetProgress | undefined, format: PercentFormat): string {
  if (row === undefined) return ''
  return `${row.unitName}: ${countText(row.numerator)} / ${countText(row.needed)} (${rateText(row, format)})`
}

export function rankingTable(
  rows: readonly TargetProgress[],
  format: PercentFormat,
  onChoose: (row: TargetProgress) => void,
): ChartTableProps {
  return {
    caption: t('overview.rankingTitle'),
    columns: [t('overview.unit'), t('overview.rank'), t('overview.reached'), t('overview.needed'), t('overview.rate')],
    rows: rows.map((row) => ({
      key: row.unitCode,
      cells: [
        row.unitName,
        row.rank === null ? '—' : String(row.rank),
        countText(row.numerator),
        countText(row.needed),
        rateText(row, format),
      ],
      onChoose: () => onChoose(row),
    })),
  }
}
