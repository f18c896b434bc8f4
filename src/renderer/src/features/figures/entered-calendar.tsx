import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import type { Today } from '#shared/figures/today.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import styles from './entered-calendar.module.css'

type Status = Today['rows'][number]['status']

const statusText: Readonly<Record<Status, string>> = {
  reported: t('today.statusReported'),
  partial: t('today.statusPartial'),
  missing: t('today.statusMissing'),
  'not-due': t('today.statusNotDue'),
}
const statuses = ['reported', 'partial', 'missing', 'not-due'] as const satisfies readonly Status[]

/** Communes × the last days: a form and a word for each status, not a colour alone. */
export function EnteredCalendar({ rows, calendar }: Pick<Today, 'rows' | 'calendar'>) {
  const names = new Map(rows.map(({ unit }) => [unit.code, unit.name]))
  return (
    <Card title={t('today.calendarTitle')} aside={t('today.calendarAside')} isScrolling>
      <table className={styles.table}>
        <DayHeadings days={calendar[0]?.days.map(({ on }) => on) ?? []} />
        <tbody>
          {calendar.map((row) => (
            <tr key={row.unitCode}>
              <th scope="row" className={styles.unit} title={names.get(row.unitCode)}>
                {names.get(row.unitCode) ?? row.unitCode}
              </th>
              {row.days.map(({ on, status }) => (
                <td key={on} className={styles.cell}>
                  <span
                    className={styles.status}
                    data-status={status}
                    title={`${formatDate(on)}: ${statusText[status]}`}
                  />
                  <VisuallyHidden>{statusText[status]}</VisuallyHidden>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.legend} aria-hidden>
        {statuses.map((status) => (
          <li key={status}>
            <span className={styles.status} data-status={status} /> {statusText[status]}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function DayHeadings({ days }: { readonly days: readonly LocalDate[] }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.corner}>
          <VisuallyHidden>{t('today.calendarUnit')}</VisuallyHidden>
        </th>
        {days.map((on) => (
          <th key={on} scope="col" className={styles.day}>
            <Link to="/entry" search={{ on }} aria-label={formatDate(on)} title={formatDate(on)}>
              {on.slice(8)}
            </Link>
          </th>
        ))}
      </tr>
    </thead>
  )
}
