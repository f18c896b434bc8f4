import type { EChartsCoreOption } from 'echarts/core'
import { t } from '#renderer/texts/vi.ts'
import { addDays, formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { TargetSeries } from '#shared/targets/progress.schema.ts'
import { axisLine, base, colors, countText, label, splitLine, still } from './chart-look.ts'
import type { ChartTableProps } from './chart-table.tsx'

/** What was reached day by day, and the straight line that had to be kept to reach the target in time. */
export function progressOption({ points, needed }: TargetSeries): EChartsCoreOption {
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colors.muted } } },
    legend: { bottom: 0, itemWidth: 18, itemHeight: 8, textStyle: label },
    grid: { top: 16, right: 16, bottom: 28, left: 8, containLabel: true },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(({ on }) => formatDate(on)),
      axisLabel: { ...label, formatter: (day: string) => day.slice(0, 5) },
      axisLine,
    },
    yAxis: { type: 'value', scale: true, axisLabel: { ...label, formatter: countText }, splitLine },
    series: [
      {
        ...still,
        name: t('overview.reached'),
        type: 'line',
        connectNulls: false,
        symbolSize: 5,
        lineStyle: { color: colors.done, width: 2 },
        itemStyle: { color: colors.done },
        data: points.map(({ numerator }) => numerator),
        tooltip: { valueFormatter: countText },
      },
      {
        ...still,
        name: t('overview.neededLine'),
        type: 'line',
        symbol: 'none',
        lineStyle: { color: colors.warning, width: 2, type: 'dashed' },
        itemStyle: { color: colors.warning },
        data: points.map((point) => point.needed),
        tooltip: { valueFormatter: countText },
        ...(needed === null ? {} : { markLine: targetLine(needed) }),
      },
    ],
  }
}

/** What came in between a point of the chart and the one before, or since `first`; null where there is no point. */
export function spanOfPoint(
  points: TargetSeries['points'],
  at: number,
  first: LocalDate,
): { from: LocalDate; to: LocalDate } | null {
  const [before, point] = [points[at - 1], points[at]]
  return point === undefined ? null : { from: before === undefined ? first : addDays(before.on, 1), to: point.on }
}

function targetLine(needed: number): object {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colors.muted, type: 'dotted' },
    label: { ...label, position: 'insideStartTop', formatter: t('overview.targetIs', { count: countText(needed) }) },
    data: [{ yAxis: needed }],
  }
}

export function progressTable({ points }: TargetSeries): ChartTableProps {
  return {
    caption: t('overview.progressTitle'),
    columns: [t('overview.day'), t('overview.reached'), t('overview.neededLine')],
    rows: points.map(({ on, numerator, needed }) => ({
      key: on,
      cells: [formatDate(on), countText(numerator), countText(needed)],
    })),
  }
}
