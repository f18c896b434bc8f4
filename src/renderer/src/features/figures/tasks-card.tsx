import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackupNow } from '#renderer/rpc/use-backup-now.ts'
import { instantDate } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { ButtonLink } from '#renderer/ui/button-link.tsx'
import { Card } from '#renderer/ui/card.tsx'
import type { Today } from '#shared/figures/figures.schema.ts'
import { daysBetween, type LocalDate } from '#shared/kernel/local-date.ts'
import styles from './tasks-card.module.css'

const daysShown = 4

/** What is waiting, each with the one thing to do about it, and the day's next step as the primary button. */
export function TasksCard({ today, currentDay }: { readonly today: Today; readonly currentDay: LocalDate }) {
  const { counts, openDays, unsentDays } = today
  const on = today.state.on
  const hasIssues = today.state.status === 'open' && counts.errors + counts.warnings > 0
  const isWaiting = counts.missing > 0 || hasIssues || openDays.length > 0 || unsentDays.length > 0
  return (
    <Card title={t('today.tasksTitle')}>
      {!isWaiting && <p className={styles.detail}>{t('today.tasksNone')}</p>}
      <ul className={styles.tasks}>
        {counts.missing > 0 && (
          <Task text={t('today.missing', { count: counts.missing })} detail={missingNames(today)}>
            <TaskLink to="/entry" search={{ on }} tone="warning">
              {t('today.missingAction')}
            </TaskLink>
          </Task>
        )}
        {hasIssues && (
          <Task text={issuesText(counts)}>
            <TaskLink to="/entry" search={{ on }} tone={counts.errors > 0 ? 'error' : 'warning'}>
              {t('today.issuesAction')}
            </TaskLink>
          </Task>
        )}
        <DaysTask days={openDays} text={t('today.openDays', { count: openDays.length })} to="/entry" />
        <DaysTask days={unsentDays} text={t('today.unsentDays', { count: unsentDays.length })} to="/" />
        <BackupTask lastBackupAt={today.lastBackupAt} currentDay={currentDay} />
      </ul>
      <PrimaryStep today={today} on={on} />
    </Card>
  )
}

function missingNames(today: Today): string {
  return today.rows
    .filter((row) => row.status === 'missing')
    .map((row) => row.unit.name)
    .join(', ')
}

function issuesText({ errors, warnings }: Today['counts']): string {
  return [
    ...(errors > 0 ? [t('today.errors', { count: errors })] : []),
    ...(warnings > 0 ? [t('today.warnings', { count: warnings })] : []),
  ].join(', ')
}

function Task({
  text,
  detail,
  children,
}: {
  readonly text: string
  readonly detail?: string
  readonly children: ReactNode
}) {
  return (
    <li className={styles.task}>
      <div className={styles.line}>
        <span>{text}</span>
        {children}
      </div>
      {detail !== undefined && (
        <p className={styles.detail} title={detail}>
          {detail}
        </p>
      )}
    </li>
  )
}

function TaskLink({
  tone,
  ...link
}: LinkProps & { readonly tone: 'warning' | 'error' | 'done'; readonly children: ReactNode }) {
  return <Link {...link} className={styles.action} data-tone={tone} />
}

function DaysTask({
  days,
  text,
  to,
}: {
  readonly days: readonly string[]
  readonly text: string
  readonly to: '/' | '/entry'
}) {
  if (days.length === 0) return null
  const label = to === '/entry' ? 'today.openDayAction' : 'today.unsentDayAction'
  return (
    <li className={styles.task}>
      <span>{text}</span>
      <div className={styles.days}>
        {days.slice(0, daysShown).map((on) => (
          <TaskLink key={on} to={to} search={{ on: on }} tone="warning">
            {t(label, { day: shortDay(on) })}
          </TaskLink>
        ))}
        {days.length > daysShown && (
          <span className={styles.detail}>{t('today.moreDays', { count: days.length - daysShown })}</span>
        )}
      </div>
    </li>
  )
}

function shortDay(on: string): string {
  return `${on.slice(8)}/${on.slice(5, 7)}`
}

function BackupTask({
  lastBackupAt,
  currentDay,
}: {
  readonly lastBackupAt: string | null
  readonly currentDay: LocalDate
}) {
  const backup = useBackupNow()
  const run = async (): Promise<void> => {
    try {
      const made = await backup.run()
      if (made !== null) notifications.show({ title: t('today.backupDone'), message: made.path })
    } catch (error) {
      notifications.show({ color: 'red', message: errorText(error), autoClose: false })
    }
  }
  return (
    <li className={styles.task}>
      <span>{backupText(lastBackupAt, currentDay)}</span>
      <div className={styles.days}>
        <Button size="compact-sm" radius="xl" variant="light" loading={backup.isRunning} onClick={() => void run()}>
          {t('today.backupAction')}
        </Button>
        <TaskLink to="/backup" tone="done">
          {t('today.restoreAction')}
        </TaskLink>
      </div>
    </li>
  )
}

function backupText(lastBackupAt: string | null, currentDay: LocalDate): string {
  if (lastBackupAt === null) return t('today.backupNever')
  const days = daysBetween(instantDate(lastBackupAt), currentDay)
  return days <= 0 ? t('today.backupToday') : t('today.backupDaysAgo', { count: days })
}

function PrimaryStep({ today, on }: { readonly today: Today; readonly on: LocalDate }) {
  const day = shortDay(on)
  if (today.state.status === 'closed') {
    return (
      <ButtonLink to="/reports" search={{ form: 'BM01', kind: 'day', on }} fullWidth>
        {t('today.primaryExport', { day })}
      </ButtonLink>
    )
  }
  const isComplete = today.counts.missing === 0 && today.counts.errors === 0
  return (
    <ButtonLink to="/entry" search={{ on }} fullWidth>
      {t(isComplete ? 'today.primaryClose' : 'today.primaryEnter', { day })}
    </ButtonLink>
  )
}
