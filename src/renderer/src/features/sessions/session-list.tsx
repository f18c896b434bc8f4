import { Pencil, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import dataTable from '#renderer/ui/data-table.module.css'
import { SortHead } from '#renderer/ui/sort-head.tsx'
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'
import { sessionGroupTexts } from '#shared/sessions/session-groups.rules.ts'
import { ListFilters } from './list-filters.tsx'
import {
  type ListChoices,
  shownSessions,
  type SortColumn,
  sumOfExpected,
  sumOfTotals,
  unitsOf,
} from './session-rows.ts'
import { countText, hoursText, monthParts } from './session-words.ts'
import styles from './session-list.module.css'
import { StatusMark } from './status-mark.tsx'

interface SessionListProps {
  readonly on: LocalDate
  readonly sessions: readonly Session[]
  readonly choices: ListChoices
  readonly open: string | undefined
  readonly flagged: ReadonlySet<string>
  readonly unsaved: ReadonlySet<string>
  readonly onChoose: (changes: Partial<ListChoices>) => void
  readonly onOpen: (id: string) => void
}

/** A figure that goes first where there is little room. */
const wideFigure = `${dataTable.figure} ${styles.wideFigure}`

const figures = ['CC_TOTAL', 'EID_COL', 'EID_ACT'] as const

/** The sessions of a month as a table that is filtered and sorted. */
export function SessionList(props: SessionListProps) {
  const { on, sessions, choices, onChoose } = props
  const shown = shownSessions(sessions, choices)
  const sums = sumOfTotals(shown)
  return (
    <div className={styles.pane}>
      <ListFilters choices={choices} units={unitsOf(sessions)} onChange={onChoose} />
      <div className={`${dataTable.scroll} ${styles.scroll}`}>
        <table className={`${dataTable.table} ${styles.table}`} aria-label={t('sessions.list', monthParts(on))}>
          <ListHead on={on} choices={choices} onChoose={onChoose} />
          <tbody>
            {shown.map((session) => (
              <ListRow key={session.plan.id} {...props} session={session} />
            ))}
            {shown.length === 0 && (
              <tr>
                <td className={dataTable.none} colSpan={11}>
                  {t('sessions.noneFound')}
                </td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('sessions.total', { count: shown.length })}
              </th>
              <td className={styles.hours} aria-hidden />
              <td className={styles.wide} colSpan={3} aria-hidden />
              <td className={wideFigure}>{countText(sumOfExpected(shown))}</td>
              {figures.map((code) => (
                <td key={code} className={wideFigure}>
                  {countText(sums[code])}
                </td>
              ))}
              <td aria-hidden />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}

function ListHead({ on, choices, onChoose }: Pick<SessionListProps, 'on' | 'choices' | 'onChoose'>) {
  const { sort: by, isDown } = choices
  const head = (sort: SortColumn, label: string, className?: string): ReactNode => (
    <SortHead
      sorted={sort === by ? (isDown ? 'descending' : 'ascending') : undefined}
      className={className}
      onSort={() => onChoose({ sort, isDown: sort === by && !isDown })}
    >
      {label}
    </SortHead>
  )
  return (
    <thead>
      <tr>
        {head('on', t('sessions.columnDay'))}
        <th scope="col" className={styles.hours}>
          {t('sessions.columnHours')}
        </th>
        {head('place', t('sessions.columnPlace'))}
        <th scope="col" className={styles.wide}>
          {t('sessions.columnHost')}
        </th>
        {head('group', t('sessions.columnGroup'), styles.wide)}
        {head('workedBy', t('sessions.columnUnit'), styles.wide)}
        {head('expected', t('sessions.columnExpected'), wideFigure)}
        {head('CC_TOTAL', cardLabel(on), wideFigure)}
        {head('EID_COL', t('sessions.columnCollected'), wideFigure)}
        {head('EID_ACT', t('sessions.columnActivated'), wideFigure)}
        <th scope="col">{t('sessions.columnStatus')}</th>
      </tr>
    </thead>
  )
}

function cardLabel(on: LocalDate): string {
  return on < '2024-07-01' ? 'CCCD' : indicatorShortLabel('CC_TOTAL', on)
}

function ListRow({
  session: { plan, totals },
  open,
  flagged,
  unsaved,
  onOpen,
}: SessionListProps & { readonly session: Session }) {
  return (
    <tr aria-selected={plan.id === open}>
      <td>{formatDate(plan.on)}</td>
      <td className={styles.hours}>
        {plan.startsAt === null && plan.endsAt === null ? t('sessions.none') : hoursText(plan)}
      </td>
      <td className={styles.place} title={plan.place}>
        {flagged.has(plan.id) && (
          <TriangleAlert className={styles.flag} role="img" aria-label={t('sessions.mayBeSame')} size={13} />
        )}
        {unsaved.has(plan.id) && (
          <Pencil className={styles.flag} role="img" aria-label={t('sessions.unsavedMark')} size={12} />
        )}
        <button type="button" className={styles.open} data-session={plan.id} onClick={() => onOpen(plan.id)}>
          {plan.place}
        </button>
      </td>
      <td className={styles.wide} title={plan.host}>
        {plan.host === '' ? t('sessions.none') : plan.host}
      </td>
      <td className={styles.wide} title={sessionGroupTexts[plan.group]}>
        {plan.group === 'other' && plan.groupNote !== '' ? plan.groupNote : sessionGroupTexts[plan.group]}
      </td>
      <td className={styles.wide} title={plan.workedBy}>
        {plan.workedBy}
      </td>
      <td className={wideFigure}>{countText(plan.expected)}</td>
      {figures.map((code) => (
        <td key={code} className={wideFigure}>
          {countText(totals[code])}
        </td>
      ))}
      <td>
        <StatusMark status={plan.status} />
      </td>
    </tr>
  )
}
