import type { EChartsCoreOption } from 'echarts/core'
import { t } from '#renderer/texts/vi.ts'
import type { AccountPipeline } from '#shared/figures/overview.schema.ts'
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { ChartTableProps } from './chart-table.tsx'
import { axisLine, base, colors, countText, label, splitLine, still } from './chart-look.ts'

/** In the order accounts go through. */
export const pipelineStages = ['collected', 'approved', 'rejected', 'waiting', 'activated'] as const
type Stage = (typeof pipelineStages)[number]

export const stageTexts: Readonly<Record<Stage, string>> = {
  collected: t('overview.collected'),
  approved: t('overview.approved'),
  rejected: t('overview.rejected'),
  waiting: t('overview.waitingApproval'),
  activated: t('overview.activated'),
}

/** The levels as they are called on a day. */
function levelText(level: AccountPipeline['level'], on: LocalDate): string {
  return level === 'EID' ? t('overview.bothLevels') : indicatorShortLabel(`${level}_COL`, on)
}

/** Levels beside each other for every stage. */
export function pipelineOption(accounts: readonly AccountPipeline[], on: LocalDate): EChartsCoreOption {
  const levels = accounts.filter(({ level }) => level !== 'EID')
  /** Seven digits of a province stand above a bar only in small print. */
  const isLong = levels.some((one) => pipelineStages.some((stage) => (one[stage] ?? 0) >= 1_000_000))
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'axis', axisPointer: { type: 'none' } },
    legend: { bottom: 0, itemWidth: 12, itemHeight: 10, textStyle: label },
    grid: { top: 20, right: 8, bottom: 30, left: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: pipelineStages.map((stage) => stageTexts[stage]),
      axisLabel: { ...label, interval: 0 },
      axisTick: { show: false },
      axisLine,
    },
    // Every bar says its number: the room of an axis goes to the bars.
    yAxis: { type: 'value', axisLabel: { show: false }, splitLine },
    series: levels.map((one, index) => ({
      ...still,
      name: levelText(one.level, on),
      type: 'bar',
      barGap: '10%',
      barCategoryGap: '14%',
      itemStyle: { color: index === 0 ? colors.mark : colors.done },
      label: {
        show: true,
        position: 'top',
        ...label,
        ...(isLong && { fontSize: 10 }),
        formatter: ({ value }: { value: number | null }) => countText(value),
      },
      data: pipelineStages.map((stage) => one[stage]),
    })),
  }
}

export function pipelineTable(accounts: readonly AccountPipeline[], on: LocalDate): ChartTableProps {
  return {
    caption: t('overview.pipelineTitle'),
    columns: [t('overview.level'), ...pipelineStages.map((stage) => stageTexts[stage])],
    rows: accounts.map((one) => ({
      key: one.level,
      cells: [levelText(one.level, on), ...pipelineStages.map((stage) => countText(one[stage]))],
    })),
  }
}
