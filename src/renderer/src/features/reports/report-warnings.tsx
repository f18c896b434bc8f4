import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import styles from './report-warnings.module.css'

type Shown = Pick<Output<'reports.showReport'>, 'hasRows' | 'missing' | 'remarks'>

/** What the sender should know before the sheet goes out: who is missing, and what is printed under the table. */
export function ReportWarnings({ report, isOfUnits }: { readonly report: Shown; readonly isOfUnits: boolean }) {
  const [first, ...others] = report.remarks
  const isEmpty = !isOfUnits && !report.hasRows
  const remarks = isEmpty ? others : report.remarks
  return (
    <div className={styles.warnings}>
      {isEmpty && (
        <Notice tone="warning" title={t('reports.empty')}>
          {first}
        </Notice>
      )}
      {isOfUnits && <Missing names={report.missing} />}
      {remarks.length > 0 && (
        <Notice tone="info" title={t('reports.remarks')}>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

function Missing({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return <Notice tone="done">{t('reports.missingNone')}</Notice>
  return (
    <Notice tone="warning" title={t('reports.missing', { count: names.length })}>
      {names.join(', ')}
    </Notice>
  )
}
