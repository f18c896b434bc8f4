import { Button } from '@mantine/core'
import { FileSpreadsheet, Plus, Printer } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import { ButtonLink } from '#renderer/ui/button-link.tsx'
import footer from '#renderer/ui/screen-footer.module.css'
import { renamedFrom } from '#shared/indicators/dated-labels.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'
import { sumOfTotals } from './session-rows.ts'
import { countText } from './session-words.ts'

interface SessionsFooterProps {
  readonly on: LocalDate
  /** Of the month. */
  readonly sessions: readonly Session[]
  /** A session is open: its own button is the one to press. */
  readonly isOpen: boolean
  readonly onPrint: () => void
  readonly onAdd: (() => void) | undefined
}

/** What the month comes to, and what can be done with it. */
export function SessionsFooter({ on, sessions, isOpen, onPrint, onAdd }: SessionsFooterProps) {
  const sums = sumOfTotals(sessions)
  const counts = Map.groupBy(sessions, ({ plan }) => plan.status)
  const told: readonly (readonly [string, number | null | undefined])[] = [
    [t('sessions.countPlanned'), counts.get('planned')?.length ?? 0],
    [t('sessions.countDone'), counts.get('done')?.length ?? 0],
    [t('sessions.countCancelled'), counts.get('cancelled')?.length ?? 0],
    [t(on < renamedFrom ? 'entry.sumCard' : 'entry.sumCardNew'), sums['CC_TOTAL']],
    [t('sessions.sumCollected'), sums['EID_COL']],
    [t('sessions.sumActivated'), sums['EID_ACT']],
  ]
  return (
    <>
      <div className={footer.sums}>
        {told.map(([label, count]) => (
          <span key={label}>
            {label} <strong>{countText(count)}</strong>
          </span>
        ))}
      </div>
      <div className={footer.actions}>
        <ButtonLink
          to="/reports"
          search={{ form: 'BM03', kind: 'month', on }}
          variant="default"
          leftSection={<FileSpreadsheet aria-hidden size={15} />}
        >
          {t('sessions.report')}
        </ButtonLink>
        <Button variant="default" leftSection={<Printer aria-hidden size={15} />} onClick={onPrint}>
          {t('sessions.print')}
        </Button>
        {onAdd !== undefined && (
          <Button variant={isOpen ? 'default' : 'filled'} leftSection={<Plus aria-hidden size={15} />} onClick={onAdd}>
            {t('sessions.add')}
          </Button>
        )}
      </div>
    </>
  )
}
