import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useBackupNow } from '#renderer/rpc/use-backup-now.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { dateOfInstant } from '#shared/kernel/instant.ts'
import { t } from '#renderer/texts/vi.ts'
import { ButtonLink } from '#renderer/ui/button-link.tsx'
import { Card } from '#renderer/ui/card.tsx'
import type { Today } from '#shared/figures/today.schema.ts'
import { daysBetween, type LocalDate } from '#shared/kernel/local-date.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import { DayTasks } from './day-tasks.tsx'
import { SheetsTask, useLackingSheets } from './sheets-task.tsx'
import { shortDay, Task, TaskLink } from './task.tsx'
import styles from './tasks-card.module.css'

/** What is waiting, each with the one thing to do about it, and the day's next step as the primary button. */
export function TasksCard({ today, currentDay }: { readonly today: Today; readonly currentDay: LocalDate }) {
  const { counts, openDays, unapprovedDays, unsentDays } = today
  const on = today.state.on
  const hasIssues = today.state.status === 'open' && counts.errors + counts.warnings > 0
  const lacking = useLackingSheets(on)
  const missing = lacking?.length ?? counts.missing
  const isWaiting = missing > 0 || hasIssues || openDays.length + unapprovedDays.length + unsentDays.length > 0
  return (
    <Card title={t('today.tasksTitle')}>
      {!isWaiting && <p className={styles.detail}>{t('today.tasksNone')}</p>}
      <ul className={styles.tasks}>
        {lacking !== undefined && lacking.length > 0 && <SheetsTask units={lacking} on={on} />}
        {lacking === undefined && counts.missing > 0 && !isOfUnits(today) && <MissingTask today={today} on={on} />}
        {hasIssues && (
          <Task text={issuesText(counts)}>
            <TaskLink to="/entry" search={{ on }} tone={counts.errors > 0 ? 'error' : 'warning'}>
              {t('today.issuesAction')}
            </TaskLink>
          </Task>
        )}
        <DayTasks today={today} currentDay={currentDay} />
        <BackupTask lastBackupAt={today.lastBackupAt} currentDay={currentDay} />
        <SecondPlaceTask currentDay={currentDay} />
      </ul>
      <PrimaryStep today={today} on={on} />
    </Card>
  )
}

function MissingTask({ today, on }: { readonly today: Today; readonly on: LocalDate }) {
  const { missing } = today.counts
  return (
    <Task text={t('today.missing', { count: missing })} detail={missingNames(today)}>
      <TaskLink to="/entry" search={{ on }} tone="warning">
        {t('today.missingAction')}
      </TaskLink>
    </Task>
  )
}

/** A province's day is shown by the units that report to it. */
function isOfUnits({ rows }: Today): boolean {
  return rows.some(({ unit }) => isGroup(unit))
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
  const days = daysBetween(dateOfInstant(lastBackupAt), currentDay)
  return days <= 0 ? t('today.backupToday') : t('today.backupDaysAgo', { count: days })
}

/** The copy on a stick, asked for every week. */
function SecondPlaceTask({ currentDay }: { readonly currentDay: LocalDate }) {
  const place = useBackendQuery('backup.getSchedule', {}).data?.secondPlace
  if (place === undefined || !place.isDue) return null
  const text =
    place.lastAt === null
      ? t(place.folder === null ? 'today.secondPlaceNone' : 'today.secondPlaceNever')
      : t('today.secondPlaceDays', { count: daysBetween(dateOfInstant(place.lastAt), currentDay) })
  return (
    <Task text={text}>
      <TaskLink to="/backup" tone="warning">
        {t(place.folder === null ? 'today.secondPlaceChoose' : 'today.secondPlaceAction')}
      </TaskLink>
    </Task>
  )
}

/** Entering, closing, signing, and then the paper: where the day is to be taken next. */
function PrimaryStep({ today, on }: { readonly today: Today; readonly on: LocalDate }) {
  const mayApprove = useMay('figures.approveDays').isGiven
  const day = shortDay(on)
  const { status } = today.state
  if (status === 'approved' || (status === 'closed' && !mayApprove)) {
    return (
      <ButtonLink to="/reports" search={{ form: 'BM01', kind: 'day', on }} fullWidth>
        {t('today.primaryExport', { day })}
      </ButtonLink>
    )
  }
  if (isOfUnits(today) && status === 'open') {
    return (
      <ButtonLink to="/province" fullWidth>
        {t('today.primaryReceive', { day })}
      </ButtonLink>
    )
  }
  const isComplete = today.counts.missing === 0 && today.counts.errors === 0
  const openText = isComplete ? t('today.primaryClose', { day }) : t('today.primaryEnter', { day })
  return (
    <ButtonLink to="/entry" search={{ on }} fullWidth>
      {status === 'closed' ? t('today.primaryApprove', { day }) : openText}
    </ButtonLink>
  )
}
