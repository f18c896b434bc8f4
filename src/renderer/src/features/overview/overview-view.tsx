import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { targetNumerators } from '#shared/indicators/indicators.rules.ts'
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { PercentFormat } from '#shared/kernel/ratio.ts'
import { CoverageCard, PipelineCard } from './book-cards.tsx'
import { type AskedFigure, MakeupPanel } from './makeup-panel.tsx'
import { receivesSheets } from '#shared/units/unit-kind.rules.ts'
import styles from './overview.module.css'
import { SessionsCard } from './sessions-card.tsx'
import { ProgressCard, RankingCard } from './target-cards.tsx'

export interface OverviewPeriod {
  readonly from: LocalDate
  /** The last day that has come. */
  readonly to: LocalDate
  readonly lastDay: LocalDate
}

interface OverviewViewProps {
  readonly period: OverviewPeriod
  readonly measure: TargetMeasure
  readonly format: PercentFormat
}

/** Progress and pipeline above, the communes, the missing days and the sessions below. */
export function OverviewView({ period, measure, format }: OverviewViewProps) {
  const { from, to } = period
  const [asked, setAsked] = useState<AskedFigure | null>(null)
  const navigate = useNavigate()
  const workspace = useBackendQuery('units.getWorkspace', {}).data
  const receives = workspace !== undefined && workspace !== null && receivesSheets(workspace)
  const book = useBackendQuery('figures.getOverview', { from, to }, { keepPrevious: true })
  const progress = useBackendQuery('targets.getProgress', { on: to, measure }, { keepPrevious: true })
  const flow = targetNumerators(measure).flow
  const ask = useMemo(
    () => (figure: Omit<AskedFigure, 'indicator'> & { indicator?: string }) => setAsked({ indicator: flow, ...figure }),
    [flow],
  )
  const error = book.error ?? progress.error
  if (error !== null) return <Notice tone="error">{errorText(error)}</Notice>
  if (book.data === undefined || progress.data === undefined) return <Loading />
  return (
    <div className={styles.view} data-without-sessions={receives || undefined}>
      <ProgressCard measure={measure} period={period} onAsk={ask} />
      <PipelineCard accounts={book.data.accounts} period={period} onAsk={ask} />
      <RankingCard progress={progress.data} period={period} format={format} onAsk={ask} />
      <CoverageCard
        book={book.data}
        onOpen={({ unitCode, on }) => void navigate({ to: '/entry', search: { on, unit: unitCode } })}
      />
      {!receives && <SessionsCard period={period} />}
      <MakeupPanel asked={asked} onAsk={setAsked} />
      <p className={styles.hint}>{t('overview.hint')}</p>
    </div>
  )
}
