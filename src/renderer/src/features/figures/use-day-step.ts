import { notifications } from '@mantine/notifications'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import type { DayStep } from './day-steps.ts'

/** Steps that need nothing more than a click. */
export type PlainStep = Exclude<DayStep, 'close' | 'reopen' | 'unlock'>

interface DayStepRunner {
  readonly run: (step: PlainStep) => Promise<void>
  readonly isRunning: boolean
}

/** Takes the day a step on, or back; what is refused is told. */
export function useDayStep(state: DayState): DayStepRunner {
  const approve = useBackendCommand('figures.approveDays')
  const relock = useBackendCommand('figures.relockDays')
  const sent = useBackendCommand('figures.markSent')
  const received = useBackendCommand('figures.markReceived')
  const { on, unlocks, receivedAt } = state

  const steps: Readonly<Record<PlainStep, () => Promise<unknown>>> = {
    approve: () => approve.mutateAsync({ days: [on] }),
    relock: () => Promise.all(unlocks.map(({ number }) => relock.mutateAsync({ number }))),
    send: () => sent.mutateAsync({ on, isSent: true }),
    unsend: () => sent.mutateAsync({ on, isSent: false }),
    resend: async () => {
      if (receivedAt !== null) await received.mutateAsync({ on, isReceived: false })
      await sent.mutateAsync({ on, isSent: false })
      await sent.mutateAsync({ on, isSent: true })
    },
    receive: () => received.mutateAsync({ on, isReceived: true }),
    unreceive: () => received.mutateAsync({ on, isReceived: false }),
  }
  const run = async (step: PlainStep): Promise<void> => {
    try {
      await steps[step]()
    } catch (error) {
      notifications.show({ color: 'red', message: errorText(error), autoClose: false })
    }
  }
  return { run, isRunning: approve.isPending || relock.isPending || sent.isPending || received.isPending }
}
