import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Check, CircleHelp, Copy } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import { Sparkline } from '#renderer/ui/sparkline.tsx'
import type { Output } from '#shared/contract/contract.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './outliers.module.css'

const verdictTexts = { right: t('outliers.wasRight'), wrong: t('outliers.wasWrong') } as const

/** What was found out before the figure was changed: it is asked about anew. */
function formerText({ value, verdict, reason }: NonNullable<ToldOutlier['former']>, now: number): string {
  return t('outliers.former', {
    value: formatCount(value),
    verdict: verdictTexts[verdict].toLocaleLowerCase('vi'),
    reason: reason === '' ? '' : ` (${reason})`,
    now: formatCount(now),
  })
}

type ToldOutlier = Output<'province.findOutliers'>['outliers'][number]

/** One figure with its days before, why it is asked about, and what was found out: on its name Đ is right, H asks the unit. */
export function OutlierItem({ outlier }: { readonly outlier: ToldOutlier }) {
  const { unitCode, unitName, indicator, on, value, why, question, verdict, former, history } = outlier
  const [reason, setReason] = useState(verdict?.reason ?? '')
  const reasonField = useRef<HTMLInputElement>(null)
  const save = useBackendCommand('province.saveVerdict')
  const copy = useBackendCommand('desktop.copyText')
  const may = useMay('province.saveVerdict')
  const failed = (error: Error): string =>
    notifications.show({ color: 'red', message: errorText(error), autoClose: false })
  const decide = (found: 'right' | 'wrong'): void => {
    const next = verdict?.verdict === found && verdict.reason === reason ? null : found
    const told = { unitCode, indicator, on, value, verdict: next, reason }
    save.mutate({ clientId: newClientId(), verdict: told }, { onError: failed })
  }
  const ask = (): void =>
    copy.mutate(
      { text: question },
      { onSuccess: () => notifications.show({ message: t('outliers.copied') }), onError: failed },
    )
  const byKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.ctrlKey || event.altKey || !may.isGiven) return
    const key = event.key.toLocaleLowerCase('vi')
    if (key === 'đ' || key === 'd') decide('right')
    else if (key === 'h') decide('wrong')
    else return
    event.preventDefault()
  }
  const title = `${unitName}, ${indicatorLabel(indicator, on)}: ${formatCount(value)}`
  return (
    <li className={styles.item} aria-label={title}>
      <button type="button" className={styles.figure} onKeyDown={byKey} onClick={() => reasonField.current?.focus()}>
        <strong>{unitName}</strong>
        <span className={styles.quiet}>{indicatorLabel(indicator, on)}</span>
      </button>
      <strong className={styles.value}>{formatCount(value)}</strong>
      <div className={styles.line}>
        <Sparkline series={[...history, { on, value }]} />
      </div>
      <p className={styles.why}>
        {why}
        {former !== null && ` ${formerText(former, value)}`}
      </p>
      <div className={styles.verdict}>
        {verdict !== null && (
          <Pill tone={verdict.verdict === 'right' ? 'done' : 'warning'}>{verdictTexts[verdict.verdict]}</Pill>
        )}
      </div>
      <div className={styles.actions}>
        {may.isGiven && (
          <>
            <TextInput
              ref={reasonField}
              size="xs"
              className={styles.reason}
              aria-label={t('outliers.reasonOf', { figure: title })}
              placeholder={t('outliers.reason')}
              maxLength={300}
              autoComplete="off"
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<Check aria-hidden size={14} />}
              aria-pressed={verdict?.verdict === 'right'}
              loading={save.isPending}
              onClick={() => decide('right')}
            >
              {t('outliers.right')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<CircleHelp aria-hidden size={14} />}
              aria-pressed={verdict?.verdict === 'wrong'}
              loading={save.isPending}
              onClick={() => decide('wrong')}
            >
              {t('outliers.wrong')}
            </Button>
          </>
        )}
        <Button size="compact-sm" variant="default" leftSection={<Copy aria-hidden size={14} />} onClick={ask}>
          {t('outliers.copy')}
        </Button>
      </div>
    </li>
  )
}
