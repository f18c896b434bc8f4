import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Report } from '#shared/reports/reports.schema.ts'
import styles from './report-warnings.module.css'

/** What the sender should know before the sheet goes out: who is missing, and what is printed under the table. */
export function ReportWarnings({ report }: { readonly report: Report }) {
  const names = new Map(report.rows.map((row) => [row.unit, row.name]))
  return (
    <div className={styles.warnings}>
      {report.missing.length === 0 ? (
        <Notice tone="done">{t('reports.missingNone')}</Notice>
      ) : (
        <Notice tone="warning" title={t('reports.missing', { count: report.missing.length })}>
          {report.missing.map((code) => names.get(code) ?? code).join(', ')}
        </Notice>
      )}
      {report.remarks.length > 0 && (
        <Notice tone="info" title={t('reports.remarks')}>
          <ul>
            {report.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
