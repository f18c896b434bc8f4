import { t } from '#renderer/texts/vi.ts'
import { standingRemarks } from '#shared/reports/target-remarks.rules.ts'
import type { TargetProgress, TargetTotal } from '#shared/targets/progress.schema.ts'
import styles from './target-remarks.module.css'

interface TargetRemarksProps {
  readonly rows: readonly TargetProgress[]
  readonly total: TargetTotal
}

/** What must be known of a target beside its figures: whose it is, and who has none or nothing to show. */
export function TargetRemarks({ rows, total }: TargetRemarksProps) {
  const remarks = standingRemarks(t('targets.needed'), rows, total)
  if (remarks.length === 0) return null
  return (
    <ul className={styles.remarks}>
      {remarks.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
