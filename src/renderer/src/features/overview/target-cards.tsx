import { useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { TargetRemarks } from '#renderer/ui/target-remarks.tsx'
import type { Output } from '#shared/contract/contract.ts'
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import { formatDate, maxDate } from '#shared/kernel/local-date.ts'
import { formatPercent, type PercentFormat } from '#shared/kernel/ratio.ts'
import type { TargetProgress } from '#shared/targets/progress.schema.ts'
import { ChartCard } from './chart-card.tsx'
import type { AskedFigure } from './makeup-panel.tsx'
import type { OverviewPeriod } from './overview-view.tsx'
import { progressOption, progressTable, spanOfPoint } from './progress-chart.ts'
import { ranked, rankingHeight, rankingOption, rankingTable } from './ranking-chart.ts'

type Ask = (figure: Omit<AskedFigure, 'indicator'>) => void

const PROGRESS_HEIGHT = 232

interface ProgressCardProps {
  readonly measure: TargetMeasure
  readonly period: OverviewPeriod
  readonly onAsk: Ask
}

/** The whole unit against its target over the span, with the line it had to keep. */
export function ProgressCard({ measure, period, onAsk }: ProgressCardProps) {
  const unit = useBackendQuery('units.getWorkspace', {}).data?.unit.code
  const answer = useBackendQuery(
    'targets.getSeries',
    { unitCode: unit ?? '', measure, from: period.from, to: period.lastDay },
    { enabled: unit !== undefined, keepPrevious: true },
  )
  const series = answer.data
  const option = useMemo(() => (series === undefined ? {} : progressOption(series)), [series])
  if (series === undefined)
    return (
      <ChartCard
        title={t('overview.progressTitle')}
        empty=""
        error={answer.error}
        option={{}}
        height={0}
        table={noTable}
      />
    )
  const hasTarget = series.needed !== null && series.to !== null
  const choose = (at: number): void => {
    const span = spanOfPoint(series.points, at, period.from)
    if (span !== null) onAsk(span)
  }
  return (
    <ChartCard
      title={t('overview.progressTitle')}
      aside={
        hasTarget
          ? t('overview.progressAside', { until: series.to === null ? '' : formatDate(series.to) })
          : t('overview.noTarget')
      }
      empty={series.points.every(({ numerator }) => numerator === null) ? t('overview.noFigures') : undefined}
      option={option}
      height={PROGRESS_HEIGHT}
      table={progressTable(series)}
      onChoose={(_, at) => choose(at)}
    />
  )
}

const noTable = { caption: '', columns: [], rows: [] }

interface RankingCardProps {
  readonly progress: Output<'targets.getProgress'>
  readonly period: OverviewPeriod
  readonly format: PercentFormat
  readonly onAsk: Ask
}

/** Communes from the best to the last against their targets. */
export function RankingCard({ progress, period, format, onAsk }: RankingCardProps) {
  const rows = useMemo(() => ranked(progress.rows), [progress])
  const [whole] = progress.totals
  const option = useMemo(() => rankingOption(rows, whole?.average, format), [rows, whole, format])
  const choose = (row: TargetProgress): void =>
    onAsk({
      from: row.target.kind === 'in-period' ? row.target.from : maxDate(row.target.from, period.from),
      to: period.to,
      unitCode: row.unitCode,
      unitName: row.unitName,
    })
  return (
    <ChartCard
      title={t('overview.rankingTitle')}
      aside={
        whole === undefined
          ? undefined
          : t('overview.rankingAside', { rate: formatPercent(whole.numerator, whole.needed, format) })
      }
      empty={rows.length === 0 ? t('overview.noTarget') : undefined}
      option={option}
      height={rankingHeight(rows)}
      table={rankingTable(rows, format, choose)}
      onChoose={(_, at) => {
        const row = rows[at]
        if (row !== undefined) choose(row)
      }}
    >
      {whole !== undefined && <TargetRemarks rows={progress.rows} total={whole} />}
    </ChartCard>
  )
}
