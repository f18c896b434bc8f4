import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { AccountPipeline, Overview } from '#shared/figures/overview.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { ChartCard } from './chart-card.tsx'
import { coverageHeight, coverageOption, coveragePlace, coverageTable } from './coverage-chart.ts'
import type { AskedFigure } from './makeup-panel.tsx'
import type { OverviewPeriod } from './overview-view.tsx'
import { pipelineOption, pipelineStages, pipelineTable } from './pipeline-chart.ts'

const PIPELINE_HEIGHT = 232

interface PipelineCardProps {
  readonly accounts: readonly AccountPipeline[]
  readonly period: OverviewPeriod
  readonly onAsk: (figure: Omit<AskedFigure, 'indicator'> & { indicator?: string }) => void
}

/** From collected to activated, levels beside each other; a bar opens what was added in the span. */
export function PipelineCard({ accounts, period, onAsk }: PipelineCardProps) {
  const option = useMemo(() => pipelineOption(accounts, period.to), [accounts, period.to])
  const choose = (series: number, at: number): void => {
    const indicator = flowOf(series, at)
    if (indicator !== undefined) onAsk({ indicator, from: period.from, to: period.to })
  }
  return (
    <ChartCard
      title={t('overview.pipelineTitle')}
      aside={t('overview.pipelineAside', { day: formatDate(period.to) })}
      empty={
        accounts.every((one) => one.collected === null && one.approved === null && one.activated === null)
          ? t('overview.noFigures')
          : undefined
      }
      option={option}
      height={PIPELINE_HEIGHT}
      table={pipelineTable(accounts, period.to)}
      onChoose={choose}
    />
  )
}

/** The flow that a bar adds up; what waits is a difference and opens nothing. */
function flowOf(level: number, at: number): string | undefined {
  const stage = pipelineStages[at]
  const codes = { collected: 'COL', approved: 'APP', rejected: 'REJ', activated: 'ACT' } as const
  return stage === undefined || stage === 'waiting' ? undefined : `EID${level + 1}_${codes[stage]}`
}

interface CoverageCardProps {
  readonly book: Overview
  readonly onOpen: (place: { unitCode: string; on: LocalDate }) => void
}

/** Communes × days: who has not reported when. */
export function CoverageCard({ book, onOpen }: CoverageCardProps) {
  const option = useMemo(() => coverageOption(book), [book])
  const missing = book.coverage.reduce((sum, row) => sum + row.days.filter((one) => one === 'missing').length, 0)
  return (
    <ChartCard
      title={t('overview.coverageTitle')}
      aside={missing === 0 ? t('overview.nothingMissing') : t('overview.missingCount', { count: missing })}
      empty={book.coverage.length === 0 ? t('overview.noFigures') : undefined}
      option={option}
      height={coverageHeight(book)}
      table={coverageTable(book)}
      onChoose={(_, at) => {
        const place = coveragePlace(book, at)
        if (place !== null) onOpen({ unitCode: place.unitCode, on: place.on })
      }}
    />
  )
}
