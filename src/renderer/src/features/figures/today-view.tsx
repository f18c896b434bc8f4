import type { Today } from '#shared/figures/today.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { PercentFormat } from '#shared/kernel/ratio.ts'
import { EnteredCalendar } from './entered-calendar.tsx'
import { MeasureCard } from './measure-card.tsx'
import { MessageCard } from './message-card.tsx'
import { ProgressCard } from './progress-card.tsx'
import { TasksCard } from './tasks-card.tsx'
import styles from './today-view.module.css'

interface TodayViewProps {
  readonly today: Today
  readonly format: PercentFormat
  /** The day it is now, which the shown day may not be. */
  readonly currentDay: LocalDate
}

export function TodayView({ today, format, currentDay }: TodayViewProps) {
  const on = today.state.on
  const activation = today.measures.find((one) => one.measure === 'ACT')
  return (
    <div className={styles.view}>
      <div className={styles.measures}>
        {today.measures.map((measure) => (
          <MeasureCard key={measure.measure} measure={measure} on={on} format={format} />
        ))}
      </div>
      <div className={styles.charts}>
        <ProgressCard rows={today.progress} whole={activation?.target ?? null} format={format} />
        <EnteredCalendar rows={today.rows} calendar={today.calendar} />
      </div>
      <div className={styles.side}>
        <TasksCard today={today} currentDay={currentDay} />
        <MessageCard state={today.state} message={today.message} />
      </div>
    </div>
  )
}
