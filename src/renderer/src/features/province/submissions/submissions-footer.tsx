import { Button, Loader } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import type { Permission } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import type { FileOutcome } from '#shared/province/submissions.schema.ts'
import styles from './submissions.module.css'
import type { Intake, IntakeState } from './use-intake.ts'

interface SubmissionsFooterProps {
  readonly intake: Intake
  readonly may: Permission
}

/** How far the chosen files have come, the one thing to do with them, and where the receipt lies. */
export function SubmissionsFooter({ intake, may }: SubmissionsFooterProps) {
  const { state, receive, discard } = intake
  const acceptable = state.phase === 'shown' ? countOf(state.outcomes, 'accepted') : 0
  const others = state.phase === 'shown' ? countOf(state.outcomes, 'unverified') : 0
  const count = acceptable + others
  const refusedOnly = state.phase === 'shown' && count === 0
  const canReceive = may.isGiven && state.phase === 'shown' && !state.isReceiving
  useActions(
    useMemo(
      () => [
        {
          id: 'submissions.receive',
          label: t('submissions.receive', { count }),
          group: t('frame.groupHere'),
          shortcuts: ['Ctrl+Enter'],
          isEnabled: canReceive,
          run: receive,
        },
      ],
      [count, canReceive, receive],
    ),
  )
  return (
    <>
      <Sums state={state} />
      {state.phase === 'received' && <ReceiptLine state={state} onTrouble={intake.tell} />}
      <div className={styles.actions}>
        {state.phase !== 'idle' && (
          <Button variant="default" onClick={discard} disabled={state.phase === 'shown' && state.isReceiving}>
            {leaveTexts[state.phase]}
          </Button>
        )}
        {state.phase === 'shown' && (
          <Button disabled={!canReceive} title={may.needs} loading={state.isReceiving} onClick={receive}>
            {refusedOnly ? t('submissions.receiveNone') : t('submissions.receive', { count })}
          </Button>
        )}
      </div>
    </>
  )
}

/** What leaving the chosen files means. */
const leaveTexts: Readonly<Record<Exclude<IntakeState['phase'], 'idle'>, string>> = {
  reading: t('submissions.cancel'),
  checking: t('submissions.cancel'),
  shown: t('submissions.discard'),
  received: t('submissions.finish'),
}

function countOf(outcomes: readonly FileOutcome[], state: FileOutcome['state']): number {
  return outcomes.filter((one) => one.state === state).length
}

function Sums({ state }: { readonly state: IntakeState }) {
  if (state.phase === 'idle') return null
  if (state.phase === 'reading' || state.phase === 'checking')
    return (
      <span className={styles.sums} role="status">
        <Loader size="xs" />
        {state.phase === 'reading'
          ? t('submissions.reading', { number: state.number, total: state.total })
          : t('submissions.checking', { count: state.total })}
      </span>
    )
  const { outcomes, phase } = state
  return (
    <span className={styles.sums} role="status">
      <span>
        {phase === 'shown' ? t('submissions.sumAcceptable') : t('submissions.sumAccepted')}{' '}
        <strong>{countOf(outcomes, 'accepted')}</strong>
      </span>
      <span>
        {t('submissions.sumRefused')} <strong>{countOf(outcomes, 'refused')}</strong>
      </span>
      <span>
        {t('submissions.sumUnverified')} <strong>{countOf(outcomes, 'unverified')}</strong>
      </span>
    </span>
  )
}

interface ReceiptLineProps {
  readonly state: Extract<IntakeState, { phase: 'received' }>
  readonly onTrouble: (text: string) => void
}

/** The receipt lies beside the store; a copy goes where the files came from. */
function ReceiptLine({ state: { batch, outcomes, receipt }, onTrouble }: ReceiptLineProps) {
  const { mutateAsync: chooseFolder } = useBackendCommand('desktop.chooseFolder')
  const { mutateAsync: saveReceipt, data } = useBackendCommand('province.saveReceipt')
  const copy = useCallback(() => {
    const work = async (): Promise<void> => {
      const { path: folder } = await chooseFolder({ purpose: 'receipt' })
      if (folder === null) return
      const unverified = outcomes.filter(({ submissionId }) => submissionId === null).map(({ name }) => name)
      await saveReceipt({ batch, folder, unverified })
    }
    work().catch((error: unknown) => onTrouble(errorText(error)))
  }, [batch, outcomes, chooseFolder, saveReceipt, onTrouble])
  const path = data?.path ?? receipt
  return (
    <span className={styles.receipt} role="status">
      {path !== null && (
        <span className={styles.path} title={path}>
          {t('submissions.receipt', { path })}
        </span>
      )}
      <Button size="compact-sm" variant="default" onClick={copy}>
        {t('submissions.saveReceipt')}
      </Button>
    </span>
  )
}
