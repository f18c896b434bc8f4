import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { DayState } from '#shared/figures/figures.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { DayStatePills } from './day-state-pills.tsx'
import styles from './today-screen.module.css'
import { TodayView } from './today-view.tsx'

/** "Hôm nay": who is in, who is missing, how far the targets are, what to do next. */
export function TodayScreen() {
  const today = useToday()
  const on = useSearch({ from: '/' }).on ?? today
  const navigate = useNavigate()
  const goTo = useCallback((date: LocalDate) => void navigate({ to: '/', search: { on: date } }), [navigate])
  const answer = useBackendQuery(
    'figures.getToday',
    { on: on ?? '' },
    { enabled: on !== undefined, keepPrevious: true },
  )
  const format = useBackendQuery('settings.getReporting', {}).data
  return (
    <Screen
      title={t('today.title')}
      tools={on !== undefined && <DateStepper value={on} today={today} onChange={goTo} />}
      status={answer.data !== undefined && !answer.isPlaceholderData && <DayPills state={answer.data.state} />}
    >
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {answer.data === undefined || format === undefined ? (
        !answer.isError && <Loading />
      ) : (
        // While another day is on its way, the day before it stays in sight and cannot be acted on.
        <div className={styles.whole} inert={answer.isPlaceholderData} aria-busy={answer.isPlaceholderData}>
          <TodayView today={answer.data} format={format} currentDay={today ?? answer.data.state.on} />
        </div>
      )}
    </Screen>
  )
}

function DayPills({ state }: { readonly state: DayState }) {
  return (
    <>
      {state.isRestDay && <Pill tone="neutral">{t('today.restDay', { name: state.restDayName ?? '' })}</Pill>}
      <DayStatePills state={state} />
      {state.status === 'approved' && state.sentAt === null && <Pill tone="warning">{t('today.notSent')}</Pill>}
    </>
  )
}
