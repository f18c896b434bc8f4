import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Report } from '#shared/reports/reports.schema.ts'
import styles from './report-warnings.module.css'

/** What the sender should know before the sheet goes out: who is missing, and what is printed under the table. */
export function ReportWarnings({ report, isOfUnits }: { readonly report: Report; readonly isOfUnits: boolean }) {
  const [first, ...others] = report.remarks
  const isEmpty = !isOfUnits && report.rows.length === 0
  const remarks = isEmpty ? others : report.remarks
  return (
    <div className={styles.warnings}>
      {isEmpty && (
        <Notice tone="warning" title={t('reports.empty')}>
          {first}
        </Notice>
      )}
      {isOfUnits && <Missing report={report} />}
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

function Missing({ report }: { readonly report: Report }) {
  const names = new Map(report.rows.map((row) => [row.unit, row.name]))
  if (report.missing.length === 0) return <Notice tone="done">{t('reports.missingNone')}</Notice>
  return (
    <Notice tone="warning" title={t('reports.missing', { count: report.missing.length })}>
      {report.missing.map((code) => names.get(code) ?? code).join(', ')}
    </Notice>
  )
}
