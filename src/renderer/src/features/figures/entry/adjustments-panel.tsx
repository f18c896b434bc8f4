import { Loader } from '@mantine/core'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { Adjustment } from '#shared/figures/figures.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { endTime } from '../day-state-pills.tsx'
import { useDayAdjustments } from '../use-day-adjustments.ts'
import { cellText, countText } from './change-text.ts'
import styles from './history-panel.module.css'
import { SidePanel } from './side-panel.tsx'

interface AdjustmentsPanelProps {
  readonly on: LocalDate
  readonly names: IssueNames
  readonly onDone: () => void
}

/** The numbered corrections of an approved day: who opened it, why, and what stands there instead. */
export function AdjustmentsPanel({ on, names, onDone }: AdjustmentsPanelProps) {
  const adjustments = useDayAdjustments(on)
  return (
    <SidePanel title={t('entry.adjustmentsTitle', { date: formatDate(on) })} onCancel={onDone}>
      {adjustments === undefined && <Loader size="sm" aria-label={t('entry.historyLoading')} />}
      {adjustments?.length === 0 && <p className={styles.muted}>{t('entry.adjustmentsNone')}</p>}
      <ol className={styles.entries}>
        {adjustments?.map((one) => (
          <AdjustmentItem key={one.number} adjustment={one} names={names} />
        ))}
      </ol>
    </SidePanel>
  )
}

function AdjustmentItem({ adjustment, names }: { readonly adjustment: Adjustment; readonly names: IssueNames }) {
  const { number, openedAt, openedBy, reason, lockedAt, unitCodes, reportedOn, changes } = adjustment
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <h3 className={styles.heading}>{t('entry.adjustmentNumber', { number })}</h3>
        {lockedAt === null ? (
          <Pill tone="warning">
            {t('entry.adjustmentOpen', { time: endTime({ at: openedAt, expiresAt: adjustment.expiresAt }) })}
          </Pill>
        ) : (
          <Pill tone="neutral">{t('entry.adjustmentLocked', { time: instantText(lockedAt) })}</Pill>
        )}
      </div>
      <p>{reason}</p>
      <p className={styles.muted}>{t('entry.adjustmentOpened', { time: instantText(openedAt), by: openedBy })}</p>
      <p className={styles.muted}>
        {unitCodes === null
          ? t('entry.adjustmentWhole')
          : t('entry.adjustmentRows', { names: unitCodes.map((code) => names.unit(code)).join(', ') })}
        {' · '}
        {t('entry.adjustmentReported', { date: formatDate(reportedOn) })}
      </p>
      {changes.length === 0 ? (
        <p className={styles.muted}>{t('entry.adjustmentUnchanged')}</p>
      ) : (
        <table className={styles.changes}>
          <thead>
            <tr>
              <th scope="col">{t('entry.changeRow')}</th>
              <th scope="col">{t('entry.changeBefore')}</th>
              <th scope="col">{t('entry.changeAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.unitCode} ${change.indicator} ${change.channel} ${change.from}`}>
                <th scope="row">{cellText(change, change.from, names)}</th>
                <td>{countText(change.before)}</td>
                <td>{countText(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  )
}
