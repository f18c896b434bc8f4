import type { EChartsCoreOption } from 'echarts/core'
import { t } from '#renderer/texts/vi.ts'
import type { CoverageStatus, Overview } from '#shared/figures/overview.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { axisLine, base, colors, label, still } from './chart-look.ts'
import type { ChartTableProps } from './chart-table.tsx'

type Days = Pick<Overview, 'days' | 'coverage'>

const statuses = ['not-due', 'reported', 'partial', 'missing'] as const satisfies readonly CoverageStatus[]
const statusTexts: Readonly<Record<CoverageStatus, string>> = {
  'not-due': t('today.statusNotDue'),
  reported: t('today.statusReported'),
  partial: t('today.statusPartial'),
  missing: t('today.statusMissing'),
}
/** A sign beside the colour. */
const signs: Readonly<Record<CoverageStatus, string>> = { 'not-due': '', reported: '', partial: '◐', missing: '✕' }
const statusColors: Readonly<Record<CoverageStatus, string>> = {
  'not-due': colors.track,
  reported: colors.mark,
  partial: colors.warningMark,
  missing: colors.surface,
}
const ROW_HEIGHT = 17
const AXES_HEIGHT = 56

export function coverageHeight({ coverage }: Days): number {
  return coverage.length * ROW_HEIGHT + AXES_HEIGHT
}

/** What each colour means. */
const legend = {
  type: 'piecewise',
  orient: 'horizontal',
  bottom: 0,
  left: 'center',
  itemWidth: 12,
  itemHeight: 12,
  textStyle: label,
  selectedMode: false,
  pieces: statuses.map((status, value) => ({ value, label: statusTexts[status], color: statusColors[status] })),
} as const

/** Rows × days, the first row on top. */
export function coverageOption({ days, coverage }: Days): EChartsCoreOption {
  const cells = coverage.flatMap((row, at) =>
    row.days.map((status, day) => ({
      value: [day, at, statuses.indexOf(status)],
      label: { show: signs[status] !== '', formatter: signs[status] },
      ...(status === 'missing' ? { itemStyle: { borderColor: colors.missing, borderType: 'dashed' } } : {}),
    })),
  )
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: ({ value: [day = 0, at = 0, status = 0] }: { value: number[] }) =>
        tooltipOf(coverage[at]?.unitName, days[day]?.on, statuses[status]),
    },
    grid: { top: 22, right: 8, bottom: 30, left: 8, containLabel: true },
    xAxis: {
      type: 'category',
      position: 'top',
      data: days.map(({ on }) => on.slice(8)),
      axisLabel: { ...label, fontSize: 10, interval: 0, hideOverlap: true },
      axisTick: { show: false },
      axisLine,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: coverage.map(({ unitName }) => unitName),
      axisLabel: { ...label, interval: 0, width: 110, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine,
    },
    visualMap: legend,
    series: [
      {
        ...still,
        type: 'heatmap',
        itemStyle: { borderColor: colors.surface, borderWidth: 1 },
        label: { fontSize: 9, color: colors.text },
        data: cells,
      },
    ],
  }
}

function tooltipOf(name: string | undefined, on: LocalDate | undefined, status: CoverageStatus | undefined): string {
  return name === undefined || on === undefined || status === undefined
    ? ''
    : `${name}, ${formatDate(on)}: ${statusTexts[status]}`
}

/** The row and the day of a cell of the chart. */
export function coveragePlace({ days, coverage }: Days, at: number): { unitCode: string; on: LocalDate } | null {
  const row = coverage[Math.floor(at / days.length)]
  const day = days[at % days.length]
  return row === undefined || day === undefined ? null : { unitCode: row.unitCode, on: day.on }
}

export function coverageTable({ days, coverage }: Days): ChartTableProps {
  return {
    caption: t('overview.coverageTitle'),
    columns: [
      t('overview.unit'),
      statusTexts.reported,
      statusTexts.partial,
      statusTexts.missing,
      t('overview.missingDays'),
    ],
    rows: coverage.map((row) => ({
      key: row.unitCode,
      cells: [
        row.unitName,
        ...(['reported', 'partial', 'missing'] as const).map((status) =>
          String(row.days.filter((one) => one === status).length),
        ),
        days.flatMap(({ on }, at) => (row.days[at] === 'missing' ? [on.slice(8)] : [])).join(', '),
      ],
    })),
  }
}
