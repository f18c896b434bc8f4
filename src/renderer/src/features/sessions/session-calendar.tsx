import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { addDays, dayOfWeek, formatDate, formatDayOfWeek, type LocalDate, monthOf } from '#shared/kernel/local-date.ts'
import type { CalendarDay } from './month-weeks.ts'
import styles from './session-calendar.module.css'
import { SessionChip } from './session-chip.tsx'
import { monthParts } from './session-words.ts'

interface SessionCalendarProps {
  /** A day of the month shown. */
  readonly on: LocalDate
  readonly today: LocalDate
  readonly weeks: readonly (readonly CalendarDay[])[]
  readonly open: string | undefined
  readonly flagged: ReadonlySet<string>
  readonly unsaved: ReadonlySet<string>
  /** Missing for who may only read. */
  readonly onAdd: ((on: LocalDate) => void) | undefined
  readonly onOpen: (id: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** The month on a wall: arrows go from day to day, Enter on a day writes a session down, on a session opens it. */
export function SessionCalendar(props: SessionCalendarProps) {
  const { on, today, weeks, onAdd } = props
  const table = useRef<HTMLTableElement>(null)
  const [stood, setStood] = useState<LocalDate>(on)
  const isShown = (day: LocalDate): boolean => weeks.some((week) => week.some((one) => one.on === day))
  const stop = isShown(stood) && monthOf(stood) === monthOf(on) ? stood : monthOf(today) === monthOf(on) ? today : on
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = steps[event.key]
    const day = event.target instanceof HTMLElement ? event.target.dataset['day'] : undefined
    const from = weeks.flat().find((one) => one.on === day)?.on
    if (step === undefined || from === undefined || event.altKey || event.ctrlKey) return
    event.preventDefault()
    const to = addDays(from, step)
    const target = table.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)
    if (!target) return
    setStood(to)
    target.focus()
  }
  return (
    <div className={styles.scroll}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between the buttons inside */}
      <table
        ref={table}
        className={styles.table}
        aria-label={t('sessions.calendar', monthParts(on))}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day.on} scope="col">
                <span className={styles.long}>{formatDayOfWeek(day.on)}</span>
                <abbr className={styles.short} title={formatDayOfWeek(day.on)}>
                  {shortDay(day.on)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.on}>
              {week.map((day) => (
                <DayCell key={day.on} {...props} day={day} isStop={day.on === stop} onAdd={onAdd} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** T2 … T7, CN */
function shortDay(on: LocalDate): string {
  const day = dayOfWeek(on)
  return day === 7 ? 'CN' : `T${day + 1}`
}

interface DayCellProps extends SessionCalendarProps {
  readonly day: CalendarDay
  /** Where Tab comes in. */
  readonly isStop: boolean
}

function DayCell({ day, isStop, open, flagged, unsaved, onAdd, onOpen }: DayCellProps) {
  const number = day.on.slice(8).replace(/^0/, '')
  const name = [
    formatDate(day.on),
    day.isToday && t('sessions.today'),
    day.holiday ?? (day.isRest && t('sessions.restDay')),
  ]
    .filter((part) => typeof part === 'string')
    .join(', ')
  return (
    <td
      className={styles.day}
      data-other={!day.isOfMonth || undefined}
      data-rest={day.isRest || undefined}
      data-today={day.isToday || undefined}
    >
      <div className={styles.head}>
        {onAdd === undefined ? (
          <span className={styles.number} title={name}>
            {number}
          </span>
        ) : (
          <button
            type="button"
            className={styles.number}
            data-day={day.on}
            tabIndex={isStop ? 0 : -1}
            aria-label={t('sessions.addOn', { day: number, date: name })}
            aria-current={day.isToday ? 'date' : undefined}
            title={t('sessions.addOn', { day: number, date: name })}
            onClick={() => onAdd(day.on)}
          >
            {number}
            <Plus className={styles.plus} aria-hidden size={12} />
          </button>
        )}
        {day.holiday !== undefined && <span className={styles.holiday}>{day.holiday}</span>}
      </div>
      {day.sessions.length > 0 && (
        <ul className={styles.chips}>
          {day.sessions.map((session) => (
            <li key={session.plan.id}>
              <SessionChip
                session={session}
                isOpen={session.plan.id === open}
                isFlagged={flagged.has(session.plan.id)}
                isUnsaved={unsaved.has(session.plan.id)}
                onOpen={onOpen}
              />
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}
