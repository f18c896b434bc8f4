import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { issuesOfRefusal } from '#renderer/rpc/use-group-saver.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import type { CellRef } from '#renderer/ui/grid/grid.types.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { issueText } from '#shared/texts/messages.ts'
import type { VarianceSheet } from './variance-sheet.ts'
import styles from './reconciliation.module.css'

interface VariancePanelProps {
  readonly sheet: VarianceSheet
  readonly active: CellRef | null
}

/** The current figure: both sides of the difference in words, what is wrong, and what was recorded. */
export function VariancePanel({ sheet, active }: VariancePanelProps) {
  const indicator = active?.colId.slice(0, active.colId.lastIndexOf('@'))
  const variance = sheet.variances.find((one) => one.unitCode === active?.rowId && one.indicator === indicator)
  if (variance === undefined) return <p className={styles.muted}>{t('reconciliation.panelEmpty')}</p>
  const { unitCode, unitName, national, own, difference } = variance
  const failed = [...sheet.saving.cells.values()].filter(
    ({ place, state }) => place.unitCode === unitCode && place.on === sheet.on && state === 'failed',
  )
  const refused = issuesOfRefusal(sheet.saving.error).filter(({ where }) => where.unitCode === unitCode)
  return (
    <>
      <h2 className={styles.title}>
        {t('entry.cellTitle', { unit: unitName, indicator: indicatorLabel(variance.indicator, sheet.on) })}
      </h2>
      {difference !== null && national !== null && own !== null && (
        <p>
          {t('reconciliation.arithmetic', {
            own: formatCount(own),
            national: formatCount(national),
            difference: difference > 0 ? `+${formatCount(difference)}` : formatCount(difference),
          })}
        </p>
      )}
      {failed
        .filter((cell) => cell.value === undefined)
        .map((cell) => (
          <Notice key={cell.key} tone="error">
            {cell.place.kind === 'reason'
              ? t('reconciliation.reasonTooLong')
              : t('services.unreadMessage', { text: cell.text })}
          </Notice>
        ))}
      {failed.some((cell) => cell.value !== undefined) && (
        <Notice tone="error">{refused[0] === undefined ? errorText(sheet.saving.error) : issueText(refused[0])}</Notice>
      )}
      <Changes unitCode={unitCode} indicator={variance.indicator} on={sheet.on} />
    </>
  )
}

function Changes(place: { readonly unitCode: string; readonly indicator: string; readonly on: LocalDate }) {
  const answer = useBackendQuery('reconciliation.listChanges', place, { keepPrevious: true })
  const changes = answer.data ?? []
  return (
    <section aria-label={t('reconciliation.history')}>
      <h3 className={styles.title}>{t('reconciliation.history')}</h3>
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {answer.data?.length === 0 ? (
        <p className={styles.muted}>{t('services.historyNone')}</p>
      ) : (
        <ol className={styles.history}>
          {changes.map(({ at, author, document, value }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a history only grows at its start
            <li key={changes.length - index}>
              <strong>{value === null ? t('services.cleared') : formatCount(value)}</strong>
              <span>{[instantText(at), author, document].filter((text) => text !== '').join(' · ')}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
