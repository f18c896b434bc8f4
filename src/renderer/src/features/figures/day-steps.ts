/** What may come next in the life of a day, whoever asks. */
import type { TextKey } from '#renderer/texts/vi.ts'
import type { ProcedureName } from '#shared/contract/contract.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'

export type DayStep =
  | 'close'
  | 'reopen'
  | 'approve'
  | 'unlock'
  | 'relock'
  | 'send'
  | 'unsend'
  | 'resend'
  | 'receive'
  | 'unreceive'

interface StepFacts {
  readonly label: Extract<TextKey, `entry.step${string}`>
  /** What a person must be allowed to call. */
  readonly takes: ProcedureName
}

export const dayStepFacts = {
  close: { label: 'entry.stepClose', takes: 'figures.closeDay' },
  reopen: { label: 'entry.stepReopen', takes: 'figures.reopenDay' },
  approve: { label: 'entry.stepApprove', takes: 'figures.approveDays' },
  unlock: { label: 'entry.stepUnlock', takes: 'figures.unlockDays' },
  relock: { label: 'entry.stepRelock', takes: 'figures.relockDays' },
  send: { label: 'entry.stepSend', takes: 'figures.markSent' },
  unsend: { label: 'entry.stepUnsend', takes: 'figures.markSent' },
  resend: { label: 'entry.stepResend', takes: 'figures.markSent' },
  receive: { label: 'entry.stepReceive', takes: 'figures.markReceived' },
  unreceive: { label: 'entry.stepUnreceive', takes: 'figures.markReceived' },
} as const satisfies Record<DayStep, StepFacts>

/** The one step that takes the day on, and the others that are open; none takes a received day on. */
export function dayStepsOf(
  { status, unlocks, sentAt, receivedAt }: Pick<DayState, 'status' | 'unlocks' | 'sentAt' | 'receivedAt'>,
  isCorrectedSinceSent: boolean,
): { readonly next: DayStep | null; readonly others: readonly DayStep[] } {
  if (status === 'open') return { next: 'close', others: [] }
  if (status === 'closed') return { next: 'approve', others: ['reopen'] }
  const isUnlocked = unlocks.length > 0
  const back: readonly DayStep[] = sentAt === null ? [] : [receivedAt === null ? 'unsend' : 'unreceive']
  const onward = onwardOf(sentAt, receivedAt, isCorrectedSinceSent)
  if (isUnlocked) return { next: 'relock', others: [...back, ...(onward === null ? [] : [onward])] }
  return { next: onward, others: [...back, 'unlock'] }
}

function onwardOf(sentAt: string | null, receivedAt: string | null, isCorrectedSinceSent: boolean): DayStep | null {
  if (sentAt === null) return 'send'
  if (isCorrectedSinceSent) return 'resend'
  return receivedAt === null ? 'receive' : null
}
