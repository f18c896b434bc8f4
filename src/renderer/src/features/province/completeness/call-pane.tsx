import { CloseButton } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { DueForm } from '#shared/province/completeness.schema.ts'
import { momentText } from '#shared/province/missing-message.rules.ts'
import { CallEntry } from './call-entry.tsx'
import styles from './completeness.module.css'
import { DeadlineButton } from './deadline-button.tsx'
import { lowered } from './slot-words.ts'

interface CallPaneProps {
  readonly form: DueForm
  readonly list: Output<'province.getCallList'>
  readonly onOpenUnit: (unitCode: string) => void
  readonly onClose: () => void
}

/** Who has not sent the sheet of the day or period looked at, and all that makes the call short. */
export function CallPane({ form, list, onOpenUnit, onClose }: CallPaneProps) {
  const { slot, required, receivedRequired, rows } = list
  const title = t('completeness.callsTitle', { form, period: lowered(slot.label) })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc from any field inside
    <section
      className={styles.pane}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.paneHead}>
        <h2>{title}</h2>
        <CloseButton size="sm" aria-label={t('completeness.closeCalls')} onClick={onClose} />
        <div className={`${styles.line} ${styles.wide}`}>
          <p className={`${styles.quiet} ${styles.grow}`}>
            {slot.restName === null
              ? t('completeness.callsCount', {
                  received: receivedRequired,
                  required,
                  deadline: momentText(slot.deadlineAt),
                })
              : t('completeness.restDay', { name: slot.restName })}
          </p>
          <DeadlineButton form={form} slot={slot} />
        </div>
      </header>
      <div className={styles.paneBody}>
        {rows.length === 0 && (
          <p className={styles.padded}>{t(required === 0 ? 'completeness.callsNotDue' : 'completeness.callsNone')}</p>
        )}
        {rows.map((row) => (
          <CallEntry key={row.unitCode} form={form} slot={slot} row={row} onOpenUnit={onOpenUnit} />
        ))}
      </div>
    </section>
  )
}
