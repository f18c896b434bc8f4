import { Tooltip } from '@mantine/core'
import { instantText, instantTime } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { DayState, Unlock } from '#shared/figures/figures.schema.ts'
import { dateOfInstant } from '#shared/kernel/instant.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import styles from './day-state-pills.module.css'
import { useIsCorrectedSinceSent } from './use-day-adjustments.ts'

interface DayStatePillsProps {
  readonly state: DayState
  /** Beside much else: a narrow window shows only what matters most. */
  readonly isBrief?: boolean
}

/** How far the day has come, and whether it is open for corrections; by whom and when is told on pointing. */
export function DayStatePills({ state, isBrief = false }: DayStatePillsProps) {
  const isCorrected = useIsCorrectedSinceSent(state)
  const isUnlocked = state.unlocks.length > 0
  return (
    <>
      <span className={isBrief && isUnlocked ? styles.whereRoom : undefined}>
        <StandingPill state={state} isCorrected={isCorrected} />
      </span>
      {state.unlocks.map((unlock) => (
        <ExplainedPill
          key={unlock.number}
          tone="warning"
          text={t('entry.unlockedUntil', { number: unlock.number, time: endTime(unlock) })}
          explanation={t('entry.lifeUnlocked', { by: unlock.by, time: instantText(unlock.at), reason: unlock.reason })}
        />
      ))}
    </>
  )
}

function StandingPill({ state, isCorrected }: { readonly state: DayState; readonly isCorrected: boolean }) {
  if (!isCorrected) return <ExplainedPill tone="done" text={standingText(state)} explanation={lifeText(state)} />
  const explanation = `${t('entry.correctedSinceSentWhy')} ${lifeText(state)}`
  return <ExplainedPill tone="warning" text={t('entry.correctedSinceSent')} explanation={explanation} />
}

/** When an unlock ends: '18:40', and on another day than it was given '18:40 ngày 16/04'. */
export function endTime({ at, expiresAt }: Pick<Unlock, 'at' | 'expiresAt'>): string {
  const endsOn = dateOfInstant(expiresAt)
  const time = instantTime(expiresAt)
  return dateOfInstant(at) === endsOn ? time : t('entry.timeOnDay', { time, day: formatDate(endsOn).slice(0, 5) })
}

function standingText({ status, closedAt, approvedAt, sentAt, receivedAt, reopenReason }: DayState): string {
  if (status === 'open') return t(reopenReason === null ? 'entry.open' : 'entry.reopened')
  if (status === 'closed') return t('entry.closedAt', { time: timeOf(closedAt) })
  if (receivedAt !== null) return t('entry.receivedAt', { time: instantTime(receivedAt) })
  return sentAt === null
    ? t('entry.approvedAt', { time: timeOf(approvedAt) })
    : t('entry.sentAt', { time: instantTime(sentAt) })
}

function timeOf(instant: string | null): string {
  return instant === null ? '' : instantTime(instant)
}

/** All that happened, in order. */
function lifeText({ closedAt, closedBy, approvedAt, approvedBy, sentAt, receivedAt, reopenReason }: DayState): string {
  const lines = [
    ...(reopenReason === null ? [] : [t('entry.reopenedBecause', { reason: reopenReason })]),
    ...(closedAt === null ? [] : [t('entry.lifeClosed', { time: instantText(closedAt), by: closedBy ?? '' })]),
    ...(approvedAt === null ? [] : [t('entry.lifeApproved', { time: instantText(approvedAt), by: approvedBy ?? '' })]),
    ...(sentAt === null ? [] : [t('entry.lifeSent', { time: instantText(sentAt) })]),
    ...(receivedAt === null ? [] : [t('entry.lifeReceived', { time: instantText(receivedAt) })]),
  ]
  return lines.length === 0 ? t('entry.lifeOpen') : lines.join(' ')
}

interface ExplainedPillProps {
  readonly tone: 'done' | 'warning'
  readonly text: string
  readonly explanation: string
}

/** A pill that says more when it is pointed at. */
export function ExplainedPill({ tone, text, explanation }: ExplainedPillProps) {
  return (
    <Tooltip label={explanation} multiline maw={360}>
      <span>
        <Pill tone={tone}>{text}</Pill>
      </span>
    </Tooltip>
  )
}
