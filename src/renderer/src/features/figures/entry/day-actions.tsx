import { Button } from '@mantine/core'
import { usePermissions } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { ButtonLink } from '#renderer/ui/button-link.tsx'
import type { DayState } from '#shared/figures/figures.schema.ts'
import { type DayStep, dayStepFacts, dayStepsOf } from '../day-steps.ts'
import { useIsCorrectedSinceSent } from '../use-day-adjustments.ts'
import { type PlainStep, useDayStep } from '../use-day-step.ts'
import styles from './entry-layout.module.css'
import type { EntryTable } from './use-entry-table.ts'

export type AskedStep = 'close' | 'reopen' | 'unlock'

interface DayActionsProps {
  readonly state: DayState
  readonly table: { readonly saver: Pick<EntryTable['saver'], 'settled'>; readonly grid: EntryTable['grid'] }
  /** A panel asks about this step: it is answered there. */
  readonly asked: AskedStep | null
  readonly onAsk: (step: AskedStep) => void
}

/** What can be done with the day as it stands: one primary step. Who may not do it reads who is waited for. */
export function DayActions({ state, table, asked, onAsk }: DayActionsProps) {
  const { next, others } = dayStepsOf(state, useIsCorrectedSinceSent(state))
  const step = useDayStep(state)
  const may = usePermissions()
  const take = (which: DayStep): void => {
    if (which === 'close' || which === 'reopen' || which === 'unlock') onAsk(which)
    else void takePlain(which)
  }
  /** What was typed is in the ledger first; then the keyboard is the grid's again, as the button goes. */
  const takePlain = async (which: PlainStep): Promise<void> => {
    await table.saver.settled()
    await step.run(which)
    table.grid?.focus()
  }
  const button = (which: DayStep) => {
    const { label, takes } = dayStepFacts[which]
    const { isGiven, needs } = may(takes)
    const isPrimary = which === next
    const wait = waitText(which)
    if (isPrimary && !isGiven && wait !== null) {
      return (
        <span key={which} className={styles.waiting} title={needs}>
          {wait}
        </span>
      )
    }
    return (
      <Button
        key={which}
        variant={isPrimary && asked === null ? 'filled' : 'default'}
        disabled={!isGiven}
        title={needs}
        loading={isPrimary && step.isRunning}
        onClick={() => take(which)}
      >
        {t(label)}
      </Button>
    )
  }
  return (
    <>
      <ButtonLink variant="default" to="/reports" search={{ form: 'BM01', kind: 'day', on: state.on }}>
        {t('entry.actionReport')}
      </ButtonLink>
      {others.filter((one) => one !== asked).map(button)}
      {next !== null && next !== asked && button(next)}
    </>
  )
}

function waitText(step: DayStep): string | null {
  if (step === 'close') return t('entry.waitsClosing')
  return step === 'approve' ? t('entry.waitsApproval') : null
}
