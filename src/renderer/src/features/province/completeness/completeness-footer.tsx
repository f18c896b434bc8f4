import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Copy, Phone } from 'lucide-react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import footer from '#renderer/ui/screen-footer.module.css'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, type PercentFormat } from '#shared/kernel/ratio.ts'
import type { SlotTally } from '#shared/province/completeness.schema.ts'

interface CompletenessFooterProps {
  readonly total: SlotTally
  readonly format: PercentFormat
  /** The list of the day looked at as a text, and of how many units; undefined until it is known. */
  readonly message: string | undefined
  readonly lacking: number
  readonly areCallsOpen: boolean
  readonly onCalls: () => void
}

/** What the matrix comes to, and what is done about what is missing. */
export function CompletenessFooter({
  total,
  format,
  message,
  lacking,
  areCallsOpen,
  onCalls,
}: CompletenessFooterProps) {
  const { mutate } = useBackendCommand('desktop.copyText')
  const copy = (): void => {
    if (message === undefined) return
    mutate(
      { text: message },
      {
        onSuccess: () => notifications.show({ message: t('completeness.listCopied') }),
        onError: (error) => notifications.show({ color: 'red', message: errorText(error), autoClose: false }),
      },
    )
  }
  return (
    <>
      <div className={footer.sums}>
        <Sum label={t('completeness.sumSubmitted')} value={rateText(total.submitted, total.due, format)} />
        <Sum label={t('completeness.sumOnTime')} value={rateText(total.onTime, total.due, format)} />
        {counts
          .filter(([, of, isAlways]) => isAlways === true || of(total) > 0)
          .map(([label, of]) => (
            <Sum key={label} label={label} value={formatCount(of(total))} />
          ))}
      </div>
      <div className={footer.actions}>
        <Button
          variant="default"
          leftSection={<Copy aria-hidden size={15} />}
          disabled={message === undefined}
          onClick={copy}
        >
          {t('completeness.copyList')}
        </Button>
        <Button
          variant={areCallsOpen ? 'default' : 'filled'}
          leftSection={<Phone aria-hidden size={15} />}
          aria-pressed={areCallsOpen}
          onClick={onCalls}
        >
          {areCallsOpen ? t('completeness.closeCalls') : t('completeness.openCalls', { count: formatCount(lacking) })}
        </Button>
      </div>
    </>
  )
}

/** Who is missing is told also where nobody is; the rest where there is any. */
const counts: readonly (readonly [string, (total: SlotTally) => number, isAlways?: boolean])[] = [
  [t('completeness.sumMissing'), ({ missing }) => missing, true],
  [t('completeness.sumUnverified'), ({ unverified }) => unverified],
  [t('completeness.sumResubmitted'), ({ resubmitted }) => resubmitted],
  [t('completeness.sumEmpty'), ({ empty }) => empty],
  [t('completeness.sumExempt'), ({ exempt }) => exempt],
]

function Sum({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <span>
      {label} <strong>{value}</strong>
    </span>
  )
}

function rateText(num: number, den: number, format: PercentFormat): string {
  return `${formatCount(num)}/${formatCount(den)} · ${formatPercent(num, den, format)}`
}
