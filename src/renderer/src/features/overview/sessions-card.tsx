import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { dayOfWeek, daysBetween } from '#shared/kernel/local-date.ts'
import { ChartCard } from './chart-card.tsx'
import type { OverviewPeriod } from './overview-view.tsx'
import { sessionDays, sessionsHeight, sessionsOption, sessionsTable } from './sessions-chart.ts'

const DAYS_OF_WEEK = 7

/** Mobile sessions of the span on a calendar. */
export function SessionsCard({ period: { from, lastDay } }: { readonly period: OverviewPeriod }) {
  const navigate = useNavigate()
  const { data: sessions, error } = useBackendQuery(
    'sessions.listSessions',
    { from, to: lastDay },
    { keepPrevious: true },
  )
  const days = useMemo(() => sessionDays(sessions ?? []), [sessions])
  const option = useMemo(() => sessionsOption(days, from, lastDay), [days, from, lastDay])
  const weeks = Math.ceil((dayOfWeek(from) - 1 + daysBetween(from, lastDay) + 1) / DAYS_OF_WEEK)
  const [done, planned] = [sum(days.map((day) => day.done)), sum(days.map((day) => day.planned))]
  return (
    <ChartCard
      title={t('overview.sessionsTitle')}
      aside={sessions === undefined ? undefined : t('overview.heldAndPlanned', { done, planned })}
      // Nothing is said of sessions before the book has answered.
      empty={sessions === undefined ? '' : days.length === 0 ? t('overview.noSessions') : undefined}
      error={error}
      option={option}
      height={sessionsHeight(weeks)}
      table={sessionsTable(sessions ?? [], lastDay)}
      onChoose={(_, at) => {
        const day = days[at]
        if (day !== undefined) void navigate({ to: '/sessions', search: { on: day.on } })
      }}
    />
  )
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
