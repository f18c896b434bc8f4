import { Button, Modal, Radio, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatInstant } from '#shared/kernel/instant.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Correction, Submission, WithdrawalPreview } from '#shared/province/submissions.schema.ts'
import { Changes } from './file-parts.tsx'
import { ReasonForm } from './reason-form.tsx'
import { daysText, subjectText, unitText, valueText } from './subject-text.ts'
import styles from './submissions.module.css'

interface WithdrawProps {
  readonly submission: Submission
  readonly nameOf: (unitCode: string) => string
}

/** "Rút bản nộp": shows what goes with it and what counts afterwards, asks for the reason, then takes it out of the book. */
export function WithdrawButton(props: WithdrawProps) {
  const [isAsked, setIsAsked] = useState(false)
  const may = useMay('province.withdrawSubmission')
  const { id } = props.submission
  const { mutate: look, data: preview, error, reset } = useBackendCommand('province.previewWithdrawal')
  const open = (): void => {
    reset()
    setIsAsked(true)
    look({ id })
  }
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={!may.isGiven} title={may.needs} onClick={open}>
        {t('submissions.withdraw')}
      </Button>
      <Modal
        opened={isAsked}
        onClose={() => setIsAsked(false)}
        title={t('submissions.withdrawTitle')}
        size="xl"
        centered
      >
        {error !== null && <Notice tone="error">{errorText(error)}</Notice>}
        {preview === undefined && error === null && <Loading />}
        {preview !== undefined && <WithdrawForm {...props} preview={preview} onDone={() => setIsAsked(false)} />}
      </Modal>
    </>
  )
}

interface WithdrawFormProps extends WithdrawProps {
  readonly preview: WithdrawalPreview
  readonly onDone: () => void
}

type Answer = 'keep' | 'drop'

function WithdrawForm({ submission, nameOf, preview, onDone }: WithdrawFormProps) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { mutate, isPending, error } = useBackendCommand('province.withdrawSubmission')
  const { corrections, rows, standing } = preview
  const areKept = answer === 'keep'
  const changes = preview.changes
    .map((one) => (areKept ? { ...one, after: one.kept } : one))
    .filter(({ before, after }) => before !== after)
  const withdraw = (reason: string): void =>
    mutate(
      { clientId: newClientId(), id: submission.id, reason, ...(answer !== null && { corrections: answer }) },
      {
        onSuccess: () => {
          onDone()
          notifications.show({ message: t('submissions.withdrawDone') })
        },
      },
    )
  return (
    <div className={styles.withdraw}>
      <p>
        <strong>{unitText(submission)}</strong>
        {` · ${subjectText(submission)} · ${t('submissions.withdrawRows', { count: rows })}`}
      </p>
      <Changes
        changes={changes}
        title={t('submissions.withdrawTotals')}
        before={t('submissions.withdrawBefore')}
        after={t('submissions.withdrawAfter')}
      />
      {changes.length === 0 && <p>{t('submissions.withdrawNothing')}</p>}
      <p>{standingText(standing, areKept)}</p>
      {corrections.length > 0 && (
        <Notice tone="warning" title={t('submissions.withdrawCorrections', { count: corrections.length })}>
          <ul className={styles.corrections}>
            {corrections.map((one) => (
              <li key={`${one.unitCode} ${one.indicator} ${one.channel}`}>
                {correctionText(one, nameOf(one.unitCode), submission.period?.to ?? '')}
              </li>
            ))}
          </ul>
          <Radio.Group
            aria-label={t('submissions.withdrawCorrections', { count: corrections.length })}
            value={answer}
            onChange={(next) => setAnswer(next === 'keep' ? 'keep' : 'drop')}
          >
            <Stack gap="xs">
              <Radio value="keep" label={t('submissions.withdrawKeep')} />
              <Radio value="drop" label={t('submissions.withdrawDrop')} />
            </Stack>
          </Radio.Group>
        </Notice>
      )}
      <ReasonForm
        label={t('submissions.withdrawReason')}
        action={t('submissions.withdrawTitle')}
        isPending={isPending}
        isHeld={corrections.length > 0 && answer === null}
        onGiven={withdraw}
      />
      {error !== null && <Notice tone="error">{errorText(error)}</Notice>}
    </div>
  )
}

function correctionText({ indicator, channel, value, sheet, author, at }: Correction, row: string, on: string): string {
  const label = indicatorLabel(indicator, on)
  return t(sheet === null ? 'submissions.withdrawAddition' : 'submissions.withdrawCorrection', {
    row,
    column: channel === 'MOBILE' ? t('submissions.withdrawMobile', { column: label }) : label,
    sheet: valueText(sheet),
    value: formatCount(value),
    author,
    at: formatInstant(at),
  })
}

/** What counts for the days when the sheet is gone. */
function standingText(standing: WithdrawalPreview['standing'], areKept: boolean): string {
  if (standing.length === 0) return t(areKept ? 'submissions.withdrawNoneKept' : 'submissions.withdrawNone')
  const files = standing.map(({ form, fileName, from, to }) => `${form} ${daysText({ from, to })} (${fileName})`)
  return t('submissions.withdrawStanding', { files: files.join('; ') })
}
