import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { issuesOfRefusal } from '#renderer/rpc/use-group-saver.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { neededCount } from '#shared/kernel/progress.ts'
import { shareText } from '#shared/settings/setup-targets.rules.ts'
import { issueText } from '#shared/texts/messages.ts'
import { serviceMeasureTexts } from '#shared/texts/services.texts.ts'
import type { ServiceSheet } from './service-sheet.ts'
import styles from './service-panel.module.css'

/** What there is to know of the current service in the month: its target, what is wrong, what was recorded. */
export function ServicePanel({ sheet, code }: { readonly sheet: ServiceSheet; readonly code: string | undefined }) {
  const row = sheet.rows.find(({ service }) => service.code === code) ?? sheet.rows[0]
  if (row === undefined) return <p className={styles.muted}>{t('services.panelEmpty')}</p>
  const { service, now } = row
  const missing = sheet.book.missing.find((one) => one.code === service.code)
  const crossing = sheet.book.crossing.filter((one) => one.code === service.code)
  return (
    <>
      <div>
        <h2 className={styles.title}>{service.name}</h2>
        <p className={styles.muted}>{t(service.isPolice ? 'services.byPolice' : 'services.byOthers')}</p>
      </div>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>{t('services.targetFact')}</dt>
          <dd>{service.targetBp === null ? t('services.targetNone') : `${shareText(service.targetBp)} %`}</dd>
        </div>
        {service.targetBp !== null && now.received !== null && now.online !== null && (
          <div className={styles.fact}>
            <dt>{t('services.needed')}</dt>
            <dd>{formatCount(Math.max(0, neededCount(service.targetBp, now.received) - now.online))}</dd>
          </div>
        )}
      </dl>
      {service.targetDocument !== '' && (
        <p className={styles.muted}>{t('services.targetDocument', { document: service.targetDocument })}</p>
      )}
      <Messages sheet={sheet} code={service.code} />
      {missing !== undefined && sheet.book.from.slice(0, 7) !== sheet.book.to.slice(0, 7) && (
        <p className={styles.muted}>
          {t('services.missingMonths', {
            months: missing.months.map((month) => `${month.slice(5)}/${month.slice(0, 4)}`).join(', '),
          })}
        </p>
      )}
      {crossing.map(({ from, to }) => (
        <Notice key={from} tone="warning">
          {t('services.crossing', { from: formatDate(from), to: formatDate(to) })}
        </Notice>
      ))}
      <Changes sheet={sheet} code={service.code} />
    </>
  )
}

/** Why figures of the service are not saved. */
function Messages({ sheet, code }: { readonly sheet: ServiceSheet; readonly code: string }) {
  const failed = [...sheet.saving.cells.values()].filter(
    (cell) => cell.place.code === code && cell.place.from === sheet.book.from && cell.state === 'failed',
  )
  const unread = failed.filter((cell) => cell.value === undefined)
  const refused =
    failed.length > unread.length ? issuesOfRefusal(sheet.saving.error).filter(({ where }) => where.path === code) : []
  return (
    <>
      {unread.map((cell) => (
        <Notice key={cell.key} tone="error">
          {t('services.unreadMessage', { text: cell.text })}
        </Notice>
      ))}
      {refused.map((issue) => (
        <Notice key={issue.code} tone="error">
          {issueText(issue)}
        </Notice>
      ))}
    </>
  )
}

function Changes({ sheet: { book }, code }: { readonly sheet: ServiceSheet; readonly code: string }) {
  const answer = useBackendQuery('services.listChanges', { code, from: book.from, to: book.to })
  const changes = answer.data ?? []
  return (
    <section aria-label={t('services.history')}>
      <h3 className={styles.title}>{t('services.history')}</h3>
      {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
      {answer.data?.length === 0 ? (
        <p className={styles.muted}>{t('services.historyNone')}</p>
      ) : (
        <ol className={styles.history}>
          {changes.map(({ at, author, document, measure, value }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a history only grows at its start
            <li key={changes.length - index}>
              <span>{serviceMeasureTexts[measure]}</span>
              <strong>{value === null ? t('services.cleared') : formatCount(value)}</strong>
              <small>{[instantText(at), author, document].filter((text) => text !== '').join(' · ')}</small>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
