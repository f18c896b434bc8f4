import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Today } from '#shared/figures/today.schema.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { endTime } from './day-state-pills.tsx'
import { shortDay, Task, TaskLink } from './task.tsx'
import styles from './tasks-card.module.css'
import { useUnlockEnd } from './use-unlock-end.ts'

const daysShown = 4
/** No unlock lasts longer. */
const longestUnlockDays = 3

/** Days that wait for someone: to be closed, signed, sent, locked again. */
export function DayTasks({ today, currentDay }: { readonly today: Today; readonly currentDay: LocalDate }) {
  const { openDays, unapprovedDays, unsentDays } = today
  return (
    <>
      <DaysTask days={openDays} text={t('today.openDays', { count: openDays.length })}>
        {(on) => (
          <TaskLink key={on} to="/entry" search={{ on }} tone="warning">
            {t('today.openDayAction', { day: shortDay(on) })}
          </TaskLink>
        )}
      </DaysTask>
      <DaysTask
        days={unapprovedDays}
        text={t('today.unapprovedDays', { count: unapprovedDays.length })}
        action={<ApproveAll days={unapprovedDays} />}
      >
        {(on) => (
          <TaskLink key={on} to="/entry" search={{ on }} tone="warning">
            {t('today.dayAction', { day: shortDay(on) })}
          </TaskLink>
        )}
      </DaysTask>
      <DaysTask days={unsentDays} text={t('today.unsentDays', { count: unsentDays.length })}>
        {(on) => (
          <TaskLink key={on} to="/entry" search={{ on }} tone="warning">
            {t('today.dayAction', { day: shortDay(on) })}
          </TaskLink>
        )}
      </DaysTask>
      <UnlockTasks currentDay={currentDay} />
    </>
  )
}

interface DaysTaskProps {
  readonly days: readonly LocalDate[]
  readonly text: string
  /** For all of them at once. */
  readonly action?: ReactNode
  readonly children: (on: LocalDate) => ReactNode
}

function DaysTask({ days, text, action, children }: DaysTaskProps) {
  if (days.length === 0) return null
  return (
    <li className={styles.task}>
      <div className={styles.line}>
        <span>{text}</span>
        {action}
      </div>
      <div className={styles.days}>
        {days.slice(0, daysShown).map(children)}
        {days.length > daysShown && (
          <span className={styles.detail}>{t('today.moreDays', { count: days.length - daysShown })}</span>
        )}
      </div>
    </li>
  )
}

function ApproveAll({ days }: { readonly days: readonly LocalDate[] }) {
  const { isGiven, needs } = useMay('figures.approveDays')
  const { mutate, isPending } = useBackendCommand('figures.approveDays')
  if (!isGiven) {
    return (
      <span className={styles.detail} title={needs}>
        {t('entry.waitsApproval')}
      </span>
    )
  }
  const approve = (): void =>
    mutate(
      { days: [...days] },
      {
        onSuccess: ({ length }) => notifications.show({ message: t('today.approved', { count: length }) }),
        onError: (error) => notifications.show({ color: 'red', message: errorText(error), autoClose: false }),
      },
    )
  return (
    <Button size="compact-sm" radius="xl" variant="light" loading={isPending} onClick={approve}>
      {days.length === 1 ? t('today.approveOne') : t('today.approveAll', { count: days.length })}
    </Button>
  )
}

/** Approved days that are open for corrections now. */
function UnlockTasks({ currentDay }: { readonly currentDay: LocalDate }) {
  const span = { from: addDays(currentDay, -longestUnlockDays), to: currentDay }
  const inForce = useBackendQuery('figures.listAdjustments', span).data?.filter((one) => one.lockedAt === null) ?? []
  useUnlockEnd(inForce)
  return inForce.map(({ number, days, openedAt, expiresAt }) => {
    const [on] = days
    return on === undefined ? null : (
      <Task
        key={number}
        text={t('today.unlocked', { number, time: endTime({ at: openedAt, expiresAt }) })}
        detail={days.map(shortDay).join(', ')}
      >
        <TaskLink to="/entry" search={{ on }} tone="warning">
          {t('today.dayAction', { day: shortDay(on) })}
        </TaskLink>
      </Task>
    )
  })
}
