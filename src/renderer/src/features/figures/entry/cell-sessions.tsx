import { Link } from '@tanstack/react-router'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { DayCell } from '#shared/figures/figures.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { sessionTotals } from '#shared/sessions/session-figures.rules.ts'
import styles from './entry-panel.module.css'

interface CellSessionsProps {
  readonly cell: Pick<DayCell, 'unitCode' | 'indicator' | 'on'>
  /** The mobile part of the cell. */
  readonly mobile: number
}

/** Which mobile sessions the mobile part of a cell comes from, each opened with a click. */
export function CellSessions({ cell: { unitCode, indicator, on }, mobile }: CellSessionsProps) {
  const sessions = useBackendQuery('sessions.listSessions', { from: on, to: on, status: 'done' }).data
  if (sessions === undefined) return null
  const found = sessions.flatMap(({ plan, figures }) => {
    const value = sessionTotals(figures.filter((one) => one.unitCode === unitCode))[indicator]
    return value === undefined ? [] : [{ plan, value }]
  })
  const rest = mobile - found.reduce((sum, { value }) => sum + value, 0)
  return (
    <ul className={styles.sessions} aria-label={t('entry.sessions')}>
      {found.map(({ plan, value }) => (
        <li key={plan.id}>
          <Link to="/sessions" search={{ on, session: plan.id }} className={styles.session}>
            {plan.place}
          </Link>
          <strong>{formatCount(value)}</strong>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <span>{t('entry.unrecordedMobile')}</span>
          <strong>{formatCount(rest)}</strong>
        </li>
      )}
    </ul>
  )
}
