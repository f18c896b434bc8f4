import { Button } from '@mantine/core'
import { Eye, Lock, LockOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePermissions } from '#renderer/rpc/use-may.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { endTime } from '../day-state-pills.tsx'
import styles from './day-strip.module.css'

interface DayStripProps {
  readonly state: DayState
  readonly names: IssueNames
  /** Which role entering takes, for who has none of them. */
  readonly needs: string | undefined
  readonly onAdjustments: () => void
}

/** Over the grid of a day that cannot simply be typed into: why, since when, and what to do. */
export function DayStrip({ state, names, needs, onAdjustments }: DayStripProps) {
  const { status, adjustments } = state
  const may = usePermissions()
  if (status === 'open') {
    return needs === undefined ? null : (
      <Strip icon={<Eye aria-hidden size={15} />} text={t('entry.stripReadOnly', { needs })} />
    )
  }
  const isUnlocked = status === 'approved' && state.unlocks.length > 0
  return (
    <Strip
      tone={isUnlocked ? 'warning' : 'locked'}
      icon={isUnlocked ? <LockOpen aria-hidden size={15} /> : <Lock aria-hidden size={15} />}
      text={isUnlocked ? unlockedText(state, names) : lockedText(state, may)}
    >
      {adjustments.length > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={onAdjustments}>
          {t('entry.stripAdjustments', { count: adjustments.length })}
        </Button>
      )}
    </Strip>
  )
}

interface StripProps {
  readonly tone?: 'locked' | 'warning'
  readonly icon: ReactNode
  readonly text: string
  readonly children?: ReactNode
}

function Strip({ tone = 'locked', icon, text, children }: StripProps) {
  return (
    <div className={styles.strip} data-tone={tone} role="status">
      {icon}
      <p className={styles.text} title={text}>
        {text}
      </p>
      {children}
    </div>
  )
}

function lockedText(
  { status, closedAt, closedBy, approvedAt, approvedBy }: DayState,
  may: ReturnType<typeof usePermissions>,
): string {
  if (status === 'closed') {
    const closed = t('entry.stripClosed', { time: timeText(closedAt), by: closedBy ?? '' })
    return `${closed} ${t(may('figures.reopenDay').isGiven ? 'entry.stripClosedHint' : 'entry.stripClosedAsk')}`
  }
  const approved = t('entry.stripApproved', { time: timeText(approvedAt), by: approvedBy ?? '' })
  return `${approved} ${t(may('figures.unlockDays').isGiven ? 'entry.stripApprovedHint' : 'entry.stripApprovedAsk')}`
}

function unlockedText({ unlocks }: DayState, names: IssueNames): string {
  return unlocks
    .flatMap((unlock) => [
      t('entry.stripUnlocked', { number: unlock.number, time: endTime(unlock) }),
      ...(unlock.unitCodes === null
        ? []
        : [t('entry.stripUnlockedRows', { names: unlock.unitCodes.map((code) => names.unit(code)).join(', ') })]),
    ])
    .join(' ')
}

function timeText(instant: string | null): string {
  return instant === null ? '' : instantText(instant)
}
