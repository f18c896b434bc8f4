import type { EChartsCoreOption } from 'echarts/core'
import { t } from '#renderer/texts/vi.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'
import { base, colors, countText, label, still } from './chart-look.ts'
import type { ChartTableProps } from './chart-table.tsx'

const DAY_NAMES = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']
const CELL_HEIGHT = 26
const HEADINGS = 40

/** Sessions of a day that were or will be held; cancelled ones are no sessions. */
export interface SessionDay {
  readonly on: LocalDate
  readonly planned: number
  readonly done: number
}

export function sessionDays(sessions: readonly Session[]): SessionDay[] {
  const held = sessions.filter(({ plan }) => plan.status !== 'cancelled')
  return [...Map.groupBy(held, ({ plan }) => plan.on)]
    .map(([on, ofDay]) => ({
      on,
      planned: ofDay.filter(({ plan }) => plan.status === 'planned').length,
      done: ofDay.filter(({ plan }) => plan.status === 'done').length,
    }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** @param weeks rows of the calendar */
export function sessionsHeight(weeks: number): number {
  return weeks * CELL_HEIGHT + HEADINGS
}

/** The days of a span as a calendar of weeks from Monday; each day tells how many were held and how many are planned. */
export function sessionsOption(days: readonly SessionDay[], from: LocalDate, to: LocalDate): EChartsCoreOption {
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const day = days[dataIndex]
        return day === undefined
          ? ''
          : `${formatDate(day.on)}: ${t('overview.heldAndPlanned', { done: day.done, planned: day.planned })}`
      },
    },
    calendar: {
      top: 22,
      left: 30,
      right: 4,
      bottom: 4,
      orient: 'vertical',
      range: [from, to],
      cellSize: ['auto', CELL_HEIGHT],
      splitLine: { show: false },
      itemStyle: { color: colors.surface, borderColor: colors.line, borderWidth: 1 },
      yearLabel: { show: false },
      monthLabel: { ...label, nameMap: Array.from({ length: 12 }, (_, month) => `Th${month + 1}`) },
      dayLabel: { ...label, firstDay: 1, nameMap: DAY_NAMES },
    },
    visualMap: {
      type: 'piecewise',
      show: false,
      pieces: [
        { value: 0, color: colors.warningMark },
        { value: 1, color: colors.mark },
      ],
    },
    series: [
      {
        ...still,
        type: 'heatmap',
        coordinateSystem: 'calendar',
        label: {
          show: true,
          color: colors.text,
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => signOf(days[dataIndex]),
        },
        data: days.map((day) => ({ value: [day.on, day.done > 0 ? 1 : 0] })),
      },
    ],
  }
}

/** `3` held, `+1` planned. */
function signOf(day: SessionDay | undefined): string {
  if (day === undefined) return ''
  const planned = day.planned === 0 ? '' : `+${day.planned}`
  return day.done === 0 ? planned : `${day.done}${planned}`
}

export function sessionsTable(sessions: readonly Session[], on: LocalDate): ChartTableProps {
  return {
    caption: t('overview.sessionsTitle'),
    columns: [t('overview.day'), t('overview.place'), indicatorLabel('CC_TOTAL', on), t('overview.collected')],
    rows: sessions
      .filter(({ plan }) => plan.status !== 'cancelled')
      .map(({ plan, totals }) => ({
        key: plan.id,
        cells: [
          formatDate(plan.on),
          plan.status === 'planned' ? t('overview.plannedAt', { place: plan.place }) : plan.place,
          countText(totals['CC_TOTAL'] ?? null),
          countText(totals['EID_COL'] ?? null),
        ],
      })),
  }
}
