import { ArrowDown, ArrowUp, Pencil, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'
import { sessionGroupTexts } from '#shared/texts/session.texts.ts'
import { ListFilters } from './list-filters.tsx'
import { type ListChoices, shownSessions, type SortColumn, sumOfTotals, unitsOf } from './session-rows.ts'
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

const figures = ['CC_TOTAL', 'EID_COL', 'EID_ACT'] as const

/** The sessions of a month as a table that is filtered and sorted. */
export function SessionList(props: SessionListProps) {
  const { on, sessions, choices, onChoose } = props
  const shown = shownSessions(sessions, choices)
  const sums = sumOfTotals(shown)
  return (
    <div className={styles.pane}>
      <ListFilters choices={choices} units={unitsOf(sessions)} onChange={onChoose} />
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('sessions.list', monthParts(on))}>
          <ListHead on={on} choices={choices} onChoose={onChoose} />
          <tbody>
            {shown.map((session) => (
              <ListRow key={session.plan.id} {...props} session={session} />
            ))}
            {shown.length === 0 && (
              <tr>
                <td className={styles.nothing} colSpan={11}>
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
              <td className={styles.wideFigure}>
                {countText(shown.reduce((sum, { plan }) => sum + (plan.expected ?? 0), 0))}
              </td>
              {figures.map((code) => (
                <td key={code} className={styles.wideFigure}>
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
  const head = (sort: SortColumn, label: string, className?: string): ReactNode => (
    <SortHead sort={sort} choices={choices} className={className} onChoose={onChoose}>
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
        {head('expected', t('sessions.columnExpected'), styles.wideFigure)}
        {head('CC_TOTAL', cardLabel(on), styles.wideFigure)}
        {head('EID_COL', t('sessions.columnCollected'), styles.wideFigure)}
        {head('EID_ACT', t('sessions.columnActivated'), styles.wideFigure)}
        <th scope="col">{t('sessions.columnStatus')}</th>
      </tr>
    </thead>
  )
}

function cardLabel(on: LocalDate): string {
  return on < '2024-07-01' ? 'CCCD' : indicatorShortLabel('CC_TOTAL', on)
}

interface SortHeadProps extends Pick<SessionListProps, 'choices' | 'onChoose'> {
  readonly sort: SortColumn
  readonly className: string | undefined
  readonly children: ReactNode
}

function SortHead({ sort, choices, className, onChoose, children }: SortHeadProps) {
  const isSorted = choices.sort === sort
  const Arrow = choices.isDown ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (choices.isDown ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onChoose({ sort, isDown: isSorted && !choices.isDown })}
      >
        {children}
        {isSorted && <Arrow aria-hidden size={12} />}
      </button>
    </th>
  )
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
      <td className={styles.wideFigure}>{countText(plan.expected)}</td>
      {figures.map((code) => (
        <td key={code} className={styles.wideFigure}>
          {countText(totals[code])}
        </td>
      ))}
      <td>
        <StatusMark status={plan.status} />
      </td>
    </tr>
  )
}
